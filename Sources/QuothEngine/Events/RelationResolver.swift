import QuothRules
package import QuothText

/// Finds the groups that stand in a clause relation to a trigger.
package struct RelationResolver: Sendable {
  /// Which members of a prepositional phrase a relation asks for.
  private enum Members: Sendable {
    case all, first, others
  }

  /// A relation with what its look-up needs.
  private enum Relation: Sendable {
    case named(ClauseRelation)
    case phrase(preposition: [WordID], Members)
  }

  /// When a relation prefers groups whose type is accepted.
  private enum TypePreference: Sendable {
    case never, ofParticiples, always
  }

  /// By the numbers that the bindings use.
  private let relations: [Relation]
  private let typePreferences: [TypePreference]
  /// The verbs that carry an event noun, with the role of their subject in the noun's event.
  private let supportVerbs: SupportVerbs
  private let nounTypes: NounTypes
  /// Nouns that only describe an attack (***terrorist** attack*).
  private let nonAgents: WordSet
  /// *clashes between A and B*: `between.first` is A, `between.rest` is B.
  private static let firstMember = ".first"
  private static let otherMembers = ".rest"

  init(
    relations: [ClauseRelation], supportVerbs: SupportVerbs, nounTypes: NounTypes,
    nonAgents: WordSet, vocabulary: Vocabulary
  ) {
    self.relations = relations.map { relation in
      guard case .preposition(let name) = relation else { return .named(relation) }
      let words = (name.split(separator: ".").first ?? "").split { $0 == " " || $0 == "-" }
      return .phrase(
        preposition: words.map { vocabulary.word(for: String($0)) },
        name.hasSuffix(Self.firstMember)
          ? .first : name.hasSuffix(Self.otherMembers) ? .others : .all)
    }
    typePreferences = relations.map { relation in
      switch relation {
      case .subject, .object: .ofParticiples
      case .modifier: .always
      default: .never
      }
    }
    self.supportVerbs = supportVerbs
    self.nounTypes = nounTypes
    self.nonAgents = nonAgents
  }

  /// The participants in the relation with that number to the trigger, whatever their type; the nearest ones first.
  ///
  /// - Returns: alternatives in order of preference, as lists of `participants`.
  @inline(__always)
  func participants(
    _ relation: Int, of trigger: TriggerOccurrence, accepting types: TypeSet,
    in participants: inout TriggerParticipants
  ) -> Range<Int> {
    let types = prefersTypes(relation, trigger) ? types : TypeSet()
    return participants.lists(inRelation: relation, types)
      ?? find(relation, of: trigger, accepting: types, in: &participants)
  }

  private func find(
    _ relation: Int, of trigger: TriggerOccurrence, accepting types: TypeSet,
    in participants: inout TriggerParticipants
  ) -> Range<Int> {
    let count = participants.listCount
    switch relations[relation] {
    case .named(let relation): find(relation, of: trigger, accepting: types, &participants)
    case .phrase(let preposition, let members):
      findPhrases(preposition, of: trigger, members, &participants)
    }
    return participants.answer(relation, types, since: count)
  }

  /// Whether the look-up prefers groups whose type is accepted.
  @inline(__always)
  private func prefersTypes(_ relation: Int, _ trigger: TriggerOccurrence) -> Bool {
    switch typePreferences[relation] {
    case .never: false
    case .ofParticiples: trigger.reading == .participle
    case .always: true
    }
  }

  private func find(
    _ relation: ClauseRelation, of trigger: TriggerOccurrence, accepting types: TypeSet,
    _ participants: inout TriggerParticipants
  ) {
    let graph = trigger.graph
    switch relation {
    case .subject, .object:
      if trigger.reading == .participle {
        participants.add(trigger.patientsOfParticiple(accepting: types.contains))
      } else if relation == .object {
        participants.add(trigger.patients)
      } else if let possessor = possessedInfinitive(trigger) {
        participants.add(possessor)
      } else {
        participants.add(trigger.actors)
      }
    case .possessor: findPossessors(of: trigger, &participants)
    case .modifier: findModifiers(of: trigger, accepting: types, &participants)
    case .support: participants.add(supportVerbs.participant(.agent, of: trigger))
    case .cause: participants.add(supportVerbs.participant(.cause, of: trigger))
    case .supportPatient: participants.add(supportVerbs.participant(.patient, of: trigger))
    case .before:
      if !isAttribute(trigger) { participants.add(nounGroup(before: trigger)) }
    case .after:
      let next = trigger.element + 1
      if graph.isNounGroup(next) { participants.add(graph.listRight(of: next)) }
    case .predicate:
      if !isAttribute(trigger) { participants.add(predicateSubject(of: trigger)) }
    case .preposition: break
    }
  }

  /// *the **government's** campaign to retake the town*, ***their** quest to take it*: who has the plan.
  private func possessedInfinitive(_ trigger: TriggerOccurrence) -> RoleFiller? {
    let graph = trigger.graph
    guard trigger.reading == .infinitive, graph.isNounGroup(trigger.element - 1),
      let tokens = graph.elements[trigger.element - 1].nounGroup.possessor
    else { return nil }
    return .tokens(tokens, nounTypes.type(ofTokens: tokens, in: graph))
  }

  private func findPhrases(
    _ words: [WordID], of trigger: TriggerOccurrence, _ members: Members,
    _ participants: inout TriggerParticipants
  ) {
    guard let first = words.first, trigger.prepositionBits & NeighbourSet.bit(of: first) != 0
    else { return }
    let graph = trigger.graph
    let phrases = trigger.phrases
    for index in phrases.indices {
      let phrase = phrases[index]
      guard let preposition = phrase.preposition, graph.isNounGroup(phrase.elements[0]) else {
        continue
      }
      var tokens = graph.elements[preposition].tokens
      // "at the hands of X": the phrase before belongs to the preposition.
      if words.count > tokens.count, index > 0, let first = phrases[index - 1].preposition,
        let last = phrases[index - 1].elements.last, last + 1 == preposition
      {
        tokens = graph.elements[first].tokens.lowerBound..<tokens.upperBound
      }
      guard tokens.count == words.count,
        words.indices.allSatisfy({ graph.word(atToken: tokens.lowerBound + $0) == words[$0] })
      else { continue }
      switch members {
      case .all: participants.add(phrase.elements)
      case .first: participants.add(phrase.elements.prefix(1))
      case .others: participants.add(phrase.elements.dropFirst())
      }
    }
  }

  /// ***IS's** attack*; *their attack*: the subject of the nearest verb that is no speech verb.
  private func findPossessors(
    of trigger: TriggerOccurrence, _ participants: inout TriggerParticipants
  ) {
    let graph = trigger.graph
    let element = graph.elements[trigger.element]
    if let tokens = element.nounGroup.possessor, !tokens.contains(trigger.token) {
      participants.add(.tokens(tokens, nounTypes.type(ofTokens: tokens, in: graph)))
      return
    }
    guard element.nounGroup.hasPossessivePronoun else { return }
    for candidate in stride(from: trigger.element - 1, through: 0, by: -1)
    where graph.isFinite(candidate) && !graph.isSpeech(candidate) {
      participants.add(graph.subjects(of: candidate))
      return
    }
  }

  /// Names and typed nouns before the trigger inside its group: ***rocket** attack*, ***army** shelling*.
  private func findModifiers(
    of trigger: TriggerOccurrence, accepting types: TypeSet,
    _ participants: inout TriggerParticipants
  ) {
    let graph = trigger.graph
    let element = graph.elements[trigger.element]
    guard element.kind == .nounGroup else { return }
    let start = element.nounGroup.possessor.map { $0.upperBound } ?? element.tokens.lowerBound
    guard start < trigger.token else { return }
    let isActor = types.contains(graph.words.person)
    // "the Kherson strike": a town is where it happened, a country may be who did it.
    func canStand(_ type: TypeID, _ kind: WordID) -> Bool {
      !isActor || graph.words.category(type) != .place || graph.words.actingKinds.contains(kind)
    }
    for name in graph.analysis.names
    where name.tokens.lowerBound >= start && name.tokens.upperBound <= trigger.token
      && canStand(name.type, name.kind)
    {
      participants.add(.tokens(name.tokens, name.type))
    }
    for token in (start..<trigger.token).reversed()
    where graph.analysis.tags[token].isNoun
      && !nonAgents.contains(graph.word(atToken: token))
      && !graph.analysis.names.contains(where: { $0.tokens.contains(token) })
    {
      let type = nounTypes.type(ofNoun: graph.word(atToken: token))
      if types.contains(type), graph.words.category(type) != .place {
        participants.add(.tokens(token..<token + 1, type))
      }
    }
  }

  /// *saw six **wounded** children*: the word describes its own group and says nothing of another.
  private func isAttribute(_ trigger: TriggerOccurrence) -> Bool {
    trigger.graph.isNounGroup(trigger.element)
      && trigger.token < trigger.graph.elements[trigger.element].tokens.upperBound - 1
  }

  /// The group directly before: *left **nine villagers** dead*, *with **nine** dead*.
  private func nounGroup(before trigger: TriggerOccurrence) -> [Int] {
    let graph = trigger.graph
    var current = trigger.element - 1
    while graph.kind(current) == .adverb || graph.kind(current) == .parenthesis { current -= 1 }
    guard graph.isNounGroup(current) else { return [] }
    // "left three men and a woman wounded": the whole object of the verb in front.
    var first = current
    while graph.isNounGroup(first - 2),
      graph.kind(first - 1) == .coordinator || graph.kind(first - 1) == .comma
    {
      first -= 2
    }
    if first < current, graph.isVerbGroup(first - 1) {
      let members = graph.listRight(of: first)
      if members.last == current { return members }
    }
    return graph.listLeft(of: current)
  }

  /// The subject of *be*, *remain* or *go* before the trigger, or the group before it without a verb.
  private func predicateSubject(of trigger: TriggerOccurrence) -> [Int] {
    let graph = trigger.graph
    if graph.isVerbGroup(trigger.element) { return trigger.actors }
    var current = trigger.element - 1
    while graph.kind(current) == .adverb { current -= 1 }
    if graph.isVerbGroup(current) { return graph.subjects(of: current) }
    return nounGroup(before: trigger)
  }
}
