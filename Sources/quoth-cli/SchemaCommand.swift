import ArgumentParser
import Quoth
import QuothDiagnostics
import QuothRules

/// `quoth schema`: the JSON Schema of rule files, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of rule files, with the names of packs to complete.",
    discussion: """
      Editors with the YAML language server read it from a comment in the first line of a rule file:

        # yaml-language-server: $schema=rules.schema.json

      Print it again after types, events or roles have changed.
      """)

  @Option(
    help: ArgumentHelp(
      "Offer the types, roles, lexicons and macros of this pack (repeatable); 'shipped' is Quoth's own.",
      valueName: "pack"), completion: .directory)
  var rules: [String] = []

  func run() throws {
    guard !rules.isEmpty else { return try CommandOutput.write(RuleFileSchema().json) }
    let authored = try AuthoredRules(rules == ["shipped"] ? [] : rules)
    let (names, loaded) = authored.loader.names(authored.paths)
    // Names are offered even where rules have mistakes: that is when an author needs them.
    let mistakes = loaded.diagnostics.filter { $0.severity == .error }
    if !mistakes.isEmpty {
      DiagnosticOutput.writeToStandardError(
        "\(DiagnosticOutput.count(mistakes.count, "mistake")) in the rules; 'quoth check' tells them\n"
      )
    }
    try CommandOutput.write(RuleFileSchema(names: names).json)
  }
}
