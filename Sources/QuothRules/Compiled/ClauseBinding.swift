/// How a participant belongs to its trigger, as the clause stage finds it.
package enum ClauseRelation: Hashable, Sendable {
  /// The subject of the trigger's verb group.
  case subject
  /// The object of the trigger's verb group; the subject of a passive one.
  case object
  /// *X's seizure*, *their attack*.
  case possessor
  /// A noun before the head inside the trigger's group: *rocket attack*.
  case modifier
  /// The subject of the verb that a trigger noun leans on: *they launched an attack*.
  case support
  /// The noun that caused it: *the attack that killed*.
  case cause
  /// The patient of the verb that a trigger noun leans on: *the town came under attack*.
  case supportPatient
  /// The noun group directly before the trigger: *left nine villagers dead*.
  case before
  /// The noun group directly behind the trigger.
  case after
  /// The subject of *be*, *remain*, *go* before the trigger: *nine are missing*.
  case predicate
  /// The object of a prepositional phrase of the trigger, by the preposition's words in lower case.
  case preposition(String)

  /// The relations that are not prepositions, by the word that patterns use.
  package static let named: [(name: String, relation: ClauseRelation)] = [
    ("subject", .subject), ("object", .object), ("possessor", .possessor),
    ("modifier", .modifier), ("support", .support), ("support-patient", .supportPatient),
    ("cause", .cause), ("before", .before), ("after", .after), ("predicate", .predicate),
  ]

  /// The word or words that patterns use, with hyphens: `at-the-hands-of`.
  package var name: String {
    if case .preposition(let words) = self {
      return String(words.map { $0 == " " ? "-" : $0 })
    }
    return ClauseRelation.named.first { $0.relation == self }?.name ?? ""
  }
}

/// One role that a clause binding can fill.
package struct BindingChoice: Hashable, Sendable {
  package let role: RoleID
  /// The types that are accepted, with their subtypes.
  package let types: TypeSet
  /// What else the participant must have, such as `body=yes`.
  package let features: [FeatureTest]
}

/// `{role:relation:Types}`: a participant that is found by its relation to the trigger.
package struct ClauseBinding: Hashable, Sendable {
  /// The first choice whose types accept the participant wins.
  package let choices: [BindingChoice]
  /// The relations to try, in this order.
  package let relations: [ClauseRelation]
  /// Whether the rule also matches without the participant.
  package let isOptional: Bool
}
