import ArgumentParser
import Quoth
import QuothDiagnostics
import QuothFormats
import QuothRules
import QuothText

/// The packs that an author's command works on.
struct RuleInput: ParsableArguments {
  @Argument(
    help: "Folders of packs, or single rule files; the shipped conflict pack is the default.")
  var paths: [String] = []

  @Option(help: "How to write what was found: text or json (one object a line).")
  var format = DiagnosticFormat.text
}

/// How diagnostics are written.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Packs that an author works on, with what is needed to run them.
struct AuthoredRules {
  let loader: RuleSetLoader
  let table: LexicalTable
  let paths: [String]

  /// The packs at `paths`, which are folders of packs or rule files; none means the shipped conflict pack.
  ///
  /// - Throws: `PackError` or `TextError` when Quoth's own files are missing.
  init(_ paths: [String]) throws {
    let shipped = try ShippedPacks.directory()
    table = try LexicalTable(path: "\(shipped)/english/english.lexicon")
    loader = RuleSetLoader(shippedFolder: shipped, inflection: Inflection(table: table))
    self.paths = paths.isEmpty ? ["\(shipped)/conflict"] : paths
  }
}

/// Writes diagnostics: people's on standard error, programs' on standard output.
enum DiagnosticOutput {
  static func write(_ diagnostics: [Diagnostic], format: DiagnosticFormat) throws {
    switch format {
    case .text:
      for diagnostic in diagnostics {
        writeToStandardError(DiagnosticRenderer.text(diagnostic) + "\n")
      }
    case .json:
      try CommandOutput.write(diagnostics.map { DiagnosticRenderer.json($0) + "\n" }.joined())
    }
  }

  /// Writes a line for people.
  static func writeToStandardError(_ text: String) {
    StandardError.write(text)
  }

  /// `3 errors`, `1 error`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
