import ArgumentParser
import Quoth
import QuothDiagnostics
import QuothRules

/// `quoth check`: everything that is wrong with rule packs, all at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks rule packs: notation, names, patterns, and their yes and no lines.",
    discussion: "Ends with status 1 if anything is wrong.")

  @OptionGroup var input: RuleInput

  func run() throws {
    let authored = try AuthoredRules(input.paths)
    let rules = authored.loader.load(authored.paths)
    let examples = ExampleRunner(rules.ruleSet, table: authored.table).check(rules.declarations)
    let diagnostics =
      (rules.diagnostics + RuleSetChecker(rules).check() + examples.diagnostics).sortedByPlace()
    try DiagnosticOutput.write(diagnostics, format: input.format)
    if input.format == .text {
      let counted = DiagnosticOutput.count(diagnostics.count, "error")
      DiagnosticOutput.writeToStandardError(
        DiagnosticOutput.count(rules.declarations.count { !$0.isImported }, "rule") + ", "
          + DiagnosticOutput.count(examples.lineCount, "example") + ": "
          + (diagnostics.isEmpty ? "no errors\n" : "\(counted)\n"))
    }
    if !diagnostics.isEmpty { throw ExitCode(1) }
  }
}
