import ArgumentParser
import QuothDiagnostics
import QuothEvaluation
import QuothFormats
import QuothModel

/// `quoth agreement`: how far two annotators agree.
struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Says how far two annotators of the same documents agree.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @ArgumentParser.Argument(help: "What the first annotator did.")
  var first: String

  @ArgumentParser.Argument(help: "What the second annotator did.")
  var second: String

  @Option(help: "How to write the figures.")
  var format = Format.text

  @Option(name: .shortAndLong, help: "Where to write them, instead of standard output.")
  var output: String?

  func run() throws {
    let agreement: Agreement
    do {
      agreement = try Agreement(
        first: EvaluateInput.documents(at: first), second: EvaluateInput.documents(at: second))
    } catch let refusal as EvaluationRefusal {
      EvaluateInput.report(refusal.problems)
      throw EvaluateInput.badInput
    }
    EvaluateInput.report(agreement.problems)
    let text = TerminalText.escaped(AgreementReport.text(of: agreement))
    try EvaluateInput.write(
      format == .json ? AgreementReport.json(of: agreement) : Array(text.utf8), to: output)
  }
}
