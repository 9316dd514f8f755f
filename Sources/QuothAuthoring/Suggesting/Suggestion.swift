package import QuothEngine
package import QuothEvaluation

/// Words that could trigger gold events which no rule finds, with the rule that does best for them.
package struct Suggestion {
  /// A missed event in its sentence.
  package struct Missed: Hashable, Sendable {
    /// The document's id.
    package let document: String
    /// The sentence; ⟦…⟧ is the trigger.
    package let sentence: String
  }

  package let eventType: String
  package let words: String
  package let wordClass: TriggerReading.WordClass
  /// The missed events.
  package let missed: [Missed]
  /// The arguments that gold has for them.
  package let goldArguments: Int
  /// The best rule, or nil if none can be written.
  package let proposal: Proposal?
  /// What the rule adds on gold.
  package let gain: RuleGains.Gain
  /// The sentences of gold in which the rule finds what gold does not have; ‹…› is the trigger.
  package let wrongMatches: [String]
  /// How many of the missed events the rule finds.
  package let found: Int
  /// The sentences of texts without gold in which the rule matches; nil without such texts.
  package let textMatches: [String]?
  /// What the rules that came nearest lacked.
  package let nearest: String?
}
