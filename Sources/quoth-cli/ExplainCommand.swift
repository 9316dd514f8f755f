import ArgumentParser
import Quoth
import QuothAuthoring
import QuothDiagnostics
import QuothEngine

/// `quoth explain`: what matched in a text and why it won, and why other rules did not match.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what matched in a text, why it won, and how far the other rules got.")

  @OptionGroup var input: AuthorInput

  @Option(help: "Only rules whose id starts with this.")
  var rule: String?

  func run() throws {
    let worker = try input.worker()
    for explanation in try worker.explain(text: input.bytes(), date: input.date) {
      for line in lines(of: explanation) {
        try CommandOutput.write(TerminalText.escaped(line) + "\n")
      }
    }
  }

  private func isWanted(_ id: String) -> Bool { rule.map(id.hasPrefix) ?? true }

  private func lines(of explanation: SentenceExplanation) -> [String] {
    var lines = [explanation.row]
    for found in explanation.found where found.rules.contains(where: isWanted) {
      let roles = found.arguments.map { "\($0.role)=\($0.text)" }.joined(separator: ", ")
      let note = found.isKept ? "" : "(left out: the sentence names no participant)"
      lines.append("  + \(found.type) <\(found.trigger)> \(roles)\(note)")
      lines.append("      by \(found.rules.joined(separator: ", "))")
    }
    // The alternatives of a rule often stop at the same place.
    var shown: Set<String> = []
    for missed in explanation.missed where isWanted(missed.rule) {
      let line = "  - \(missed.rule) <\(missed.trigger)>: \(missed.reason.text)"
      if shown.insert(line).inserted { lines.append(line) }
    }
    return lines
  }
}
