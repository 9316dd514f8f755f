package import PCRE2
package import QuothText

/// A feature test: the group has one of these values.
package struct FeatureTest: Hashable, Sendable {
  package let key: String
  package let values: [String]
}

/// A rule that finds mentions over the encoded view.
package struct MentionRule: Sendable {
  package let rule: String
  package let type: TypeID
  package let priority: Int
  package let order: Int
  /// Not anchored; run over the whole sentence.
  package let pattern: PositionalPattern
  /// The group that is the mention: 0, or the part that the rule marks with `<…>`.
  package let extentGroup: Int
  /// Features that the rule gives its mentions, such as `kind=town`.
  package let features: [FeatureTest]
  /// The sentence must have one of these words, in lower case; empty if nothing is known.
  package let requiredWords: [String]
}

/// A rule that finds mentions with a PCRE2 expression over the raw text of the sentence.
package struct ExpressionRule: Sendable {
  package let rule: String
  package let type: TypeID
  package let priority: Int
  package let order: Int
  /// Not anchored; the mention is the whole match.
  package let pattern: LazyPattern
}
