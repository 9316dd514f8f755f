extension CompiledRuleSet {
  /// The ids of all rules, each once, sorted.
  package var ruleIDs: [String] {
    var ids = Set(mentionRules.map(\.rule))
    ids.formUnion(expressionRules.map(\.rule))
    ids.formUnion(eventAlternatives.map(\.rule))
    ids.formUnion(referenceRules.map(\.rule))
    ids.formUnion(statusRules.map(\.rule))
    ids.formUnion(linkRules.map(\.rule))
    return ids.sorted()
  }

  /// The rule set as if the rule called `id` had never been written.
  package func without(rule id: String) -> CompiledRuleSet {
    var rest = self
    rest.mentionRules.removeAll { $0.rule == id }
    rest.expressionRules.removeAll { $0.rule == id }
    rest.eventAlternatives.removeAll { $0.rule == id }
    rest.referenceRules.removeAll { $0.rule == id }
    rest.statusRules.removeAll { $0.rule == id }
    rest.linkRules.removeAll { $0.rule == id }
    return rest
  }

  /// The rule set with the event rule called `id` alone; mentions and all else stay.
  package func keepingEvents(ofRule id: String) -> CompiledRuleSet {
    var rest = self
    rest.eventAlternatives.removeAll { $0.rule != id }
    return rest
  }
}
