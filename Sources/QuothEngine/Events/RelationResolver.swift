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

  /// By the numbers that the bindings use.
  private let relations: [Relation]
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
    self.supportVerbs = supportVerbs
    self.nounTypes = nounTypes
    self.nonAgents = nonAgents
  }

  /// The participants in the relation with that number to the trigger, whatever their type; the nearest ones first.
  ///
  /// - Returns: alternatives in order of preference, each a list of coordinated fillers.
  func participants(
    _ relation: Int, of trigger: TriggerOccurrence, accepting types: TypeSet
  ) -> [[RoleFiller]] {
    let types = dependsOnTypes(relations[relation], trigger) ? types : TypeSet()
    return trigger.participants(relation, types) {
      switch relations[relation] {
      case .named(let relation): participants(relation, of: trigger, accepting: types)
      case .phrase(let preposition, .all): phrases(preposition, of: trigger)
      case .phrase(let preposition, .first):
        phrases(preposition, of: trigger).map { Array($0.prefix(1)) }
      case .phrase(let preposition, .others):
        phrases(preposition, of: trigger).map { Array($0.dropFirst()) }
      }
    }
  }

  /// Whether the look-up prefers groups whose type is accepted.
  private func dependsOnTypes(_ relation: Relation, _ trigger: TriggerOccurrence) -> Bool {
    switch relation {
    case .named(.subject), .named(.object): trigger.reading == .participle
    case .named(.modifier): true
    default: false
    }
  }

  private func participants(
    _ relation: ClauseRelation, of trigger: TriggerOccurrence, accepting types: TypeSet
  ) -> [[RoleFiller]] {
    let graph = trigger.graph
    func one(_ elements: [Int]) -> [[RoleFiller]] {
      elements.isEmpty ? [] : [elements.map(RoleFiller.element)]
    }
    switch relation {
    case .subject:
      if trigger.reading == .participle {
        return one(trigger.patientsOfParticiple(accepting: types.contains))
      }
      return possessedInfinitive(trigger) ?? one(trigger.actors)
    case .object:
      if trigger.reading == .participle {
        return one(trigger.patientsOfParticiple(accepting: types.contains))
      }
      return one(trigger.patients)
    case .possessor: return possessors(of: trigger)
    case .modifier: return modifiers(of: trigger, accepting: types)
    case .support: return one(supportVerbs.participant(.agent, of: trigger))
    case .cause: return one(supportVerbs.participant(.cause, of: trigger))
    case .supportPatient: return one(supportVerbs.participant(.patient, of: trigger))
    case .before: return isAttribute(trigger) ? [] : one(nounGroup(before: trigger))
    case .after:
      let next = trigger.element + 1
      return graph.isNounGroup(next) ? one(graph.listRight(of: next)) : []
    case .predicate: return isAttribute(trigger) ? [] : one(predicateSubject(of: trigger))
    case .preposition: return []
    }
  }

  /// *the **government's** campaign to retake the town*, ***their** quest to take it*: who has the plan.
  private func possessedInfinitive(_ trigger: TriggerOccurrence) -> [[RoleFiller]]? {
    let graph = trigger.graph
    guard trigger.reading == .infinitive, graph.isNounGroup(trigger.element - 1) else { return nil }
    let group = graph.elements[trigger.element - 1].nounGroup
    if let tokens = group.possessor {
      return [[.tokens(tokens, nounTypes.type(ofTokens: tokens, in: graph))]]
    }
    return nil
  }

  private func phrases(_ words: [WordID], of trigger: TriggerOccurrence) -> [[RoleFiller]] {
    let graph = trigger.graph
    let phrases = trigger.phrases
    var found: [[RoleFiller]] = []
    for (index, phrase) in phrases.enumerated() {
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
      if graph.words(atTokens: tokens).elementsEqual(words) {
        found.append(phrase.elements.map(RoleFiller.element))
      }
    }
    return found
  }

  /// ***IS's** attack*; *their attack*: the subject of the nearest verb that is no speech verb.
  private func possessors(of trigger: TriggerOccurrence) -> [[RoleFiller]] {
    let graph = trigger.graph
    let element = graph.elements[trigger.element]
    if let tokens = element.nounGroup.possessor, !tokens.contains(trigger.token) {
      return [[.tokens(tokens, nounTypes.type(ofTokens: tokens, in: graph))]]
    }
    guard element.nounGroup.hasPossessivePronoun else { return [] }
    for candidate in stride(from: trigger.element - 1, through: 0, by: -1)
    where graph.isFinite(candidate) && !graph.isSpeech(candidate) {
      let subjects = graph.subjects(of: candidate)
      return subjects.isEmpty ? [] : [subjects.map(RoleFiller.element)]
    }
    return []
  }

  /// Names and typed nouns before the trigger inside its group: ***rocket** attack*, ***army** shelling*.
  private func modifiers(
    of trigger: TriggerOccurrence, accepting types: TypeSet
  ) -> [[RoleFiller]] {
    let graph = trigger.graph
    let element = graph.elements[trigger.element]
    guard element.kind == .nounGroup else { return [] }
    let start = element.nounGroup.possessor.map { $0.upperBound } ?? element.tokens.lowerBound
    guard start < trigger.token else { return [] }
    var found: [[RoleFiller]] = []
    let isActor = types.contains(graph.words.person)
    // "the Kherson strike": a town is where it happened, a country may be who did it.
    func canStand(_ type: TypeID, _ kind: WordID) -> Bool {
      !isActor || graph.words.category(type) != .place || graph.words.actingKinds.contains(kind)
    }
    for name in graph.analysis.names
    where name.tokens.lowerBound >= start && name.tokens.upperBound <= trigger.token
      && canStand(name.type, name.kind)
    {
      found.append([.tokens(name.tokens, name.type)])
    }
    for token in (start..<trigger.token).reversed()
    where graph.analysis.tags[token].isNoun
      && !nonAgents.contains(graph.word(atToken: token))
      && !graph.analysis.names.contains(where: { $0.tokens.contains(token) })
    {
      let type = nounTypes.type(ofNoun: graph.word(atToken: token))
      if types.contains(type), graph.words.category(type) != .place {
        found.append([.tokens(token..<token + 1, type)])
      }
    }
    return found
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
