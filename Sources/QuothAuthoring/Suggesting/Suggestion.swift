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
  /// How many of the missed events the rule finds.
  package let found: Int
  /// How many matches the rule makes in the texts without gold; nil without such texts.
  package let textMatches: Int?
  /// What the rules that came nearest lacked.
  package let nearest: String?
}
