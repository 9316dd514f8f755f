import QuothText

/// What follows a cue: its context class and where its content would start.
struct Surroundings {
  let context: CueContext
  /// The first element of the content; `limits.upperBound` at most.
  let contentStart: Int
}

extension ParagraphReader {
  /// The context right behind a cue, over at most three adverbs and dates (*said **late on Monday** that*).
  func surroundings(behind start: Int, until end: Int) -> Surroundings {
    var current = start
    for _ in 0..<3 where current < end {
      guard let next = afterAdverbOrDate(current, until: end) else { break }
      current = next
    }
    return classify(current, until: end)
  }

  private func afterAdverbOrDate(_ index: Int, until end: Int) -> Int? {
    switch row.kind(index) {
    case .adverb, .date, .parenthesis: index + 1
    case .preposition where index + 1 < end && row.kind(index + 1) == .date: index + 2
    default: nil
    }
  }

  /// The context class of the element at `index`.
  func classify(_ index: Int, until end: Int) -> Surroundings {
    func result(_ context: CueContext) -> Surroundings {
      Surroundings(context: context, contentStart: min(index, end))
    }
    guard index < end, let kind = row.kind(index) else { return result(.end) }
    if row.opensQuote(index) { return result(.quotation) }
    if row.closesQuote(index) { return result(.end) }
    switch kind {
    case .comma: return result(row.opensQuote(index + 1) ? .quotation : .end)
    case .punctuation: return result(words.colon.contains(row.word(index)) ? .colon : .end)
    case .quotationMark, .accordingTo, .date: return result(.end)
    case .complementizer, .relativePronoun:
      return result(row.word(index) == words.that ? .that : .question)
    case .subordinator:
      return result(words.questionWords.contains(row.word(index)) ? .question : .other)
    case .preposition, .gerundPreposition: return result(context(ofPreposition: row.word(index)))
    case .verbGroup:
      guard let group = row.verbGroup(index) else { return result(.other) }
      if group.isToInfinitive { return result(.infinitive) }
      return result(group.form == .gerund ? .gerund : .other)
    case .nounGroup:
      if words.questionWords.contains(row.word(index)) { return result(.question) }
      return result(context(ofNounGroup: index, until: end))
    default: return result(.other)
    }
  }

  private func context(ofPreposition word: WordID) -> CueContext {
    if word == words.to { return .to }
    if words.circumstancePrepositions.contains(word) { return .circumstance }
    if words.questionWords.contains(word) { return .question }
    return words.prepositionContexts[word] ?? .other
  }

  private func context(ofNounGroup index: Int, until end: Int) -> CueContext {
    if row.startsClause(index) { return .clause }
    var current = index + 1
    while current + 1 < end, row.kind(current) == .preposition, row.isNounGroup(current + 1) {
      current += 2
    }
    while current < end, row.kind(current) == .adverb { current += 1 }
    guard current < end else { return .nounGroup }
    if row.word(current) == words.that { return .nounGroupThat }
    if row.verbGroup(current)?.isToInfinitive == true { return .nounGroupInfinitive }
    let limit = row.positions[current].tokens.lowerBound + 6
    while current < end, row.positions[current].tokens.lowerBound < limit {
      switch row.kind(current) {
      case .comma, .punctuation, .quotationMark, .relativePronoun, .subordinator: return .nounGroup
      case .coordinator where row.kind(current + 1) != .nounGroup: return .nounGroup
      case .verbGroup where row.isFinite(current): return .nearClause
      default: current += 1
      }
    }
    return .nounGroup
  }

  /// Goes over the phrases between a cue and its content: *said **in a statement on Friday** that*.
  func afterAdjuncts(_ start: Int, until end: Int) -> Int {
    var current = start
    for _ in 0..<6 where current < end {
      if current > start, isReducedRelative(current) {
        current += 1
      } else if let next = afterAdverbOrDate(current, until: end) {
        current = next
      } else if row.kind(current) == .preposition, row.quoteAt[current] == nil,
        words.adjunctPrepositions.contains(row.word(current)), current + 1 < end,
        row.isNounGroup(current + 1), !row.startsClause(current + 1)
      {
        current = nounPhraseEnd(current + 1, until: end)
      } else {
        break
      }
    }
    return min(current, end)
  }

  /// *said in a report **published** on Friday*: a participle that describes the noun before it.
  func isReducedRelative(_ position: Int) -> Bool {
    guard let group = row.verbGroup(position), !group.isPassive || group.form == .participle,
      group.form == .participle || group.isAmbiguousPast && !group.hasPerfectAuxiliary
    else { return false }
    let graph = row.graph(position)
    let element = row.positions[position].element
    switch graph.kind(element + 1) {
    case .preposition, .date, .adverb, .comma, nil: break
    case .punctuation where graph.kind(element + 2) == nil: break
    default: return false
    }
    guard graph.isNounGroup(element - 1),
      var left = graph.governingPreposition(of: element - 1)
    else { return false }
    while graph.isNounGroup(left - 1), graph.kind(left - 2) == .preposition { left -= 2 }
    return graph.isFinite(left - 1) && graph.isSpeech(left - 1)
  }

  /// The context behind the adjuncts of a cue, and behind the addressee of *tell* and its like.
  func surroundingsBehindAdjuncts(of cue: Cue) -> Surroundings {
    let end = cue.limits.upperBound
    let start = afterAdjuncts(cue.position + 1, until: end)
    let direct = classify(start, until: end)
    guard words.addresseeVerbs.contains(cue.lemma), row.isNounGroup(start) else { return direct }
    let addresseeEnd = nounPhraseEnd(start, until: end, overPhrases: !row.startsClause(start))
    let behind = afterAdjuncts(addresseeEnd, until: end)
    switch classify(behind, until: end).context {
    case .end where direct.context != .clause, .that, .quotation, .colon, .clause, .question:
      return classify(behind, until: end)
    default:
      return direct
    }
  }

  /// The end of the noun phrase that starts at `start`: the group, its phrases and its list.
  func nounPhraseEnd(_ start: Int, until end: Int, overPhrases: Bool = true) -> Int {
    var current = start + 1
    guard overPhrases else { return min(current, end) }
    while current < end {
      switch row.kind(current) {
      case .preposition
      where current + 1 < end && row.isNounGroup(current + 1)
        && row.isSameQuotation(start, current + 1):
        current += 2
      case .coordinator
      where current + 1 < end && row.isNounGroup(current + 1) && !row.startsClause(current + 1)
        && row.isSameQuotation(start, current + 1):
        current += 2
      case .parenthesis:
        current += 1
      default:
        return current
      }
    }
    return min(current, end)
  }
}
