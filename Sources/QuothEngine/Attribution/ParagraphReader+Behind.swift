import QuothText

/// Contents that stand behind their cue: *S said that C*, *According to S, C*.
extension ParagraphReader {
  /// Reads *S V (that) C*.
  mutating func readPrePosed(_ cue: Cue, _ group: VerbGroup, _ source: Source) {
    guard table.isCue(cue.lemma) else { return }
    let end = cue.limits.upperBound
    var behind = insideGroup(cue) ?? surroundings(behind: cue.position + 1, until: end)
    if cue.isMain {
      let far = surroundingsBehindAdjuncts(of: cue)
      switch far.context {
      case .that, .quotation, .colon, .question: behind = far
      case .clause where behind.context != .infinitive: behind = far
      default: break
      }
    }
    guard behind.context != .end, behind.contentStart < end || !cue.isMain,
      let match = entry(for: cue, behind.context),
      match.entry.score >= settings.leastScore
    else { return }
    if match.entry.kind == .accusation { return }
    if behind.context == .quotation, isPartialQuote(behind, until: end),
      table.score(of: cue.lemma, in: .nounGroup) < settings.leastScore,
      match.entry.score < Self.strongScore
    {
      return
    }
    var start = behind.contentStart
    if behind.context == .colon { start += 1 }
    let close = contentEnd(from: start, until: end, isObject: takesObject(cue, behind.context))
    var last = close == end && !cue.isInsideQuote ? endOfQuote(at: close) : close
    if behind.context == .quotation { last = endOfQuotedContent(from: start, until: last, end) }
    var parts = [start..<last]
    if behind.context == .colon, start >= end, !cue.isInsideQuote {
      // "Ruiz replied:" and the words in the next paragraph, quoted or not.
      parts = followingQuotes(at: end)
      if parts.isEmpty, end < row.count, row.quoteAt[end] == nil { parts = [end..<row.count] }
    } else if close == end, !cue.isInsideQuote,
      (start..<min(close, row.count)).contains(where: { row.quoteAt[$0] != nil })
    {
      parts += followingQuotes(at: max(last, end))
    }
    var stretches = parts.map { stretch($0) }
    if !cue.isMain, !stretches.isEmpty {
      stretches[0] = stretch(cue.position..<last, firstToken: cue.token + 1)
    }
    let count = found.count
    add(
      .prePosed, cue: cue, group: group, source: source, content: stretches, entry: match.entry,
      context: behind.context)
    if found.count > count, close < end, row.kind(close) == .comma,
      row.kind(close + 1) == .relativePronoun
    {
      found[count].tail = stretch(close..<endOfRelativeClause(at: close + 1, until: end))
    }
    if match.entry.score >= 0.5, !cue.isInsideQuote {
      if !covered.contains(where: { $0.contains(cue.position) }) { mainSource = source }
      if table.score(of: cue.lemma, in: .bracketed) > 0 { covered.append(start..<last) }
    } else if !covered.contains(where: { $0.contains(cue.position) }), !cue.isInsideQuote {
      mainSource = source
    }
  }

  /// Where the relative clause that starts at `start` ends: at the sentence's end, a semicolon, a quotation or the next
  /// cue.
  private func endOfRelativeClause(at start: Int, until end: Int) -> Int {
    (start..<end).first {
      row.kind($0) == .punctuation || row.quoteAt[$0] != nil
        || row.kind($0) == .verbGroup && row.graph($0).isSpeech(row.positions[$0].element)
    } ?? end
  }

  /// Whether the content is an object: what a verb of speech says is a clause even where no verb was seen in it.
  private func takesObject(_ cue: Cue, _ context: CueContext) -> Bool {
    guard context == .nounGroup || context == .nearClause else { return context.takesObject }
    return table.score(of: cue.lemma, in: .clause) < Self.strongScore
  }

  /// The row for a context; a clause whose verb comes late is read as a clause or an object by packs that do not
  /// tell it apart.
  private func entry(
    for cue: Cue, _ context: CueContext
  ) -> (entry: CueTable.Entry, context: CueContext)? {
    if let match = entry(for: cue, in: [context]) { return match }
    return context == .nearClause ? entry(for: cue, in: [.clause, .nounGroup]) : nil
  }

  /// What follows a verb inside its group: *vowed **to retake***.
  private func insideGroup(_ cue: Cue) -> Surroundings? {
    guard !cue.isMain else { return nil }
    let graph = row.graph(cue.position)
    let next = cue.token + 1 - graph.analysis.firstToken
    let isPassive = graph.analysis.tags[next] == .pastParticiple
    var context = isPassive ? CueContext.other : .gerund  // "were reported killed"
    if graph.word(atToken: next) == words.to {
      // "admitted to looting" against "vowed to retake".
      context = graph.analysis.tags[next + 1] == .gerund ? .to : .infinitive
    }
    return Surroundings(context: context, contentStart: cue.position + 1)
  }

  private func isPartialQuote(_ behind: Surroundings, until end: Int) -> Bool {
    let opening =
      row.opensQuote(behind.contentStart) ? behind.contentStart : behind.contentStart + 1
    return row.quote(opening)?.isFull == false
  }

  /// A content that is direct speech ends with its closing mark, unless that is only the first part of a clause.
  private func endOfQuotedContent(from start: Int, until last: Int, _ end: Int) -> Int {
    let opening = row.opensQuote(start) ? start : start + 1
    guard let quote = row.quote(opening), quote.isFull, quote.closing + 1 < last else {
      return last
    }
    return row.isFinite(quote.closing + 1) ? last : quote.closing + 1
  }

  /// Reads *according to S, C* and *C, according to S*.
  mutating func readAccordingTo(_ position: Int, in sentence: Range<Int>) {
    let quote = row.fullQuote(around: position)
    var limits = sentence
    if let quote {
      guard settings.readsCuesInsideQuotes else { return }
      limits = max(sentence.lowerBound, quote.opening + 1)..<min(sentence.upperBound, quote.closing)
    }
    guard limits.contains(position),
      let source = source(rightOf: position + 1, until: limits.upperBound)
    else { return }
    let tokens = row.positions[position].tokens
    let cue = Cue(
      position: position, token: tokens.lowerBound, lemma: row.word(position), isMain: true,
      limits: limits, isInsideQuote: quote != nil)
    let opensSentence = (limits.lowerBound..<position).allSatisfy {
      row.kind($0) != .nounGroup && row.kind($0) != .verbGroup
    }
    let context: CueContext = opensSentence ? .accordingFront : .accordingBack
    guard let match = entry(for: cue, in: [context]), match.entry.score >= settings.leastScore
    else {
      return
    }
    let parts =
      opensSentence
      ? contentBehindSource(source, in: limits, isInsideQuote: quote != nil)
      : contentBeforeAccording(position, source, in: limits, isInsideQuote: quote != nil)
    var attribution = Attribution(
      kind: .statement, form: .accordingTo, cue: tokens, cueElement: row.reference(position),
      speakers: source.speakers.map { row.reference($0) },
      content: parts.map { stretch($0) }.filter { !$0.isEmpty }, score: match.entry.score,
      rule: CueTable.ruleName(match.entry, context))
    attribution.content.sort { $0.lowerBound < $1.lowerBound }
    guard !attribution.content.isEmpty else { return }
    found.append(attribution)
    if opensSentence { mainSource = source }
  }

  private func contentBehindSource(
    _ source: Source, in limits: Range<Int>, isInsideQuote: Bool
  ) -> [Range<Int>] {
    var start = source.extent.upperBound
    while start < limits.upperBound, row.kind(start) != .comma {
      if row.startsClause(start) { break }
      start += 1
    }
    guard start < limits.upperBound else { return [] }
    let end = isInsideQuote ? limits.upperBound : endOfQuote(at: limits.upperBound)
    return [start..<end]
  }

  private func contentBeforeAccording(
    _ position: Int, _ source: Source, in limits: Range<Int>, isInsideQuote: Bool
  ) -> [Range<Int>] {
    var start = contentStart(in: limits, isInsideQuote: isInsideQuote)
    for taken in covered where taken.upperBound <= position && taken.upperBound > start {
      start = taken.upperBound
    }
    // "S1 declined to say whether C, according to S2": S2 speaks for the whole.
    if !hasWords(start..<position) {
      start = contentStart(in: limits, isInsideQuote: isInsideQuote)
    }
    var parts = [start..<position]
    let comma = source.extent.upperBound
    if comma + 1 < limits.upperBound, row.kind(comma) == .comma,
      row.kind(comma + 1) != .relativePronoun, !words.articles.contains(row.word(comma + 1))
    {
      parts.append(comma + 1..<limits.upperBound)
    }
    return parts
  }
}
