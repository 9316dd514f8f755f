import ArgumentParser
import QuothDiagnostics
import QuothEvaluation
import QuothFormats
import QuothModel

/// `quoth compare`: holds two runs on the same gold against each other.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says what changed between two runs on the same gold, and whether it is chance.",
    discussion: "Exit status: 0 fine, 1 a figure fell beyond the noise, 2 usage, 3 bad input.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @ArgumentParser.Argument(help: "Documents annotated by hand.")
  var gold: String

  @ArgumentParser.Argument(help: "The first run.")
  var first: String

  @ArgumentParser.Argument(help: "The second run.")
  var second: String

  @Option(help: "How to write the comparison.")
  var format = Format.text

  @Option(name: .shortAndLong, help: "Where to write it, instead of standard output.")
  var output: String?

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
    let comparison: Comparison
    do {
      comparison = try Comparison(
        gold: EvaluateInput.documents(at: gold), first: EvaluateInput.documents(at: first),
        second: EvaluateInput.documents(at: second), options: options.evaluationOptions)
    } catch let refusal as EvaluationRefusal {
      EvaluateInput.report(refusal.problems)
      throw EvaluateInput.badInput
    }
    EvaluateInput.report(comparison.problems)
    let text = TerminalText.escaped(ReportRenderer.text(of: comparison))
    try EvaluateInput.write(
      format == .json ? ComparisonJSON.bytes(of: comparison) : Array(text.utf8), to: output)
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
