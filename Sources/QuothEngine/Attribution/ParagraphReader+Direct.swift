import QuothText

/// Direct speech without a cue verb: *NAME: C* and *S delivered a blunt message: “C”*.
extension ParagraphReader {
  /// The longest name in front of a transcript's colon, in tokens.
  private static let longestSpeaker = 9
  /// The shortest unquoted paragraph that a transcript's colon takes, in tokens.
  private static let shortestTurn = 6

  /// Reads a paragraph of the form *NAME: C*; true if it is one.
  mutating func readTranscript(_ sentence: Range<Int>) -> Bool {
    guard
      let colon = sentence.first(where: {
        row.kind($0) == .punctuation && words.colon.contains(row.word($0))
      }), colon > sentence.lowerBound, colon + 1 < row.count,
      let entry = transcriptEntry(row.word(colon))
    else { return false }
    let speaker = sentence.lowerBound..<colon
    let tokens = row.positions[colon].tokens.lowerBound
    guard
      tokens - row.positions[sentence.lowerBound].tokens.lowerBound <= Self.longestSpeaker,
      let source = transcriptSource(speaker)
    else { return false }
    let turn = (row.positions.last?.tokens.upperBound ?? tokens) - tokens
    guard row.opensQuote(colon + 1) || turn > Self.shortestTurn else { return false }
    let content = stretch(colon + 1..<row.count)
    guard !content.isEmpty else { return false }
    found.append(
      Attribution(
        kind: .statement, form: .transcript, cue: row.positions[colon].tokens,
        cueElement: row.reference(colon), speakers: source.speakers.map { row.reference($0) },
        content: [content], score: entry.score, rule: CueTable.ruleName(entry, .colon)))
    return true
  }

  /// The row of the colon itself; packs without it read no transcripts.
  private func transcriptEntry(_ colon: WordID) -> CueTable.Entry? {
    table.entries(for: colon, in: .colon).first { $0.score >= settings.leastScore }
  }

  /// A name, perhaps with its office, and nothing else.
  private func transcriptSource(_ elements: Range<Int>) -> Source? {
    var speakers: [Int] = []
    for position in elements {
      switch row.kind(position) {
      case .nounGroup: speakers.append(position)
      case .comma, .parenthesis, .preposition, .punctuation, .coordinator, .other, .date,
        .quotationMark:
        continue
      case .verbGroup where isCapitalized(position): continue
      default: return nil
      }
    }
    guard let first = speakers.first, speakers.contains(where: isCapitalized) else { return nil }
    return Source(speakers: [first], extent: elements)
  }

  func isCapitalized(_ position: Int) -> Bool {
    let head = row.graph(position).analysis.firstToken + row.element(position).head
    return row.document.shapes[head].contains(.capitalized)
  }

  /// Gives direct speech that no attribution covers to the subject of its sentence: behind a colon or a comma.
  mutating func readQuotesWithoutCue(in sentence: Range<Int>) {
    for position in sentence.lowerBound + 1..<min(sentence.upperBound + 1, row.count) {
      guard row.opensQuote(position), let quote = row.quote(position), quote.isFull,
        row.quoteAt[position - 1] == nil,
        row.kind(position - 1) == .comma || words.colon.contains(row.word(position - 1)),
        !isAttributed(quote)
      else { continue }
      if row.kind(position - 1) == .comma, row.kind(quote.closing - 1) == .comma,
        quote.closing + 1 < sentence.upperBound
      {
        continue
      }
      guard
        let verb = (sentence.lowerBound..<position).first(where: {
          row.isFinite($0) && row.quoteAt[$0] == nil
        }), let group = row.verbGroup(verb)
      else { continue }
      let cue = Cue(
        position: verb, token: row.graph(verb).analysis.firstToken + group.main,
        lemma: group.lemma, isMain: true, limits: sentence, isInsideQuote: false)
      let saved = mainSource
      mainSource = nil
      let source = source(of: cue, group)
      mainSource = saved
      guard let source else { continue }
      let parts =
        [quote.opening..<quote.closing + 1]
        + followingQuotes(at: max(quote.closing + 1, sentence.upperBound))
      var attribution = Attribution(
        kind: .statement, form: .leftColon, cue: cue.token..<cue.token + 1,
        cueElement: row.reference(verb), speakers: source.speakers.map { row.reference($0) },
        content: parts.map { stretch($0) }.filter { !$0.isEmpty }, score: Self.uncuedScore,
        rule: CueTable.ruleName(nil, .colon))
      attribution.isNegated = false
      found.append(attribution)
      mainSource = source
    }
  }

  /// The score of direct speech behind a colon.
  private static let uncuedScore = 0.5

  /// Whether a cue in front of the quotation has it in its content, or one behind starts with it.
  private func isAttributed(_ quote: ParagraphRow.Quote) -> Bool {
    let tokens =
      row.positions[quote.opening].tokens
      .lowerBound..<row.positions[quote.closing].tokens.upperBound
    return found.contains { attribution in
      if attribution.cue.lowerBound >= tokens.upperBound {
        return attribution.content.first.map { $0.lowerBound <= tokens.lowerBound + 1 } ?? false
      }
      let shared = attribution.content.reduce(0) { $0 + $1.clamped(to: tokens).count }
      return 2 * shared > tokens.count
    }
  }
}
