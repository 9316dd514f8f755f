/// Pairs quotation marks within paragraphs.
///
/// Curly marks have a direction; straight marks open before a word and close behind one; either closes the
/// other; a second opening mark starts anew; one that is never closed runs to the end of the paragraph.
struct QuoteFinder {
  private let table: TokenTable
  /// The tokens that are quotation marks.
  private let marks: [Int]
  private var nextMark = 0
  private let vocabulary: Vocabulary
  private(set) var quotes: [QuoteRegion] = []

  init(table: TokenTable, marks: [Int], vocabulary: Vocabulary) {
    self.table = table
    self.marks = marks
    self.vocabulary = vocabulary
  }

  private enum Mark { case opening, closing, either }

  /// Adds the quotations of the paragraph behind the one before.
  mutating func addQuotes(of paragraph: Range<Int>) {
    var opening: Int?
    while nextMark < marks.count, marks[nextMark] < paragraph.upperBound {
      let token = marks[nextMark]
      nextMark += 1
      if repeatsMark(token) { continue }
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
    token > 0 && !table.shapes[token].contains(.spaceBefore)
      && table.shapes[token - 1].contains(.quotationMark)
      && table.bytes(ofToken: token) == table.bytes(ofToken: token - 1)
  }

  private func endOfMarks(from token: Int, in paragraph: Range<Int>) -> Int {
    var last = token
    while last + 1 < paragraph.upperBound, table.shapes[last + 1].contains(.quotationMark),
      repeatsMark(last + 1)
    {
      last += 1
    }
    return last
  }

  private func mark(_ token: Int, _ last: Int, in paragraph: Range<Int>) -> Mark {
    let bytes = table.bytes(ofToken: token)
    switch CharacterClass.of(UTF8Validation.scalar(in: table.text, at: bytes.startIndex).value) {
    case .openingQuote: return .opening
    case .closingQuote: return .closing
    default: break
    }
    if bytes.first == 0x60 { return .opening }
    let hasSpaceBefore =
      token == paragraph.lowerBound || table.shapes[token].contains(.spaceBefore)
    let hasSpaceAfter =
      last + 1 >= paragraph.upperBound || table.shapes[last + 1].contains(.spaceBefore)
    let followsBracket =
      token > paragraph.lowerBound
      && [0x28, 0x5B, 0x2D, 0xE2].contains(table.text[Int(table.tokenStarts[token - 1])])
    if (hasSpaceBefore || followsBracket) && !hasSpaceAfter { return .opening }
    if !hasSpaceBefore && (hasSpaceAfter || table.shapes[last + 1].contains(.punctuation)) {
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
    if table.shapes[last].contains(.punctuation),
      [0x2C, 0x2E, 0x3F, 0x21].contains(table.text[Int(table.tokenStarts[last])])
    {
      return true
    }
    return inner.count >= 4 && inner.contains { isFinite(table.words[$0]) }
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
