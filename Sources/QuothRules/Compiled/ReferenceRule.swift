package import QuothText

/// Where a reference looks for what it stands for.
package struct ReferenceTarget: Hashable, Sendable {
  /// Which of several candidates is taken.
  package enum Preference: String, Hashable, Sendable, CaseIterable {
    case nearest, first, longest, commonest, only
  }

  /// The side on which candidates stand.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case earlier, later, any
  }

  package let preference: Preference
  package let direction: Direction
  /// Only mentions with a name are candidates.
  package let isNamed: Bool
  package let types: TypeSet
  package let features: [FeatureTest]
}

/// A rule that says what a described mention or a pronoun refers to.
package struct ReferenceRule: Sendable {
  package let rule: String
  package let order: Int
  /// The types of the mentions that refer.
  package let types: TypeSet
  package let features: [FeatureTest]
  /// Not anchored; the match must cover the head of the mention.
  package let pattern: PositionalPattern
  package let requiredWords: [String]
  package let target: ReferenceTarget
}
