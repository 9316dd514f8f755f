package import PCRE2

/// A group of a compiled pattern that fills a role.
package struct RoleCapture: Hashable, Sendable {
  /// The number of the group; its span covers the tokens of the mention, without wrapper.
  package let group: Int
  package let role: RoleID
  /// The types that were asked for, with their subtypes.
  package let types: TypeSet
  /// The span covers a list *A, B and C*: every group of `types` in it fills the role.
  package let isList: Bool
  /// The span is a clause or quotation: text, not a mention.
  package let isText: Bool
}

/// The place of one element of the rule in the expression that it was compiled to.
package struct ElementPlace: Hashable, Sendable {
  /// In UTF-8 bytes of the expression.
  package let utf8Offset: Int
  /// The element as the rule writes it.
  package let text: String
}

/// A part of a rule that tests what stands where, compiled to PCRE2 over the encoded view.
package struct PositionalPattern: Sendable {
  /// The expression; what it is anchored to is said where the pattern stands.
  package let pattern: LazyPattern
  package let captures: [RoleCapture]
  /// For explanations: which element of the rule each stretch of the expression comes from.
  package let elements: [ElementPlace]
  /// The largest number of elements that it spans, or `nil` if there is no limit.
  package let maximumElementCount: Int?
  /// The types of groups that it asks for; empty if it looks at tokens alone.
  package let groupTypes: TypeSet
  /// Words that every match holds, in their order; without them nothing can match.
  package let wordSteps: [WordStep]
  /// Whether every match ends where the last step ends.
  package let endsWithStep: Bool
  /// The pattern as steps from token to token, away from the trigger; `nil` if it looks at more than tokens.
  package let words: WordSequence?

  /// The element of the rule at `utf8Offset` of the expression.
  package func element(atUTF8Offset utf8Offset: Int) -> ElementPlace? {
    elements.last { $0.utf8Offset <= utf8Offset }
  }
}

/// A pattern that takes back an event whose trigger it covers.
package struct Veto: Sendable {
  /// To be tried where elements and tokens start: the match must contain the trigger.
  package let pattern: PositionalPattern
  /// The group that must be the trigger, if the veto marks one with `<…>`.
  package let triggerGroup: Int?
  /// The veto as the rule writes it.
  package let text: String
}
