import QuothText

extension ParagraphReader {
  /// The source of a cue that follows it: the subject of its clause, or the source that it shares.
  func source(of cue: Cue, _ group: VerbGroup) -> Source? {
    let graph = row.graph(cue.position)
    let element = row.positions[cue.position].element
    var left = element - 1
    while let kind = graph.kind(left), kind == .adverb || kind == .date { left -= 1 }
    // "a letter saying", "voters fearing": a gerund right behind a group describes it.
    if group.form == .gerund, left == element - 1, graph.isNounGroup(left),
      let described = headOfPhrase(cue.position - 1, from: cue.limits.lowerBound)
    {
      return Source(speakers: [described], extent: described..<cue.position)
    }
    // "… killing 12 people the Observatory said.": where the cue ends the sentence, the group beside it speaks.
    if let beside = sourceBeside(cue, group, left) { return beside }
    let isJoined =
      graph.kind(left) == .coordinator || group.form == .gerund
      || (graph.kind(left) == .comma && graph.verbGroup(left - 1) != nil)
    if isJoined, let main = mainSource, !cue.isInsideQuote { return main }
    let subjects =
      group.form == .gerund ? graph.gerundSubjects(of: element) : graph.subjects(of: element)
    let speakers = subjects.map { nameBefore($0, graph) }
      .map { row.position(ofElement: $0, besides: cue.position) }
      .filter { row.isNounGroup($0) || row.kind($0) == .relativePronoun }
    guard let first = speakers.min(), let last = speakers.max() else { return nil }
    guard !cue.isInsideQuote || cue.limits.contains(first) else { return nil }
    var source = Source(
      speakers: speakers.sorted(),
      extent: startOfApposition(before: first, last: last, cue: cue)..<last + 1)
    if graph.kind(left) == .relativePronoun, left + 1 <= element {
      source.relativePronoun = row.position(ofElement: left, besides: cue.position)
    }
    return source
  }

  /// The group directly before a cue that ends its clause, if nothing governs the group.
  private func sourceBeside(_ cue: Cue, _ group: VerbGroup, _ left: Int) -> Source? {
    let graph = row.graph(cue.position)
    guard cue.isMain, group.form == .finite || group.isAmbiguousPast, graph.isNounGroup(left),
      graph.isVerbGroup(left - 1) || graph.isNounGroup(left - 1),
      table.score(of: cue.lemma, in: .bracketed) > 0,
      surroundingsBehindAdjuncts(of: cue).context == .end
    else { return nil }
    let named = nameBefore(left, graph)
    let position = row.position(ofElement: named, besides: cue.position)
    guard cue.limits.contains(position) else { return nil }
    return Source(speakers: [position], extent: position..<cue.position)
  }

  /// *Ana Ruiz a member of the council said*: the name of an apposition whose comma was lost.
  private func nameBefore(_ element: Int, _ graph: ClauseGraph) -> Int {
    guard graph.isNounGroup(element), graph.isNounGroup(element - 1), !graph.isNamed(element),
      graph.isNamed(element - 1), words.articles.contains(graph.firstWord(element)),
      graph.words.category(graph.elements[element - 1].type) == .actor,
      graph.governingPreposition(of: element - 1) == nil, !graph.isVerbGroup(element - 2)
    else { return element }
    return element - 1
  }

  /// The head of the noun phrase that ends with the group at `last`: ***supporters** of X*.
  private func headOfPhrase(_ last: Int, from lower: Int) -> Int? {
    var head = last
    while head - 2 >= lower, row.kind(head - 1) == .preposition,
      words.phrasePrepositions.contains(row.word(head - 1)), row.isNounGroup(head - 2)
    { head -= 2 }
    return head
  }

  /// Where the source starts if `first` is the name in an apposition: ***the governor**, Talal Barazi, said*.
  private func startOfApposition(before first: Int, last: Int, cue: Cue) -> Int {
    let lower = cue.limits.lowerBound
    let close = nounPhraseEnd(last, until: cue.position)
    guard first - 1 > lower, row.kind(first - 1) == .comma, row.kind(close) == .comma,
      row.isNounGroup(first - 2)
    else { return first }
    var start = first - 2
    while start - 2 >= lower, row.kind(start - 1) == .preposition, row.isNounGroup(start - 2) {
      start -= 2
    }
    return start
  }

  /// The source that follows a cue or a preposition, with its phrases and one apposition.
  func source(rightOf start: Int, until end: Int) -> Source? {
    var first = start
    while first < end, row.kind(first) == .adverb { first += 1 }
    guard first < end, row.isNounGroup(first) else { return nil }
    let graph = row.graph(first)
    let members = graph.listRight(of: row.positions[first].element)
      .map { row.position(ofElement: $0, besides: first) }
      .filter { $0 < end && row.isSameQuotation(first, $0) }
    var close = first + 1
    for member in members { close = max(close, nounPhraseEnd(member, until: end)) }
    let person =
      members.count == 1 ? personInApposition(to: members[0], at: close, until: end) : nil
    close = endOfApposition(close, until: end)
    return Source(speakers: person.map { [$0] } ?? members, extent: first..<close)
  }

  /// *according to the health minister, **Ali Adam***: the person whom the office behind the comma belongs to.
  private func personInApposition(to member: Int, at comma: Int, until end: Int) -> Int? {
    guard comma + 1 < end, row.kind(comma) == .comma, row.isNounGroup(comma + 1),
      row.isSameQuotation(member, comma + 1), !row.startsClause(comma + 1)
    else { return nil }
    let graph = row.graph(member)
    let office = row.element(member)
    let person = row.element(comma + 1)
    let isOffice =
      office.type != graph.words.person && !office.nounGroup.isPlural
      && graph.words.category(office.type) == .actor
    return isOffice && person.type == graph.words.person && person.nounGroup.name != nil
      ? comma + 1 : nil
  }

  /// Over *, the head of X* up to the comma or the end that closes it.
  private func endOfApposition(_ comma: Int, until end: Int) -> Int {
    guard comma + 1 < end, row.kind(comma) == .comma, row.quoteAt[comma + 1] == nil else {
      return comma
    }
    let opens =
      row.kind(comma + 1) == .relativePronoun
      || (row.isNounGroup(comma + 1) && !row.startsClause(comma + 1))
    guard opens else { return comma }
    let limit = row.positions[comma].tokens.lowerBound + 16
    var current = comma + 1
    while current < end {
      switch row.kind(current) {
      case .comma, .quotationMark, .punctuation:
        return row.positions[current].tokens.lowerBound < limit ? current : comma
      default: current += 1
      }
    }
    return row.positions[end - 1].tokens.upperBound < limit ? end : comma
  }
}
