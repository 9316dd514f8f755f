import ArgumentParser
import QuothEvaluation

/// `quoth compare`: holds two runs on the same gold against each other.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says what changed between two runs on the same gold, and whether it is chance.",
    discussion: "Exit status: 0 fine, 1 a figure fell beyond the noise, 2 usage, 3 bad input.")

  @ArgumentParser.Argument(help: "Documents annotated by hand.")
  var gold: String

  @ArgumentParser.Argument(help: "The first run.")
  var first: String

  @ArgumentParser.Argument(help: "The second run.")
  var second: String

  @OptionGroup var output: ReportOutput

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if F1 of a figure fell by more than chance explains (repeatable).",
      valueName: "metric"))
  var failDrop: [String] = []

  @OptionGroup var options: EvaluateOptions

  func validate() throws {
    for key in failDrop where Metric(key: key) == nil {
      let known = Metric.allCases.map(\.key).joined(separator: ", ")
      throw ValidationError("no figure is named '\(key)'; figures are \(known)")
    }
  }

  func run() throws {
    let comparison = try EvaluateInput.accepted {
      try Comparison(
        gold: EvaluateInput.documents(at: gold), first: EvaluateInput.documents(at: first),
        second: EvaluateInput.documents(at: second), options: options.evaluationOptions)
    }
    EvaluateInput.report(comparison.problems)
    try output.write(
      text: ReportRenderer.text(of: comparison), json: ComparisonJSON.bytes(of: comparison))
    let dropped = comparison.changes.filter {
      failDrop.contains($0.metric.key) && $0.isDropBeyondNoise
    }
    for change in dropped {
      EvaluateInput.report(
        "quoth: \(change.metric.key) fell from \(change.first.f1) to \(change.second.f1), "
          + "more than chance explains (p \(change.test.pValue))")
    }
    if !dropped.isEmpty { throw ExitCode(1) }
  }
}
