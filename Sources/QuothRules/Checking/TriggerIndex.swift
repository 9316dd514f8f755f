/// The alternatives of all event rules by the lower-case forms of their triggers' heads.
struct TriggerIndex: Sendable {
  /// One phrase of one alternative.
  struct Entry: Hashable, Sendable {
    /// The index in `CompiledRuleSet.eventAlternatives`.
    let alternative: Int
    /// The index in the phrases of the alternative's trigger.
    let phrase: Int
  }

  /// By form, in the order of the rules.
  let entries: [String: [Entry]]

  /// The index of `alternatives`.
  init(_ alternatives: [EventAlternative]) {
    var entries: [String: [Entry]] = [:]
    for (alternative, rule) in alternatives.enumerated() {
      for (phrase, expression) in rule.trigger.phrases.enumerated() {
        for form in expression.headForms {
          entries[form, default: []].append(Entry(alternative: alternative, phrase: phrase))
        }
      }
    }
    self.entries = entries
  }
}
