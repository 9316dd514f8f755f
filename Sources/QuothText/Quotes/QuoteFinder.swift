/// Pairs quotation marks within paragraphs.
///
/// Curly marks have a direction; straight marks open before a word and close behind one; either closes the
/// other; a second opening mark starts anew; one that is never closed runs to the end of the paragraph.
struct QuoteFinder {
  private let document: TokenizedDocument
  private let vocabulary: Vocabulary
  private(set) var quotes: [QuoteRegion] = []

  init(document: TokenizedDocument, vocabulary: Vocabulary) {
    self.document = document
    self.vocabulary = vocabulary
  }

  private enum Mark { case opening, closing, either }

  mutating func addQuotes(of paragraph: Range<Int>) {
    var opening: Int?
    for token in paragraph
    where document.shapes[token].contains(.quotationMark) && !repeatsMark(token) {
      let last = endOfMarks(from: token, in: paragraph)
      switch (mark(token, last, in: paragraph), opening) {
      case (.opening, _), (.either, nil): opening = token
      case (.closing, let start?), (.either, let start?):
        append(start..<last + 1, isClosed: true)
        opening = nil
      case (.closing, nil): continue
      }
    }
    if let start = opening, paragraph.upperBound - start > 5 {
      append(start..<paragraph.upperBound, isClosed: false)
    }
  }

  /// Whether the mark directly follows the same mark: doubled marks (*""He left,"" she said*) count as one.
  private func repeatsMark(_ token: Int) -> Bool {
    token > 0 && !document.shapes[token].contains(.spaceBefore)
      && document.shapes[token - 1].contains(.quotationMark)
      && document.bytes(ofToken: token) == document.bytes(ofToken: token - 1)
  }

  private func endOfMarks(from token: Int, in paragraph: Range<Int>) -> Int {
    var last = token
    while last + 1 < paragraph.upperBound, document.shapes[last + 1].contains(.quotationMark),
      repeatsMark(last + 1)
    {
      last += 1
    }
    return last
  }

  private func mark(_ token: Int, _ last: Int, in paragraph: Range<Int>) -> Mark {
    let bytes = document.bytes(ofToken: token)
    switch CharacterClass.of(UTF8Validation.scalar(in: document.text, at: bytes.startIndex).value) {
    case .openingQuote: return .opening
    case .closingQuote: return .closing
    default: break
    }
    if bytes.first == 0x60 { return .opening }
    let hasSpaceBefore =
      token == paragraph.lowerBound || document.shapes[token].contains(.spaceBefore)
    let hasSpaceAfter =
      last + 1 >= paragraph.upperBound || document.shapes[last + 1].contains(.spaceBefore)
    let followsBracket =
      token > paragraph.lowerBound
      && [0x28, 0x5B, 0x2D, 0xE2].contains(document.text[Int(document.tokenStarts[token - 1])])
    if (hasSpaceBefore || followsBracket) && !hasSpaceAfter { return .opening }
    if !hasSpaceBefore && (hasSpaceAfter || document.shapes[last + 1].contains(.punctuation)) {
      return .closing
    }
    return .either
  }

  private mutating func append(_ tokens: Range<Int>, isClosed: Bool) {
    quotes.append(
      QuoteRegion(tokens: tokens, isFull: isFull(tokens, isClosed: isClosed), isClosed: isClosed))
  }

  /// Direct speech: eight tokens or more, or closed by punctuation, or a finite verb among four tokens or more.
  private func isFull(_ tokens: Range<Int>, isClosed: Bool) -> Bool {
    let inner =
      tokens.lowerBound + 1..<max(tokens.lowerBound + 1, tokens.upperBound - (isClosed ? 1 : 0))
    guard let last = inner.last else { return false }
    if inner.count >= 8 { return true }
    if document.shapes[last].contains(.punctuation),
      [0x2C, 0x2E, 0x3F, 0x21].contains(document.text[Int(document.tokenStarts[last])])
    {
      return true
    }
    return inner.count >= 4 && inner.contains { isFinite(document.words[$0]) }
  }

  /// Whether the likeliest reading of the word is a finite verb.
  private func isFinite(_ word: WordID) -> Bool {
    guard let first = vocabulary.readingNumbers(of: word).first else { return false }
    switch vocabulary.table.reading(first).tag {
    case .pastVerb, .thirdPersonVerb, .presentVerb, .modal: return true
    default: return false
    }
  }
}
