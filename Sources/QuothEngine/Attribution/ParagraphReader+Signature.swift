import QuothText

/// Direct speech that its speaker signs: *“C” — S*.
extension ParagraphReader {
  /// Reads the paragraph's last dash if a quotation stands before it and nothing but a name behind it.
  mutating func readSignature() {
    guard row.quotes.contains(where: { row.isDash($0.closing + 1, words.dashes) }),
      let dash = (0..<row.count).last(where: { row.isDash($0, words.dashes) }), dash > 0,
      row.closesQuote(dash - 1), let quote = row.quote(dash - 1), quote.isFull,
      let entry = table.entries(for: row.word(dash), in: .inverted).first(where: {
        $0.score >= settings.leastScore
      }),
      let speaker = (dash + 1..<row.count).first, row.isNounGroup(speaker), isCapitalized(speaker),
      !hasFinite(speaker..<row.count)
    else { return }
    let content = stretch(quote.opening..<quote.closing + 1)
    found.append(
      Attribution(
        kind: .statement, form: .transcript, cue: row.positions[dash].tokens,
        cueElement: row.reference(dash), speakers: [row.reference(speaker)], content: [content],
        score: entry.score, rule: CueTable.ruleName(entry, .inverted)))
  }
}
