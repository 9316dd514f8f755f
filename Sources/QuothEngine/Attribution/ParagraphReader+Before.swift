import QuothText

/// Contents that stand before their cue: *“C,” S said*, *C, S said*, *“C,” said S*.
extension ParagraphReader {
  /// Reads *C, S V* and *C1, S V, C2*; true if the cue is one.
  mutating func readPostPosed(_ cue: Cue, _ group: VerbGroup, _ source: Source) -> Bool {
    let end = cue.limits.upperBound
    var before = source.extent.lowerBound - 1
    while before > cue.limits.lowerBound, row.word(before) == words.as { before -= 1 }
    guard !cue.isInsideQuote, source.extent.upperBound <= cue.position,
      before >= cue.limits.lowerBound || endsWithCall(before)
    else { return false }
    let quote = row.closesQuote(before) ? row.quote(before) : nil
    let isDirect = quote?.isFull == true
    guard isDirect || table.isCue(cue.lemma) else { return false }
    let hasMark = isSeparator(before)
    let behind = surroundingsBehindAdjuncts(of: cue)
    let isFramed = row.kind(behind.contentStart) == .comma && behind.contentStart < end
    // "Asked about the dam, Ruiz said, “C”": what is in front of a quotation is no part of it.
    if !isDirect, isFramed, row.quote(behind.contentStart + 1)?.isFull == true { return false }
    let front = min(before, cue.limits.lowerBound)..<before + (hasMark ? 0 : 1)
    let hasClause = isDirect || hasMainClause(front)
    let isClosed =
      behind.context == .end
      || (behind.context == .quotation && (isDirect || (hasMark && hasClause && isFramed)))
    guard let match = postPosedEntry(cue, isDirect: isDirect, isClosed: isClosed, behind.context)
    else { return false }
    if !isDirect {
      // "…, a charge Kigali rejected": what is denied stands in front of no comma.
      if match.entry?.negatesContent == true { return false }
      guard isClosed, hasMark || endsSentence(behind.contentStart, end) else { return false }
      let isCore = table.score(of: cue.lemma, in: .bracketed) > 0 && row.isFinite(cue.position)
      let canFrame = isCore && hasMark && (isFramed || endsSentence(behind.contentStart, end))
      guard hasClause || canFrame else { return false }
      if !hasMark, !isCore || !canEndClause(before) { return false }
    }
    var start = contentStart(in: cue.limits, isInsideQuote: false)
    if isDirect, let quote,
      before < start || (quote.opening > start && !hasWords(start..<quote.opening))
    {
      start = quote.opening
    }
    for taken in covered where taken.upperBound <= before + 1 && taken.upperBound > start {
      start = taken.upperBound
    }
    guard start <= before else { return false }
    var parts = [start..<before + 1]
    if let second = secondHalf(behind, until: end, isDirect: isDirect) { parts.append(second) }
    let last = max(parts.last?.upperBound ?? end, end)
    covered += parts
    parts += followingQuotes(at: last)
    add(
      .postPosed, cue: cue, group: group, source: source, content: parts.map { stretch($0) },
      entry: match.entry, context: .postPosed)
    mainSource = source
    return true
  }

  /// The row that lets a cue stand behind its content; for direct speech any verb may do.
  private func postPosedEntry(
    _ cue: Cue, isDirect: Bool, isClosed: Bool, _ context: CueContext
  ) -> (entry: CueTable.Entry?, context: CueContext)? {
    let least = isDirect && settings.acceptsAnyVerbBesideQuotes ? 0.15 : settings.leastScore
    if let listed = entry(for: cue, in: [.postPosed]), listed.entry.score >= least,
      isClosed || (isDirect && context != .that && context != .colon)
    {
      return (listed.entry, .postPosed)
    }
    guard isDirect, settings.acceptsAnyVerbBesideQuotes, context != .that, context != .colon,
      !words.quoteCueExceptions.contains(cue.lemma), row.isFinite(cue.position)
    else { return nil }
    return (nil, .postPosed)
  }

  /// Reads *“C,” V S*; true if the cue is one.
  mutating func readInverted(_ cue: Cue, _ group: VerbGroup) -> Bool {
    let end = cue.limits.upperBound
    let before = cue.position - 1
    guard !cue.isInsideQuote, before >= cue.limits.lowerBound, isPlainFinite(cue, group),
      isSeparator(before) || row.closesQuote(before) || endsSentence(inverting: cue),
      cue.position + 1 < end,
      row.isNounGroup(cue.position + 1), !row.startsClause(cue.position + 1)
    else { return false }
    let isQuoted = row.quoteAt[before] != nil
    guard let listed = entry(for: cue, in: [.inverted]),
      listed.entry.score >= (isQuoted ? min(0.25, settings.leastScore) : settings.leastScore),
      isQuoted || hasFinite(cue.limits.lowerBound..<before)
    else { return false }
    // "X, of Y, said that …" and "X, the mayor, told …" have their subject on the left.
    switch surroundings(behind: cue.position + 1, until: end).context {
    case .that, .quotation, .colon: return false
    case .nounGroupThat where words.addresseeVerbs.contains(cue.lemma): return false
    default: break
    }
    if !isQuoted, closesApposition(before, from: cue.limits.lowerBound) { return false }
    guard let source = source(rightOf: cue.position + 1, until: end),
      !(source.extent.upperBound < end && row.isFinite(source.extent.upperBound))
    else { return false }
    var start = contentStart(in: cue.limits, isInsideQuote: false)
    if isQuoted, let quote = row.quote(before), quote.opening > start,
      !hasWords(start..<quote.opening)
    {
      start = quote.opening
    }
    let behind = afterAdjuncts(source.extent.upperBound, until: end)
    var parts = [start..<cue.position]
    let surroundings = Surroundings(context: .end, contentStart: behind)
    if let second = secondHalf(surroundings, until: end, isDirect: isQuoted) {
      parts.append(second)
    }
    covered += parts
    parts += followingQuotes(at: max(parts.last?.upperBound ?? end, end))
    add(
      .inverted, cue: cue, group: group, source: source, content: parts.map { stretch($0) },
      entry: listed.entry, context: .inverted)
    mainSource = source
    return true
  }

  /// *… near the border **said the Observatory**.*: a comma was lost, and nothing but the speaker follows.
  private func endsSentence(inverting cue: Cue) -> Bool {
    let speaker = cue.position + 1
    guard table.score(of: cue.lemma, in: .bracketed) > 0, row.isNounGroup(speaker),
      !words.addresseeVerbs.contains(cue.lemma),
      canEndClause(cue.position - 1), endsSentence(speaker + 1, cue.limits.upperBound),
      hasFinite(cue.limits.lowerBound..<cue.position - 1)
    else { return false }
    let type = row.element(speaker).type
    return row.graph(speaker).words.category(type) == .actor
      && row.element(speaker).nounGroup.name != nil
  }

  /// The second half of *C1, S said, C2*.
  private func secondHalf(
    _ behind: Surroundings, until end: Int, isDirect: Bool
  ) -> Range<Int>? {
    var start = behind.contentStart
    guard start < end else { return nil }
    if row.opensQuote(start), isDirect { return start..<max(end, endOfQuote(at: end)) }
    guard row.kind(start) == .comma, start + 1 < end else { return nil }
    start += 1
    if row.opensQuote(start) {
      return start..<max(endOfQuote(at: end), start + 1)
    }
    guard !isDirect, row.verbGroup(start)?.form != .gerund,
      !words.relatives.contains(row.word(start)), row.kind(start) != .accordingTo
    else { return nil }
    let close = contentEnd(from: start, until: end, isObject: false)
    return start..<(close == end ? endOfQuote(at: end) : close)
  }

  // MARK: Tests

  /// Whether the sentence before ends with a quoted call or question, which its speaker follows: *“Run!” she said*.
  private func endsWithCall(_ index: Int) -> Bool {
    index > 0 && row.closesQuote(index) && row.quote(index)?.isFull == true
      && words.finalMarks.contains(row.word(index - 1))
  }

  /// A comma, a dash, a question or exclamation mark.
  private func isSeparator(_ index: Int) -> Bool {
    row.kind(index) == .comma
      || (row.kind(index) == .punctuation
        && (row.isDash(index, words.dashes) || words.finalMarks.contains(row.word(index))))
  }

  func hasFinite(_ elements: Range<Int>) -> Bool {
    elements.contains { row.isFinite($0) || row.verbGroup($0)?.isAmbiguousPast == true }
  }

  /// Whether the elements can be a content on their own: a finite verb that no *if* or *when* subordinates.
  private func hasMainClause(_ elements: Range<Int>) -> Bool {
    // "At least nine were hurt" opens with a group.
    hasFinite(elements)
      && (row.isNounGroup(elements.lowerBound)
        || !words.openingSubordinators.contains(row.word(elements.lowerBound)))
  }

  func hasWords(_ elements: Range<Int>) -> Bool {
    elements.contains {
      switch row.kind($0) {
      case .comma, .punctuation, .quotationMark: false
      default: true
      }
    }
  }

  /// Only a full stop is left.
  private func endsSentence(_ index: Int, _ end: Int) -> Bool {
    index >= end || (words.fullStop.contains(row.word(index)) && index + 1 >= end)
  }

  /// Whether a clause whose comma was lost can end here: *… killed 20 people **the monitor said***.
  private func canEndClause(_ index: Int) -> Bool {
    switch row.kind(index) {
    case .nounGroup, .date, .adverb, .parenthesis, .verbGroup: true
    default: false
    }
  }

  /// One finite verb alone, as in *said X*; not *had said X*.
  private func isPlainFinite(_ cue: Cue, _ group: VerbGroup) -> Bool {
    row.positions[cue.position].tokens.count == 1
      && (group.form == .finite || group.isAmbiguousPast)
  }

  /// Whether the comma at `index` closes an apposition of a subject: *X, the mayor, said*, *X, who runs Y, told*.
  private func closesApposition(_ index: Int, from lower: Int) -> Bool {
    guard row.kind(index) == .comma else { return false }
    let limit = row.positions[index].tokens.lowerBound - 14
    var current = index - 1
    while current > lower, row.positions[current].tokens.lowerBound > limit {
      if row.kind(current) == .comma {
        let isRelative =
          row.kind(current + 1) == .relativePronoun
          && words.personRelatives.contains(row.word(current + 1))
        return (isRelative || !hasFinite(current + 1..<index))
          && (!hasFinite(lower..<current) || opensClause(before: current, from: lower))
      }
      current -= 1
    }
    return false
  }

  /// Whether the noun phrase in front of the comma at `index` is all there is behind another comma or a quotation.
  private func opensClause(before index: Int, from lower: Int) -> Bool {
    var current = index - 1
    while current > lower, row.isNounGroup(current) || row.kind(current) == .preposition {
      current -= 1
    }
    return current < index - 1 && (row.kind(current) == .comma || row.closesQuote(current))
  }
}
