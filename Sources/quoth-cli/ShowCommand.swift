import ArgumentParser
import Quoth
import QuothDiagnostics
import QuothRules

/// `quoth show`: a rule after macros and templates were put in.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a rule as it is after macros and templates were put in.")

  @Argument(help: "The id of a rule or frame, such as 'killing' or 'killing/passive'.")
  var rule: String

  @Option(help: "A folder of rules; the shipped conflict pack is the default.")
  var rules: String?

  @Flag(help: "Show the PCRE2 expressions that the rule compiles to as well.")
  var pcre2 = false

  func run() throws {
    let authored = try AuthoredRules(rules.map { [$0] } ?? [])
    let (listing, loaded) = authored.loader.listing(authored.paths)
    guard let text = listing.text(of: rule, includesExpressions: pcre2) else {
      try DiagnosticOutput.write(loaded.diagnostics, format: .text)
      let help = SpellingSuggestion.help(for: rule, among: listing.ids, called: "rules")
      let unknown = Diagnostic(
        code: "unknown-rule", "no rule is named '\(rule)'", at: nil, help: help)
      try DiagnosticOutput.write([unknown], format: .text)
      throw ExitCode(1)
    }
    try CommandOutput.write(TerminalText.escaped(text))
  }
}
