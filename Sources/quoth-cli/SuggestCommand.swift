import ArgumentParser
import QuothAuthoring
import QuothEvaluation
import QuothRules

/// `quoth suggest`: rules for the gold events that no rule finds.
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Lists gold events that no rule finds, with rules that would find them.",
    discussion: """
      Missed events are grouped by the words that could trigger them. For each group a frame or \
      pattern is written from the relations of the gold participants, compiled, and run over GOLD: \
      its figures are measured, on the very articles that it was made from. --text says how often \
      it would match elsewhere. The greatest gain comes first.
      """)

  @ArgumentParser.Argument(help: "Documents annotated by hand.", completion: .file())
  var gold: String

  @Option(
    help: ArgumentHelp(
      "A rule pack (repeatable); the shipped conflict pack is the default.", valueName: "pack"),
    completion: .directory)
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      "Texts without gold in which the matches of each rule are counted (repeatable).",
      valueName: "path"), completion: .file())
  var text: [String] = []

  @OptionGroup var output: ReportOutput

  @Option(help: ArgumentHelp("The most groups to print; 0 for all.", valueName: "number"))
  var limit = 20

  @OptionGroup(title: "Conventions") var options: EvaluateOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is a number from 0 on") }
  }

  func run() throws {
    let documents = try EvaluateInput.documents(at: gold)
    let texts = EvaluateInput.texts(at: text)
    let authored = try AuthoredRules(rules == ["shipped"] ? [] : rules)
    let suggester = Suggester(
      gold: documents, texts: texts, options: options.evaluationOptions, table: authored.table,
      load: { authored.loader.load(authored.paths, adding: $0) })
    let loaded = try EvaluatePack.load(authored)
    let result = try EvaluateInput.accepted { try suggester.suggestions(for: loaded) }
    try output.write(
      text: SuggestionReport.text(of: result, limit: limit), json: SuggestionReport.json(of: result)
    )
  }
}
