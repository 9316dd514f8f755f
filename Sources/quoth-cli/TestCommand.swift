import ArgumentParser
import Quoth
import QuothAuthoring
import QuothDiagnostics
import QuothEngine
import QuothModel
import QuothRules
import QuothText

/// `quoth test`: the yes and no lines of rule packs.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the yes and no lines of rules.",
    discussion: "Rules with mistakes are left out; 'quoth check' tells them.")

  @OptionGroup var input: RuleInput

  @Option(help: "Only rules whose id starts with this.")
  var rule: String?

  @Flag(help: "Say how long each event rule takes on the lines, the slowest first.")
  var timing = false

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
    if timing { try writeTimes(of: wanted, rules.ruleSet, table: authored.table) }
    if !result.diagnostics.isEmpty { throw ExitCode(1) }
  }

  /// Writes the time of each event rule over all lines: an id, a tab, and milliseconds.
  private func writeTimes(
    of rules: [RuleDeclaration], _ ruleSet: CompiledRuleSet, table: LexicalTable
  ) throws {
    let own = rules.filter { !$0.isImported }
    let lines = own.flatMap(\.examples).map(\.line.text)
    let documents = lines.map { AnnotatedDocument(id: $0, text: $0) }
    let ids = Set(own.flatMap { $0.expandedIDs + [$0.id] })
    for time in PackAnnotator(ruleSet, table: table).times(on: documents)
    where ids.contains(time.rule) {
      let microseconds = Int((time.milliseconds * 1000).rounded())
      try CommandOutput.write("\(time.rule)\t\(Double(microseconds) / 1000)\n")
    }
  }
}
