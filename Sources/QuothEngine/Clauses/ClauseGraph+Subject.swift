import QuothText

extension ClauseGraph {
  /// Walks left from verb group `index` to its subject (GRAMMAR.md §4.4).
  func walkToSubject(of index: Int, depth: Int) -> [Int] {
    guard let group = verbGroup(index) else { return [] }
    if let controller = infinitiveController(of: index, group) { return [controller] }
    var current = index - 1
    while current >= 0 {
      switch elements[current].kind {
      case .adverb, .date, .parenthesis, .other, .possessiveEnding:
        current -= 1
      case .relativePronoun:
        return antecedent(of: current)
      case .nounGroup:
        if let result = considerNounGroup(&current, for: index, group, depth) { return result }
      case .comma:
        guard let opening = parentheticalOpening(before: current) else {
          current -= 1
          continue
        }
        // "Talal Barazi's deputy, Ali Hassan, said": the person of the apposition speaks.
        if isPersonInApposition(after: opening) { return [opening + 1] }
        current = opening - 1
      case .coordinator:
        guard let previous = previousVerb(from: current - 1, for: group, index) else { return [] }
        return actorOrPatient(of: previous, depth: depth + 1)
      case .verbGroup:
        guard let earlier = verbGroup(current) else { return [] }
        // "a man who asked not to be named told"
        let isInfinitive = earlier.form == .infinitive && group.form == .finite
        if earlier.form == .participle || earlier.form == .gerund || isInfinitive {
          current -= 1
        } else if earlier.form == .finite, group.form == .finite,
          let pronoun = relativeOpening(before: current)
        {
          current = pronoun - 1
        } else {
          return group.form == .finite ? [] : actorOrPatient(of: current, depth: depth + 1)
        }
      case .quotationMark:
        current -= 1
      case .punctuation:
        guard !isHardStop(current) else { return [] }
        current = (dashOpening(before: current) ?? current) - 1
      case .preposition, .accordingTo, .gerundPreposition:
        current -= 1
      case .complementizer where isRightBefore(index, current):
        // "on Friday that killed": a *that* without a subject behind it is a relative pronoun.
        return antecedent(of: current)
      case .subordinator, .complementizer:
        return []
      }
    }
    return []
  }

  /// Whether only adverbs stand between `earlier` and the verb group.
  private func isRightBefore(_ verb: Int, _ earlier: Int) -> Bool {
    (earlier + 1..<verb).allSatisfy { elements[$0].kind == .adverb }
  }

  /// *allowing **IS** to attack*: the group between a control verb and the infinitive.
  private func infinitiveController(of index: Int, _ group: VerbGroup) -> Int? {
    guard group.form == .infinitive, index > 1, isNounGroup(index - 1) else { return nil }
    // "an attempt by the army to retake the town", "for the army to retake it"
    if kind(index - 2) == .preposition,
      words.infinitiveSubjectPrepositions.contains(headWord(index - 2))
    {
      return index - 1
    }
    // "forced the last defenders of a hospital to break out"
    var head = index - 1
    while head > index - 7, kind(head - 1) == .preposition, isNounGroup(head - 2) { head -= 2 }
    guard let governor = verbGroup(head - 1), words.controlVerbs.contains(governor.lemma)
    else { return nil }
    return head
  }

  /// Judges the noun group at `current` as subject; moves `current` and returns nil to walk on.
  private func considerNounGroup(
    _ current: inout Int, for index: Int, _ group: VerbGroup, _ depth: Int
  ) -> [Int]? {
    if group.form == .infinitive, group.isToInfinitive, group.chain.isEmpty,
      let governed = infinitiveSubject(left: current, depth)
    {
      return governed
    }
    if isAge(current) {
      current -= 2
      return nil
    }
    if let preposition = governingPreposition(of: current) {
      if group.form == .finite, kind(current - 1) == .coordinator, endsClause(before: preposition) {
        return [current]
      }
      current = preposition - 1
      return nil
    }
    if let inherited = subjectOverObject(current, for: index, group, depth) { return inherited }
    if isVerbGroup(current - 1) {
      let verb = current - 1
      var before = verb - 1
      while kind(before) == .adverb { before -= 1 }
      if kind(before) == .relativePronoun {
        // The group is the object inside a relative clause: walk on before the clause.
        if kind(before - 1) == .comma { return subjectBefore(before - 1) }
        return antecedent(of: before)
      }
      // "a man accused of killing nine people was arrested"
      if verbGroup(verb)?.form == .gerund, kind(before) == .gerundPreposition {
        current = before - 1
        return nil
      }
      // "a statement saying 15 patients were killed": what stands behind a verb of speech acts itself
      if let form = verbGroup(verb)?.form, form == .participle || form == .gerund,
        isNounGroup(before), !isSpeech(verb)
      {
        current = before
        return nil
      }
    }
    return listLeft(of: current)
  }

  /// Whether the phrase of `preposition` closes a clause of its own: *were hit **in** the legs and one woman was shot*.
  private func endsClause(before preposition: Int) -> Bool {
    if isFinite(preposition - 1) { return true }
    guard isNounGroup(preposition - 1), let verb = verbGroup(preposition - 2) else { return false }
    return verb.form == .finite && !words.speechVerbs.contains(verb.lemma)
      && !words.clauseTakingVerbs.contains(verb.lemma)
  }

  /// The subject of the verb that governs a *to*-infinitive: the nearest verb group to the left with one.
  private func infinitiveSubject(left start: Int, _ depth: Int) -> [Int]? {
    let finite = elements.indices.first { isFinite($0) } ?? elements.count
    for candidate in stride(from: start, through: 0, by: -1) {
      guard let group = verbGroup(candidate), group.form != .infinitive else { continue }
      if group.form != .finite, finite < candidate { continue }
      // "foiled an attempt to blow up a bridge": somebody else wanted to
      if isNounGroup(start), words.opposingVerbs.contains(group.lemma) { return [] }
      let subjects = actorOrPatient(of: candidate, depth: depth + 1)
      if !subjects.isEmpty { return subjects }
    }
    return nil
  }

  /// *troops took the town **and expelled** the rebels*: the group was an object, its verb's subject is shared.
  private func subjectOverObject(
    _ current: Int, for index: Int, _ group: VerbGroup, _ depth: Int
  ) -> [Int]? {
    guard let earlier = verbGroup(current - 1), group.form == .finite,
      index - current <= 2 || joinsOverPhrases(current, index, group), earlier.form == .finite,
      !earlier.isPassive, !words.speechVerbs.contains(earlier.lemma),
      !words.clauseTakingVerbs.contains(earlier.lemma),
      (current + 1..<index).contains(where: { [.comma, .coordinator].contains(elements[$0].kind) })
    else { return nil }
    return subjects(of: current - 1, depth: depth + 1)
  }

  /// *took the town **on 15 November, and** left it*: only phrases and dates, then a comma or *and*, between the
  /// object and the next verb.
  private func joinsOverPhrases(_ object: Int, _ index: Int, _ group: VerbGroup) -> Bool {
    guard index - object < 14, !words.speechVerbs.contains(group.lemma) else { return false }
    var joint = index - 1
    while kind(joint) == .adverb { joint -= 1 }
    guard kind(joint) == .comma || kind(joint) == .coordinator else { return false }
    if kind(joint) == .coordinator, kind(joint - 1) == .comma { joint -= 1 }
    var current = object + 1
    while current < joint {
      switch kind(current) {
      case .date, .adverb, .parenthesis: current += 1
      case .preposition where isNounGroup(current + 1) || kind(current + 1) == .date: current += 2
      default: return false
      }
    }
    return true
  }

  /// Goes on to the left from `start` over commas and phrases to the first free noun group.
  private func subjectBefore(_ start: Int) -> [Int] {
    var current = start
    while let kind = kind(current) {
      switch kind {
      case .comma, .adverb, .parenthesis, .date: current -= 1
      case .nounGroup:
        guard let preposition = governingPreposition(of: current) else {
          return listLeft(of: current)
        }
        current = preposition - 1
      default: return []
      }
    }
    return []
  }

  /// The comma that opens the parenthetical closed by the comma at `closing`.
  func parentheticalOpening(before closing: Int) -> Int? {
    var current = closing - 1
    while current >= 0, closing - current < 18 {
      if isHardStop(current) { return nil }
      guard kind(current) == .comma else {
        current -= 1
        continue
      }
      return opensParenthetical(current, closing: closing) ? current : nil
    }
    return nil
  }

  /// The dash that opens the parenthesis closed by the dash at `closing`: *two men – a clerk and a guard – died*.
  private func dashOpening(before closing: Int) -> Int? {
    guard words.dashes.contains(headWord(closing)) else { return nil }
    var current = closing - 1
    while current > 0, closing - current < 18, !isHardStop(current) {
      if kind(current) == .punctuation, words.dashes.contains(headWord(current)) {
        return isNounGroup(current - 1) ? current : nil
      }
      current -= 1
    }
    return nil
  }

  private func opensParenthetical(_ comma: Int, closing: Int) -> Bool {
    let first = comma + 1
    switch kind(first) {
    case .relativePronoun, .accordingTo, .preposition, .gerundPreposition, .date, .adverb,
      .subordinator, .verbGroup:
      return true
    case .nounGroup:
      let holdsFinite = (first..<closing).contains { isFinite($0) }
      if !holdsFinite { return isNounGroup(comma - 1) || kind(comma - 1) == .parenthesis }
      guard let verb = verbGroup(first + 1), first + 1 < closing else { return false }
      return verb.form == .participle || words.speechVerbs.contains(verb.lemma)
    default: return false
    }
  }

  private func isPersonInApposition(after opening: Int) -> Bool {
    isNounGroup(opening + 1) && elements[opening + 1].type == words.person
      && isNounGroup(opening - 1) && elements[opening - 1].type != words.person
      && !elements[opening - 1].nounGroup.isPlural
  }

  /// The relative pronoun that opens the clause of the finite verb at `verb`, if one does.
  private func relativeOpening(before verb: Int) -> Int? {
    var current = verb - 1
    while current > 0 {
      switch elements[current].kind {
      case .relativePronoun: return current
      case .verbGroup where isFinite(current): return nil
      case .subordinator, .complementizer: return nil
      case .punctuation where isHardStop(current): return nil
      default: current -= 1
      }
    }
    return nil
  }

  /// The verb group that shares its subject with the one at `index` over a conjunction.
  func previousVerb(from start: Int, for group: VerbGroup, _ index: Int) -> Int? {
    let surelyFinite =
      group.form == .finite
      && (!group.isAmbiguousPast || words.speechVerbs.contains(group.lemma) || isActive(index))
    var current = start
    while current >= 0 {
      if let earlier = verbGroup(current) {
        if surelyFinite, earlier.form != .finite {
          current -= 1
          continue
        }
        return current
      }
      switch elements[current].kind {
      case .subordinator, .complementizer, .relativePronoun: return nil
      case .punctuation where isHardStop(current): return nil
      default: current -= 1
      }
    }
    return nil
  }

  /// The subject of a verb group, or the patient of a reduced participle: what a second verb shares.
  func actorOrPatient(of index: Int, depth: Int) -> [Int] {
    guard let group = verbGroup(index) else { return [] }
    if group.form == .participle, !isActive(index) {
      return patients(ofParticiple: index, depth: depth) { _ in true }
    }
    return subjects(of: index, depth: depth)
  }

  /// What the relative pronoun at `index` stands for.
  package func antecedent(of index: Int) -> [Int] {
    var last = index - 1
    if kind(last) == .comma { last -= 1 }
    if kind(last) == .preposition { last -= 1 }
    while let kind = kind(last), [.adverb, .parenthesis, .date].contains(kind) {
      last -= kind == .date && self.kind(last - 1) == .preposition ? 2 : 1
    }
    if isAge(last) { last -= 2 }
    guard isNounGroup(last) else { return [] }
    // "a town of some 300,000 which": the number only describes.
    if elements[last].type == .quantity, kind(last - 1) == .preposition, isNounGroup(last - 2) {
      last -= 2
    }
    let pronoun = headWord(index)
    if words.personRelatives.contains(pronoun) {
      if let person = nearest(from: last, where: { words.category(elements[$0].type) == .actor }) {
        return [person]
      }
    } else if words.thingRelatives.contains(pronoun) {
      // "the attack in X on Friday that killed": an event or weapon anywhere in the chain.
      if let cause = nearest(from: last, where: { words.isCause(elements[$0].type) }) {
        return [cause]
      }
    }
    return governingPreposition(of: last) == nil ? listLeft(of: last) : [last]
  }

  /// The nearest group that satisfies `isFitting` in the chain of phrases that ends with `last`.
  func nearest(from last: Int, where isFitting: (Int) -> Bool) -> Int? {
    var current = last
    while current >= 0 {
      if isNounGroup(current) {
        if isFitting(current) { return current }
        guard kind(current - 1) == .preposition else { return nil }
        current -= 2
      } else if kind(current) == .date {
        current -= kind(current - 1) == .preposition ? 2 : 1
      } else {
        return nil
      }
    }
    return nil
  }
}
