import ArgumentParser
import QuothDiagnostics
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

  @OptionGroup var options: EvaluateOptions

  func validate() throws {
    if (predicted == nil) == rules.isEmpty {
      throw ValidationError("give either PREDICTED or --rules")
    }
    if roleFillers && predicted == nil { throw ValidationError("--role-fillers needs PREDICTED") }
    if ablate && rules.isEmpty { throw ValidationError("--ablate needs --rules") }
  }

  func run() throws {
    if roleFillers, let predicted {
      let bytes = try EvaluateRoleFillers.report(
        gold: gold, predicted: predicted, isJSON: format == .json)
      return try EvaluateInput.write(bytes, to: output)
    }
    let goldDocuments = try EvaluateInput.documents(at: gold)
    let pack = rules.isEmpty ? nil : try EvaluatePack(rules == ["shipped"] ? [] : rules)
    let predictedDocuments =
      try pack?.annotate(goldDocuments) ?? EvaluateInput.documents(at: predicted ?? "-")
    var report: EvaluationReport
    do {
      report = try Evaluation(
        gold: goldDocuments, predicted: predictedDocuments, options: options.evaluationOptions,
        listingErrors: errors || format == .html
      ).report
    } catch {
      EvaluateInput.report(error.problems)
      throw EvaluateInput.badInput
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

  /// Adds what only the rules themselves can tell.
  private func complete(
    _ report: inout EvaluationReport, _ pack: EvaluatePack, _ gold: DocumentCollection,
    _ predicted: DocumentCollection
  ) throws {
    let fired = Set(report.rules.map(\.id))
    report.neverFiredRules = pack.ruleIDs.filter { !fired.contains($0) }
    report.errors?.explainMisses(pack.nearestRule)
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
