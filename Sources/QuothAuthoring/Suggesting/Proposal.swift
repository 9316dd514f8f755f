/// A rule that an author could paste into a pack.
package struct Proposal: Hashable, Sendable {
  /// In which notation it is written.
  package enum Kind: String, Sendable {
    case frame, pattern
  }

  package let id: String
  package let kind: Kind
  /// The lines between the id and the examples, without indentation.
  let body: [String]
  /// A line of `yes` that the rule passes, with its marks.
  package var example: String?

  /// The rule as an item below `rules:`, indented by two blanks.
  package var yaml: String {
    var lines = ["  - id: \(id)"] + body.map { "    " + $0 }
    if let example {
      lines += ["    yes:", "      - '\(example.replacing("'", with: "''"))'"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
