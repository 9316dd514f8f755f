import QuothText

/// Speech told by a noun: *reports by **activists** that C*, ***their** claim that C*.
extension ParagraphReader {
  /// Reads the noun group at `position` if its head is such a noun with a source and a content clause.
  mutating func readNounCue(_ position: Int, in sentence: Range<Int>) {
    let noun = row.headWord(position)
    guard nounCues.isCue(noun),
      settings.readsCuesInsideQuotes || row.fullQuote(around: position) == nil
    else { return }
    var speakers: [ElementReference] = []
    var context = CueContext.possessorThat
    var end = position + 1
    if let possessor = row.element(position).nounGroup.possessor {
      var reference = row.reference(position)
      reference.filler = .tokens(possessor, row.element(position).type)
      speakers = [reference]
    } else if row.kind(position + 1) == .preposition, sentence.contains(position + 2),
      let source = source(rightOf: position + 2, until: sentence.upperBound)
    {
      let preposition = row.word(position + 1)
      guard preposition == words.by || preposition == words.from else { return }
      context = preposition == words.by ? .byThat : .fromThat
      speakers = source.speakers.map { row.reference($0) }
      end = source.extent.upperBound
    }
    guard !speakers.isEmpty, sentence.contains(end), row.word(end) == words.that,
      let entry = nounCues.entries(for: noun, in: context).first,
      entry.score >= settings.leastScore
    else { return }
    let close = contentEnd(from: end, until: sentence.upperBound, isObject: false)
    let content = stretch(end..<close)
    guard !content.isEmpty else { return }
    let head = row.graph(position).analysis.firstToken + row.element(position).head
    found.append(
      Attribution(
        kind: entry.kind, form: .prePosed, cue: head..<head + 1,
        cueElement: row.reference(position), speakers: speakers, content: [content],
        score: entry.score, rule: CueTable.ruleName(entry, context)))
  }
}
