import ArgumentParser
import QuothDiagnostics
import QuothEvaluation

/// Where a report goes that is written as text or as JSON.
struct ReportOutput: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "How to write the report.")
  var format = Format.text

  @Option(
    name: .shortAndLong, help: "Where to write the report, instead of standard output.",
    completion: .file())
  var output: String?

  /// Writes the report in the format that was asked for; the text is made safe for terminals.
  ///
  /// - Throws: `ExitCode` 3 if not everything could be written.
  func write(text: @autoclosure () -> String, json: @autoclosure () -> [UInt8]) throws {
    let bytes =
      switch format {
      case .text: Array(TerminalText.escaped(text()).utf8)
      case .json: json()
      }
    try EvaluateInput.write(bytes, to: output)
  }
}

extension EvaluateInput {
  /// What `evaluation` gives.
  ///
  /// - Throws: `ExitCode` 3, after every problem has been printed, for documents that do not belong together.
  static func accepted<Report>(_ evaluation: () throws -> Report) throws -> Report {
    do {
      return try evaluation()
    } catch let refusal as EvaluationRefusal {
      report(refusal.problems)
      throw badInput
    }
  }
}
