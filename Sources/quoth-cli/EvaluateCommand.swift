import ArgumentParser
import QuothDiagnostics
import QuothEngine
import QuothEvaluation
import QuothFormats
import QuothModel

/// `quoth evaluate`: holds predictions against gold.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Holds predictions, or what a rule pack finds, against gold.",
    discussion: """
      GOLD and PREDICTED are JSON Lines files, brat folders or CoNLL columns. Exit status: 0 fine, \
      1 a budget missed, 2 usage, 3 bad input.

      --watch and --against print single matches instead of a report: + is gained, - is lost, \
      'right' or 'wrong' is what gold says of the match, '?' stands where there is no gold.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown, html, junit
  }

  @ArgumentParser.Argument(help: "Documents annotated by hand.")
  var gold: String

  @ArgumentParser.Argument(help: "The same documents, annotated by Quoth or by something else.")
  var predicted: String?

  @Option(
    help: ArgumentHelp(
      "Annotate the texts of GOLD with a rule pack instead (repeatable); 'shipped' is Quoth's own.",
      valueName: "pack"))
  var rules: [String] = []

  @Flag(help: "Say what each rule alone contributes, by running again without it.")
  var ablate = false

  @Flag(help: "Say how long each event rule takes; such reports differ from run to run.")
  var timing = false

  @Flag(help: "GOLD and PREDICTED hold role fillers, such as MUC-4's; print CEAF-REE.")
  var roleFillers = false

  @Option(help: "How to write the report.")
  var format = Format.text

  @Option(name: .shortAndLong, help: "Where to write the report, instead of standard output.")
  var output: String?

  @Flag(help: "List every missed and spurious item.")
  var errors = false

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if a figure is lower, for example events.trigger_cls=0.8 (repeatable).",
      valueName: "metric=value"))
  var failUnder: [FigureBudget] = []

  @OptionGroup(title: "Gained and lost matches") var changes: EvaluateChangeOptions

  @OptionGroup(title: "Conventions") var options: EvaluateOptions

  func validate() throws {
    let showsChanges = changes.watch || changes.against != nil
    if changes.watch && rules.isEmpty { throw ValidationError("--watch needs --rules") }
    if changes.watch && gold == "-" { throw ValidationError("--watch needs GOLD in a file") }
    if showsChanges && ![.text, .json].contains(format) {
      throw ValidationError("gained and lost matches are written as text or json")
    }
    if showsChanges && (ablate || timing || roleFillers || errors || !failUnder.isEmpty) {
      throw ValidationError(
        "--watch and --against print no report, so nothing that belongs to one goes with them")
    }
    if (predicted == nil) == rules.isEmpty {
      throw ValidationError("give either PREDICTED or --rules")
    }
    if roleFillers && predicted == nil { throw ValidationError("--role-fillers needs PREDICTED") }
    if (ablate || timing) && rules.isEmpty {
      throw ValidationError("--ablate and --timing need --rules")
    }
  }

  func run() throws {
    if roleFillers, let predicted {
      let bytes = try EvaluateRoleFillers.report(
        gold: gold, predicted: predicted, isJSON: format == .json)
      return try EvaluateInput.write(bytes, to: output)
    }
    let rulePaths = rules == ["shipped"] ? [] : rules
    if changes.watch {
      var watch = try EvaluateWatch(
        gold: gold, rules: rulePaths, evaluation: options.evaluationOptions, changes: changes,
        isJSON: format == .json)
      return try watch.run()
    }
    let goldDocuments = try EvaluateInput.documents(at: gold)
    let pack = rules.isEmpty ? nil : try EvaluatePack(rulePaths)
    let predictedDocuments =
      try pack?.annotate(goldDocuments) ?? EvaluateInput.documents(at: predicted ?? "-")
    if let earlier = changes.against {
      return try writeChanges(
        goldDocuments, EvaluateInput.documents(at: earlier), predictedDocuments)
    }
    var report = try EvaluateInput.accepted {
      try Evaluation(
        gold: goldDocuments, predicted: predictedDocuments, options: options.evaluationOptions,
        listingErrors: errors || format == .html
      ).report
    }
    if let pack { try complete(&report, pack, goldDocuments, predictedDocuments) }
    EvaluateInput.report(report.problems)
    let budgets = failUnder.map {
      ReportBudget(name: $0.name, value: $0.value(in: report), limit: $0.limit)
    }
    try EvaluateInput.write(rendered(report, budgets), to: output)
    let missed = budgets.filter { !$0.isKept }
    for budget in missed {
      EvaluateInput.report("quoth: \(budget.name) is \(budget.value), under \(budget.limit)")
    }
    if !missed.isEmpty { throw ExitCode(1) }
  }

  /// Writes what `after` gains and loses against `before`.
  private func writeChanges(
    _ gold: DocumentCollection, _ before: DocumentCollection, _ after: DocumentCollection
  ) throws {
    let found = try EvaluateInput.accepted {
      try MatchChanges(
        gold: gold, before: before, after: after, options: options.evaluationOptions)
    }
    EvaluateInput.report(found.problems)
    let text = TerminalText.escaped(MatchChangesReport.text(of: found, limit: changes.limit))
    try EvaluateInput.write(
      format == .json ? MatchChangesReport.json(of: found) : Array(text.utf8), to: output)
  }

  /// Adds what only the rules themselves can tell.
  private func complete(
    _ report: inout EvaluationReport, _ pack: EvaluatePack, _ gold: DocumentCollection,
    _ predicted: DocumentCollection
  ) throws {
    let fired = Set(report.rules.map(\.id))
    report.neverFiredRules = pack.ruleIDs.filter { !fired.contains($0) }
    report.errors?.explainMisses(pack.nearestRule)
    if timing {
      report.ruleTimes = pack.times(on: gold).map { ($0.rule, $0.milliseconds) }
    }
    guard ablate else { return }
    let documents = Dictionary(
      gold.documents.map { (ExactText($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    let ablation = RuleAblation(
      gold: gold, predicted: predicted, options: options.evaluationOptions)
    try ablation.complete(
      &report, rules: pack.ruleIDs,
      rerun: { rule, ids in try pack.annotate(documents, ids: ids, without: rule) },
      progress: { done, all in EvaluateInput.progress("rule \(done) of \(all)", isLast: done == all)
      })
  }

  private func rendered(_ report: EvaluationReport, _ budgets: [ReportBudget]) -> [UInt8] {
    switch format {
    case .text: Array(TerminalText.escaped(ReportRenderer.text(of: report)).utf8)
    case .json: ReportJSON.bytes(of: report)
    case .markdown: Array(ReportRenderer.markdown(of: report).utf8)
    case .html: ReportHTML.bytes(of: report)
    case .junit: Array(ReportRenderer.junit(of: report, budgets: budgets).utf8)
    }
  }
}
