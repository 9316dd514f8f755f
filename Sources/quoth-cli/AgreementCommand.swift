import ArgumentParser
import QuothEvaluation

/// `quoth agreement`: how far two annotators agree.
struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Says how far two annotators of the same documents agree.")

  @ArgumentParser.Argument(help: "What the first annotator did.")
  var first: String

  @ArgumentParser.Argument(help: "What the second annotator did.")
  var second: String

  @OptionGroup var output: ReportOutput

  func run() throws {
    let agreement = try EvaluateInput.accepted {
      try Agreement(
        first: EvaluateInput.documents(at: first), second: EvaluateInput.documents(at: second))
    }
    EvaluateInput.report(agreement.problems)
    try output.write(
      text: AgreementReport.text(of: agreement), json: AgreementReport.json(of: agreement))
  }
}
