package import QuothRules
package import QuothText

/// One possible trigger in a sentence: a word that rules look for, and what it is there.
final class TriggerOccurrence {
  /// What a trigger word is in its sentence.
  enum Reading: Int, Sendable, CaseIterable {
    /// A verb whose subject acts: finite, or joined to a finite verb.
    case active
    case passive
    /// A reduced relative or a detached participle: its patient stands before it.
    case participle
    case gerund
    case infinitive
    case noun
    case other

    func satisfies(_ predicate: TriggerPredicate) -> Bool {
      switch predicate {
      case .word: true
      case .verb: self != .noun && self != .other
      case .active: self == .active || self == .gerund || self == .infinitive
      case .passive: self == .passive || self == .participle
      case .finite: self == .active
      case .fullPassive: self == .passive
      case .participle: self == .participle
      case .gerund: self == .gerund
      case .infinitive: self == .infinitive
      case .noun: self == .noun
      }
    }
  }

  let graph: ClauseGraph
  /// The token of the trigger's head, an index in the sentence.
  let token: Int
  let element: Int
  let reading: Reading
  /// Whether the token is the last lexical verb of its verb group.
  let isMainVerb: Bool
  private(set) lazy var scan = graph.phrases(rightOf: element)
  private(set) lazy var actors: [Int] = findActors()
  private(set) lazy var patients: [Int] = findPatients()
  /// *The attack was … against people in X*, *the shooting happened in X*: for a trigger noun that is the subject of
  /// *be* or a verb of occurrence, the phrases behind the verb.
  private(set) lazy var predicatePhrases: [Phrase] = findPredicatePhrases()
  /// The phrases behind the trigger, then those behind the verb whose subject it is.
  private(set) lazy var phrases: [Phrase] = scan.phrases + predicatePhrases
  /// The first words of the phrases' prepositions, as bits of `NeighbourSet`.
  private(set) lazy var prepositionBits: UInt64 = phrases.reduce(0) { bits, phrase in
    guard let preposition = phrase.preposition else { return bits }
    return bits | NeighbourSet.bit(of: graph.firstWord(preposition))
  }
  private(set) lazy var clauseSubject: [Int] = subjectOfClause()

  convenience init(graph: ClauseGraph, token: Int, element: Int) {
    self.init(
      graph: graph, token: token, element: element,
      reading: Self.reading(of: token, in: element, graph))
  }

  init(graph: ClauseGraph, token: Int, element: Int, reading: Reading) {
    self.graph = graph
    self.token = token
    self.element = element
    self.reading = reading
    isMainVerb = graph.verbGroup(element)?.main == token
  }

  /// What the token is in its sentence.
  static func reading(of token: Int, in element: Int, _ graph: ClauseGraph) -> Reading {
    let kind = graph.elements[element].kind
    if kind == .verbGroup, let group = graph.verbGroup(element), group.lexicalVerbs.contains(token)
    {
      // "were found shot": a participle before or behind the main verb shares its passive subject.
      if group.main != token, graph.analysis.tags[token] == .pastParticiple {
        return group.isPassive ? .passive : graph.isActive(element) ? .active : .participle
      }
      if group.isPassive { return group.form == .participle ? .participle : .passive }
      switch group.form {
      case .gerund: return .gerund
      case .infinitive: return .infinitive
      case .finite, .participle: return graph.isActive(element) ? .active : .participle
      }
    }
    if kind == .nounGroup {
      let group = graph.elements[element]
      if token == group.head || group.nounGroup.possessor?.last == token { return .noun }
      if let possessor = group.nounGroup.possessor, token + 2 == possessor.upperBound {
        return .noun
      }
    }
    return .other
  }

  // MARK: Subject and object

  private func findActors() -> [Int] {
    switch reading {
    case .gerund: graph.gerundSubjects(of: element)
    case .participle: patientsOfParticiple { _ in true }
    case .active, .passive, .infinitive: graph.subjects(of: element)
    case .noun, .other: clauseSubject
    }
  }

  /// The subject of the verb in whose clause a noun or predicate stands: ***nine** are missing*,
  /// ***they** suffered injuries*; without a verb the group before a predicate: ***nine** dead*.
  private func subjectOfClause() -> [Int] {
    var current = element - 1
    while let kind = graph.kind(current) {
      switch kind {
      case .verbGroup:
        guard let form = graph.verbGroup(current)?.form else { return [] }
        switch form {
        case .gerund: return graph.gerundSubjects(of: current)
        case .participle where !graph.isActive(current):
          return graph.patients(ofParticiple: current) { _ in true }
        default: return graph.subjects(of: current)
        }
      case .subordinator, .complementizer, .relativePronoun, .quotationMark: return []
      case .punctuation where graph.isHardStop(current): return []
      case .nounGroup
      where reading == .other && current == element - 1 && graph.kind(current - 1) != .verbGroup:
        return graph.listLeft(of: current)
      default: current -= 1
      }
    }
    return []
  }

  private func findPatients() -> [Int] {
    switch reading {
    case .active, .gerund, .infinitive:
      guard isMainVerb else { return [] }
      let objects = graph.objects(of: element)
      return objects.isEmpty ? relativeObject() : objects
    case .passive: return graph.subjects(of: element)
    case .participle: return patientsOfParticiple { _ in true }
    case .noun, .other: return []
    }
  }

  /// The noun that a participle modifies, preferring groups whose type fits the role.
  func patientsOfParticiple(accepting: (TypeID) -> Bool) -> [Int] {
    graph.patients(ofParticiple: element, accepting: accepting)
  }

  /// *the town **that** they had lost*, *the town they had lost*: the noun before the subject.
  private func relativeObject() -> [Int] {
    guard reading == .active, let subject = graph.subjects(of: element).first, subject > 0,
      subject < element
    else { return [] }
    if graph.kind(subject - 1) == .relativePronoun
      || graph.kind(subject - 1) == .complementizer && graph.isNounGroup(subject - 2)
    {
      return graph.antecedent(of: subject - 1)
    }
    guard graph.isNounGroup(subject - 1), graph.governingPreposition(of: subject) == nil
    else { return [] }
    return [subject - 1]
  }

  private func findPredicatePhrases() -> [Phrase] {
    guard reading == .noun else { return [] }
    var verb = scan.end
    // "a shooting that occurred at the armory": its own relative clause
    let isRelative = graph.kind(verb) == .relativePronoun
    if isRelative {
      verb += 1
      while graph.kind(verb) == .adverb { verb += 1 }
      guard let group = graph.verbGroup(verb), group.form == .finite,
        graph.words.occurrenceVerbs.contains(group.lemma),
        graph.antecedent(of: scan.end) == [element]
      else { return [] }
      return graph.phrases(rightOf: verb).phrases
    }
    // "the attack launched by the coalition on …", "the raids were carried out by …"
    if let group = graph.verbGroup(verb), graph.words.supportVerbs.contains(group.lemma),
      !graph.isActive(verb), graph.actorOrPatient(of: verb, depth: 0) == [element]
    {
      return graph.phrases(rightOf: verb).phrases
    }
    guard let group = graph.verbGroup(verb), group.form == .finite,
      group.lemma == graph.words.be || graph.words.occurrenceVerbs.contains(group.lemma),
      graph.subjects(of: verb) == [element]
    else { return [] }
    return graph.phrases(rightOf: verb).phrases
  }
}
