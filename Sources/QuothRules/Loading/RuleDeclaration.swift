package import QuothDiagnostics

/// What a rule does; each rule has exactly one of these keys.
package enum RuleKind: String, Sendable, CaseIterable {
  case mention, event, frame, refer, status, link
}

/// A line below `yes` or `no`.
package struct RuleExample: Sendable {
  /// The role under which lines of reference rules mark what a mention stands for.
  package static let antecedent = "to"

  /// Whether the rule must match.
  package let isPositive: Bool
  package let line: ExampleLine
  package let place: SourcePlace
}

/// A rule as its author wrote it.
package struct RuleDeclaration: Sendable {
  package let id: String
  package let kind: RuleKind
  /// The pack that the rule belongs to.
  package let pack: String
  package let place: SourcePlace
  /// The ids of the rules that it expanded to: itself, or one for each template of a frame.
  package let expandedIDs: [String]
  /// Whether its pack was only imported, so that checking it is not this author's concern.
  package let isImported: Bool
  /// Whether the rule was compiled; one with a mistake is not.
  package let isSound: Bool
  /// In the order of the file, the positive ones first.
  package let examples: [RuleExample]
  /// The type of the events or mentions that the rule finds, if it has one.
  package let type: String?
}
