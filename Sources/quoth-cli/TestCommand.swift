import ArgumentParser
import Quoth
import QuothDiagnostics
import QuothRules

/// `quoth test`: the yes and no lines of rule packs.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the yes and no lines of rules.",
    discussion: "Rules with mistakes are left out; 'quoth check' tells them.")

  @OptionGroup var input: RuleInput

  @Option(help: "Only rules whose id starts with this.")
  var rule: String?

  func run() throws {
    let authored = try AuthoredRules(input.paths)
    let rules = authored.loader.load(authored.paths)
    let wanted = rules.declarations.filter { declaration in
      rule.map { declaration.id.hasPrefix($0) } ?? true
    }
    let result = ExampleRunner(rules.ruleSet, table: authored.table).check(wanted)
    try DiagnosticOutput.write(result.diagnostics, format: input.format)
    if input.format == .text {
      let left = rules.diagnostics.count
      DiagnosticOutput.writeToStandardError(
        "\(DiagnosticOutput.count(result.lineCount, "line")), "
          + "\(result.diagnostics.count) failed"
          + (left > 0 ? "; \(DiagnosticOutput.count(left, "mistake")) in the rules\n" : "\n"))
    }
    if !result.diagnostics.isEmpty { throw ExitCode(1) }
  }
}
