package import QuothModel
package import QuothRules
package import QuothText

/// Reads whether an event is told as a fact, as denied, or as only possible: from the polarity and modality of its
/// verb group and from the words that govern it (GRAMMAR.md §2.13).
///
/// The nearest decision wins, a negation before a doubt: *may not have killed* is negated.
package struct StatusReader: Sendable {
  private let governors: GovernorTable
  private let negations: WordSet
  /// *if, unless, whether*: everything in their clause is possible.
  private let conditionals: WordSet
  /// *only to lose it again*: the infinitive behind tells what happened.
  private let resultAdverbs: WordSet
  private let that: WordID

  /// Reads the packs' tables `governors` and `chain_verbs` and their word lists.
  package init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    let word = { (text: String) in vocabulary.word(for: text) }
    governors = GovernorTable(rules: ruleSet, word: word)
    negations = WordSet(ruleSet.words("negations").map(word))
    conditionals = WordSet(ruleSet.words("conditional_subordinators").map(word))
    resultAdverbs = WordSet([word("only")])
    that = word("that")
  }

  /// The status of an event by its trigger.
  package func status(of event: EventCandidate, in graph: ClauseGraph) -> Status {
    status(ofTrigger: event.trigger.upperBound - 1, in: event.element, graph)
  }

  /// The status of an event by its trigger.
  ///
  /// `token`: the trigger's last token, an index in the sentence.
  /// `element`: the element that the trigger stands in.
  func status(ofTrigger token: Int, in element: Int, _ graph: ClauseGraph) -> Status {
    // A fixed expression may end in another group: "lost their lives" is judged by its verb.
    let token =
      graph.elements[element].tokens.contains(token) ? token : graph.elements[element].head
    switch graph.kind(element) {
    case .verbGroup: return statusOfVerb(token, in: element, graph) ?? .asserted
    case .nounGroup: return statusOfNoun(token, in: element, graph) ?? .asserted
    default: return statusOfPredicate(element, graph) ?? .asserted
    }
  }

  // MARK: Verbs

  private func statusOfVerb(_ token: Int, in element: Int, _ graph: ClauseGraph) -> Status? {
    guard let group = graph.verbGroup(element) else { return nil }
    return statusOfGroup(group, before: token, element, graph)
      ?? statusOfAdverbs(besides: element, graph)
      ?? statusOfInfinitive(group, element, graph)
      ?? statusOfGerund(group, element, graph)
      ?? statusOfClause(around: element, group, graph)
  }

  /// What a verb group says of itself: negation, modal, and the verbs in front of `token` in the group.
  private func statusOfGroup(
    _ group: VerbGroup, before token: Int, _ element: Int, _ graph: ClauseGraph
  ) -> Status? {
    if group.isNegated { return .negated }
    let chain = group.lexicalVerbs.filter { $0 < token }.map(graph.lemma(atToken:))
    // "denied holding him": the denial itself is a fact.
    let governing = token < group.main ? chain : group.chain + chain
    let statuses = governing.compactMap(governors.status(ofChainVerb:))
    if statuses.contains(.negated) { return .negated }
    if statuses.contains(.possible) { return .possible }
    if group.modal != .unknown, let status = governors.status(.modal, group.modal) { return status }
    return nil
  }

  /// *apparently*, *allegedly* in the group, before it or behind it.
  private func statusOfAdverbs(besides element: Int, _ graph: ClauseGraph) -> Status? {
    if let status = statusOfAdverbs(in: element, graph) { return status }
    for neighbour in stride(from: element - 1, through: element + 1, by: 2)
    where graph.kind(neighbour) == .adverb {
      if let status = statusOfAdverbs(in: neighbour, graph) { return status }
    }
    // "— apparently of people shot by …": the adverb stands before the phrase that the participle describes.
    guard graph.verbGroup(element)?.form == .participle, graph.isNounGroup(element - 1) else {
      return nil
    }
    let adverb = graph.kind(element - 2) == .preposition ? element - 3 : element - 2
    return graph.kind(adverb) == .adverb ? statusOfAdverbs(in: adverb, graph) : nil
  }

  private func statusOfAdverbs(in element: Int, _ graph: ClauseGraph) -> Status? {
    for token in graph.elements[element].tokens {
      if let status = governors.status(.adverb, graph.word(atToken: token)), status != .asserted {
        return status
      }
    }
    return nil
  }

  /// A *to*-infinitive outside a chain: the governor decides; without one it tells a purpose.
  private func statusOfInfinitive(
    _ group: VerbGroup, _ element: Int, _ graph: ClauseGraph
  ) -> Status? {
    guard group.form == .infinitive, group.chain.isEmpty else { return nil }
    var left = element - 1
    while graph.kind(left) == .adverb {
      if resultAdverbs.contains(graph.headWord(left)) { return .asserted }
      left -= 1
    }
    if graph.elements[element].tokens.contains(where: {
      resultAdverbs.contains(graph.word(atToken: $0))
    }) {
      return .asserted
    }
    if let status = statusGiven(by: left, graph) { return status }
    // "allowing IS to attack": the verb before the subject of the infinitive.
    if graph.isNounGroup(left), let status = statusGiven(by: left - 1, graph) { return status }
    return group.isToInfinitive ? .possible : nil
  }

  /// A gerund behind a preposition: *without killing*, *accused of planning*, *aimed at liberating*.
  private func statusOfGerund(
    _ group: VerbGroup, _ element: Int, _ graph: ClauseGraph
  ) -> Status? {
    guard group.form == .gerund else { return nil }
    var left = element - 1
    if graph.kind(left) == .gerundPreposition || graph.kind(left) == .preposition {
      let tokens = graph.elements[left].tokens
      let words = tokens.map(graph.word(atToken:))
      if let first = words.first,
        let status = governors.status(.preposition, first, following: words.dropFirst())
      {
        return status == .asserted ? nil : status
      }
      left -= 1
      return statusGiven(by: left, graph)
    }
    return statusGiven(by: left, graph)
  }

  /// The clause around a finite verb: *if*, *whether*, *feared that*, *denied*.
  private func statusOfClause(
    around element: Int, _ group: VerbGroup, _ graph: ClauseGraph
  ) -> Status? {
    var current = element - 1
    while let kind = graph.kind(current) {
      let word = graph.firstWord(current)
      switch kind {
      case .subordinator, .complementizer, .gerundPreposition:
        if conditionals.contains(word) || governors.status(.preposition, word) == .possible {
          return .possible
        }
        return word == that ? statusGiven(by: skippingAdverbs(current - 1, graph), graph) : nil
      case .relativePronoun:
        // "a possible airstrike that killed civilians"
        return graph.antecedent(of: current).first.flatMap { antecedent in
          graph.isNounGroup(antecedent)
            ? statusOfModifiers(graph.elements[antecedent].head, antecedent, graph) : nil
        }
      case .accordingTo: return nil
      case .punctuation where graph.isHardStop(current): return nil
      case .verbGroup where graph.isFinite(current) || graph.verbGroup(current)?.form == .gerund:
        // "officials feared troops had killed them": no complementizer.
        guard current + 1 < element, graph.isNounGroup(current + 1), graph.startsClause(current + 1)
        else { return nil }
        return statusGiven(by: current, graph)
      default: current -= 1
      }
    }
    return nil
  }

  private func skippingAdverbs(_ index: Int, _ graph: ClauseGraph) -> Int {
    var current = index
    while let kind = graph.kind(current), kind == .adverb || kind == .date || kind == .parenthesis {
      current -= 1
    }
    return current
  }

  /// What the element says of its complement, if it is a governor; *asserted* governors say so.
  private func statusGiven(by index: Int, _ graph: ClauseGraph) -> Status? {
    switch graph.kind(index) {
    case .verbGroup:
      guard let group = graph.verbGroup(index) else { return nil }
      let following = graph.document.words.dropFirst(graph.analysis.firstToken + group.main + 1)
      guard let status = governors.status(.verb, group.lemma, following: following) else {
        return nil
      }
      // "did not deny", "did not fail to": two negations tell a fact.
      if group.isNegated { return status == .negated ? .asserted : .negated }
      return status
    case .nounGroup:
      let token = graph.elements[index].head
      return governors.status(.noun, graph.lemma(atToken: token))
        ?? governors.status(.noun, graph.word(atToken: token))
    case .adverb:
      return governors.status(.adjective, graph.headWord(index))
    default:
      return nil
    }
  }

  // MARK: Nouns

  private func statusOfNoun(_ token: Int, in element: Int, _ graph: ClauseGraph) -> Status? {
    statusOfModifiers(token, element, graph)
      ?? statusOfObject(element, graph)
      ?? statusOfSubject(element, graph)
  }

  /// *a **possible** attack*, ***no** deaths*.
  private func statusOfModifiers(
    _ token: Int, _ element: Int, _ graph: ClauseGraph
  ) -> Status? {
    for modifier in (graph.elements[element].tokens.lowerBound..<token).reversed() {
      // "in the strongest possible terms terrorist attacks …": another noun's modifier.
      if graph.analysis.tags[modifier] == .pluralNoun { return nil }
      // "not fewer than a dozen deaths"
      if graph.analysis.quantities.contains(where: { $0.tokens.contains(modifier) }) { continue }
      let word = graph.word(atToken: modifier)
      if negations.contains(word) { return .negated }
      if let status = governors.status(.adjective, word), status != .asserted { return status }
    }
    return nil
  }

  /// *denied the attack*, *fears of an attack*, *planned to launch an attack*, *without an attack*.
  private func statusOfObject(_ element: Int, _ graph: ClauseGraph) -> Status? {
    var left = element - 1
    if graph.kind(left) == .preposition {
      let words = graph.elements[left].tokens.map(graph.word(atToken:))
      if let first = words.first,
        let status = governors.status(.preposition, first, following: words.dropFirst()),
        status != .asserted
      {
        return status
      }
      left -= 1
      if graph.isNounGroup(left), let status = statusGiven(by: left, graph), status != .asserted {
        return status
      }
    }
    left = skippingAdverbs(left, graph)
    // "Witnesses believe the attack was an air strike": a subject, not an object.
    guard let group = graph.verbGroup(left), !graph.startsClause(element) else { return nil }
    if let status = statusGiven(by: left, graph) { return status }
    return governors.carriesEvent(group.lemma)
      ? statusOfVerb(group.main, in: left, graph) : nil
  }

  /// *an attack **may** follow*, *the attack **was foiled***.
  private func statusOfSubject(_ element: Int, _ graph: ClauseGraph) -> Status? {
    var right = element + 1
    while graph.kind(right) == .preposition,
      graph.isNounGroup(right + 1) || graph.kind(right + 1) == .date
    {
      right += 2
    }
    while graph.kind(right) == .adverb { right += 1 }
    guard let group = graph.verbGroup(right), graph.subjects(of: right).contains(element) else {
      return nil
    }
    if group.isPassive, let status = statusGiven(by: right, graph), status != .asserted {
      return status
    }
    // "further raids are likely"
    if group.lemma == graph.words.be, graph.kind(right + 1) == .adverb,
      let status = governors.status(.adjective, graph.headWord(right + 1)), status != .asserted
    {
      return status
    }
    // "the attack may have killed two": what the attack did is in doubt, not the attack.
    guard governors.carriesEvent(group.lemma) else { return nil }
    return statusOfGroup(group, before: group.main, right, graph)
      ?? statusOfAdverbs(besides: right, graph)
      ?? statusOfClause(around: right, group, graph)
  }

  // MARK: Other words

  /// *feared **dead***: the verb before a predicate.
  private func statusOfPredicate(_ element: Int, _ graph: ClauseGraph) -> Status? {
    let left = skippingAdverbs(element - 1, graph)
    guard let group = graph.verbGroup(left) else { return nil }
    return statusGiven(by: left, graph)
      ?? statusOfVerb(group.main, in: left, graph)
  }
}
