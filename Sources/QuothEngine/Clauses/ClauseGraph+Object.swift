package import QuothText

extension ClauseGraph {
  /// The objects of verb group `index`: the noun group right behind it with its list, unless it starts a clause.
  package func objects(of index: Int) -> [Int] {
    guard let group = verbGroup(index) else { return [] }
    var current = index + 1
    while kind(current) == .adverb { current += 1 }
    if isNounGroup(current) {
      // "an attempt to retake it failed": what follows an infinitive is its object;
      // "saying 15 patients were killed": but not behind a verb of speech
      let isSurelyObject =
        (group.form == .gerund || group.isToInfinitive || followsRelativePronoun(index))
        && !words.speechVerbs.contains(group.lemma)
        && !words.clauseTakingVerbs.contains(group.lemma)
      if !isSurelyObject,
        startsClause(current, forBarePast: !words.speechVerbs.contains(group.lemma)),
        verbGroup(current + 1)?.isAmbiguousPast != true
      {
        return []
      }
      return listRight(of: current)
    }
    // "targeted with eight shells the village of X", "hacked to death 13 people": a long object
    // behind its phrase.
    if kind(current) == .preposition, isNounGroup(current + 1),
      words.shiftingPrepositions.contains(headWord(current))
        || words.resultNouns.contains(headWord(current + 1))
    {
      let shifted = (listRight(of: current + 1).last ?? current) + 1
      if isNounGroup(shifted), !startsClause(shifted) { return listRight(of: shifted) }
    }
    // "launched and carried out attacks": two verbs, one object.
    if kind(current) == .coordinator, let next = verbGroup(current + 1), next.form != .infinitive {
      return objects(of: current + 1)
    }
    return []
  }

  /// Whether the group's subject acts: not passive, and a bare *-ed* form only when an object follows.
  package func isActive(_ index: Int) -> Bool {
    guard let group = verbGroup(index), !group.isPassive else { return false }
    if group.form == .gerund || group.form == .infinitive || group.hasPerfectAuxiliary {
      return true
    }
    if group.form == .finite, !group.isAmbiguousPast { return true }
    return hasSubjectOfItsOwn(index) || !objects(of: index).isEmpty
  }

  /// *the town **that M23** seized*, *the ridge **they** captured*: a group that can only be the subject stands before
  /// the verb, whose object is gone.
  private func hasSubjectOfItsOwn(_ index: Int) -> Bool {
    var subject = index - 1
    while kind(subject) == .adverb { subject -= 1 }
    // "gunmen who attacked a church killed nine": nothing else than a subject opens the clause
    if kind(subject) == .relativePronoun { return true }
    guard isNounGroup(subject), isNounGroup(subject - 1) || subject > 1 else { return false }
    if words.subjectPronouns.contains(headWord(subject)) { return true }
    switch kind(subject - 1) {
    case .relativePronoun: return true
    case .complementizer: return isNounGroup(subject - 2) && !isAddressee(subject - 2)
    default: return false
    }
  }

  private func followsRelativePronoun(_ verb: Int) -> Bool {
    var before = verb - 1
    while kind(before) == .adverb { before -= 1 }
    return kind(before) == .relativePronoun
  }

  /// *told **reporters** that shells fired by troops fell*: the clause behind *that* is no relative clause.
  private func isAddressee(_ index: Int) -> Bool {
    isVerbGroup(index - 1) && isSpeech(index - 1)
  }

  /// The patient of a reduced or detached participle (GRAMMAR.md §4.4): *a central **town** in Syria retaken by …*.
  ///
  /// `accepting`: whether a group's type can fill the role.
  package func patients(ofParticiple index: Int, accepting: (TypeID) -> Bool) -> [Int] {
    patients(ofParticiple: index, depth: 0, accepting: accepting)
  }

  func patients(ofParticiple index: Int, depth: Int, accepting: (TypeID) -> Bool) -> [Int] {
    guard depth < Self.depthLimit, let group = verbGroup(index) else { return [] }
    var current = index - 1
    while let kind = kind(current), [.adverb, .parenthesis, .date].contains(kind) { current -= 1 }
    switch kind(current) {
    case .relativePronoun: return antecedent(of: current)
    case .coordinator:
      guard let previous = previousVerb(from: current - 1, for: group, index) else { return [] }
      return actorOrPatient(of: previous, depth: depth + 1)
    case .comma:
      return mainClauseSubject(before: current, depth: depth) ?? subjects(of: index, depth: depth)
    case .verbGroup: return actorOrPatient(of: current, depth: depth + 1)
    case .nounGroup: break
    default: return subjects(of: index, depth: depth)
    }
    var head = current
    while !accepting(elements[head].type) {
      guard kind(head - 1) == .preposition, isNounGroup(head - 2) else {
        head = current
        break
      }
      head -= 2
    }
    if isNamed(head), kind(head - 1) == .preposition,
      words.attributePrepositions.contains(headWord(head - 1)),
      isNounGroup(head - 2), !isNamed(head - 2), accepting(elements[head - 2].type)
    {
      head -= 2
    }
    return kind(head - 1) == .preposition ? [head] : listLeft(of: head)
  }

  /// The subject of the nearest main clause to the left of a detached participle.
  private func mainClauseSubject(before comma: Int, depth: Int) -> [Int]? {
    for candidate in stride(from: comma - 1, through: 0, by: -1) where isFinite(candidate) {
      if isSpeech(candidate) { return nil }
      let found = subjects(of: candidate, depth: depth + 1)
      guard let first = found.first else { continue }
      if kind(first - 1) == .subordinator || kind(first - 1) == .preposition { continue }
      if (max(0, candidate - 2)..<candidate).contains(where: { kind($0) == .relativePronoun }) {
        continue
      }
      return found
    }
    return nil
  }

  /// The subject of a gerund: that of the nearest earlier verb, else of the main verb that follows.
  package func gerundSubjects(of index: Int) -> [Int] {
    gerundSubjects(of: index, depth: 0)
  }

  private func gerundSubjects(of index: Int, depth: Int) -> [Int] {
    guard depth < Self.depthLimit else { return [] }
    // "Retaking the town was …": the gerund is itself a subject.
    if isNounGroup(index + 1), startsClause(index + 1),
      index == 0 || kind(index - 1) == .complementizer || kind(index - 1) == .punctuation
        || isSpeech(index - 1)
    {
      return []
    }
    var current = index - 1
    if kind(current) == .gerundPreposition, words.topicPrepositions.contains(headWord(current)) {
      return []
    }
    // "people fleeing the war": the group right before, but not "shelled the rebels killing nine"
    if isNounGroup(current), words.category(elements[current].type) == .actor,
      let group = verbGroup(index), !words.resultGerunds.contains(group.lemma),
      !words.speechVerbs.contains(group.lemma)
    {
      return listLeft(of: current)
    }
    if kind(current) == .gerundPreposition, let blamed = controlledObject(before: current) {
      return blamed
    }
    while kind(current) == .adverb { current -= 1 }
    if kind(current) == .coordinator, let group = verbGroup(index),
      let previous = previousVerb(from: current - 1, for: group, index),
      verbGroup(previous)?.form == .gerund
    {
      return gerundSubjects(of: previous, depth: depth + 1)
    }
    // "fired on marchers led by a pastor, killing seven": behind a comma the main verb goes before.
    let isDetached = kind(current) == .comma
    var described: [Int] = []
    while current >= 0 {
      if let earlier = verbGroup(current), earlier.form == .finite || earlier.form == .participle {
        if isDetached, earlier.isPassive, let agent = agent(of: current, before: index) {
          return agent
        }
        let found = actorOrPatient(of: current, depth: depth + 1)
        if !found.isEmpty {
          guard isDetached, earlier.form == .participle, !isActive(current) else { return found }
          if described.isEmpty { described = found }
        }
      }
      current -= 1
    }
    if !described.isEmpty { return described }
    for following in elements.indices.dropFirst(index + 1) where isFinite(following) {
      return subjects(of: following, depth: depth + 1)
    }
    return []
  }

  /// *blamed **the army** for killing*, *accused **them** of bombing it*: who is said to act.
  private func controlledObject(before preposition: Int) -> [Int]? {
    guard words.blamePrepositions.contains(headWord(preposition)) else { return nil }
    var head = preposition - 1
    while head > preposition - 6, kind(head - 1) == .preposition, isNounGroup(head - 2) {
      head -= 2
    }
    guard isNounGroup(head), [.actor, .place].contains(words.category(elements[head].type)),
      let verb = verbGroup(head - 1), words.controlVerbs.contains(verb.lemma), isActive(head - 1)
    else { return nil }
    return [head]
  }

  /// *was bombed **by army planes**, leaving nine dead*: who acts in a passive clause.
  private func agent(of verb: Int, before end: Int) -> [Int]? {
    phrases(rightOf: verb).phrases.first { phrase in
      guard let preposition = phrase.preposition, preposition < end else { return false }
      return headWord(preposition) == words.by && isNounGroup(phrase.elements[0])
    }?.elements
  }
}
