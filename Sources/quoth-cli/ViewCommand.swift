import ArgumentParser
import Quoth
import QuothDiagnostics
package import QuothEngine
import QuothFormats

/// The text that an author's command looks at, and the packs that look at it.
struct AuthorInput: ParsableArguments {
  @Argument(help: "The text, in quotes; '-' reads it from standard input.")
  var text: String

  @Option(help: "A folder of rules; the shipped conflict pack is the default.")
  var rules: String?

  @Option(help: "The date of publication, as YYYY-MM-DD.")
  var date: String?

  /// The text as bytes.
  func bytes() throws -> [UInt8] {
    text == "-" ? try InputFile.bytes(at: "-") : Array(text.utf8)
  }

  /// A worker of the packs that `--rules` names.
  func worker() throws -> ExtractorWorker {
    try Extractor(packs: rules.map { [$0] } ?? []).makeWorker()
  }
}

/// `quoth view`: a text as the rules see it.
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Shows a text as the rules see it, stage by stage.")

  @OptionGroup var input: AuthorInput

  @Option(help: "tokens, tags, names, groups or clauses.")
  var stage = AnalysisStage.groups

  func run() throws {
    let worker = try input.worker()
    for line in try worker.view(text: input.bytes(), stage: stage) {
      try CommandOutput.write(TerminalText.escaped(line) + "\n")
    }
  }
}

extension AnalysisStage: ExpressibleByArgument {}
