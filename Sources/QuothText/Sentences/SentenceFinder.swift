/// Cuts paragraphs into sentences.
struct SentenceFinder {
  private let document: TokenizedDocument
  private let words: SentenceWords
  private let vocabulary: Vocabulary
  private(set) var sentences: [SentenceRange] = []
  /// For each paragraph the numbers of its sentences.
  private(set) var paragraphs: [Range<Int>] = []

  /// No sentence is longer, in bytes.
  static let longestSentence = 4096

  init(document: TokenizedDocument, words: SentenceWords, vocabulary: Vocabulary) {
    self.document = document
    self.words = words
    self.vocabulary = vocabulary
  }

  mutating func addSentences(of paragraph: Range<Int>, index: Int) {
    let firstSentence = sentences.count
    var start = paragraph.lowerBound
    if let end = datelineEnd(in: paragraph) {
      append(start..<end, paragraph: index, isHeadline: false, isDateline: true)
      start = end
    }
    var token = start
    while token < paragraph.upperBound {
      if token > start, let end = innerDatelineEnd(at: token, in: paragraph) {
        let isHeadline = (2...30).contains(token - start)
        append(start..<token, paragraph: index, isHeadline: isHeadline, isDateline: false)
        append(token..<end, paragraph: index, isHeadline: false, isDateline: true)
        start = end
        token = end
        continue
      }
      let end =
        token + 1 == paragraph.upperBound
        ? token + 1
        : mayEnd(token) ? sentenceEnd(at: token, in: start..<paragraph.upperBound) : nil
      if let end {
        let isWhole = start == paragraph.lowerBound && end == paragraph.upperBound
        let isHeadline =
          isWhole && (2...30).contains(end - start) && !isTerminal(lastWordy(end - 1))
        append(start..<end, paragraph: index, isHeadline: isHeadline, isDateline: false)
        start = end
        token = end
      } else {
        token += 1
      }
    }
    paragraphs.append(firstSentence..<sentences.count)
  }

  // MARK: Ends

  private func byte(_ token: Int) -> UInt8 { document.text[Int(document.tokenStarts[token])] }
  private func length(_ token: Int) -> Int {
    Int(document.tokenEnds[token] - document.tokenStarts[token])
  }
  /// Whether the token ends as sentences do; almost none does.
  @inline(__always)
  private func mayEnd(_ token: Int) -> Bool {
    switch document.text[Int(document.tokenEnds[token]) - 1] {
    case 0x2E, 0x21, 0x3F: true
    case let byte: byte >= 0x80 && document.shapes[token].contains(.punctuation)
    }
  }

  private func isTerminal(_ token: Int) -> Bool {
    guard document.shapes[token].contains(.punctuation) else { return endsInPeriod(token) }
    switch byte(token) {
    case 0x2E, 0x21, 0x3F: return true
    case 0xE2: return document.bytes(ofToken: token).elementsEqual("…".utf8)
    default: return false
    }
  }
  private func endsInPeriod(_ token: Int) -> Bool {
    document.text[Int(document.tokenEnds[token]) - 1] == 0x2E
  }
  /// The last token that is no quotation mark or bracket, from `token` to the left.
  private func lastWordy(_ token: Int) -> Int {
    var token = token
    while token > 0, isCloser(token) { token -= 1 }
    return token
  }
  private func isCloser(_ token: Int) -> Bool {
    let shape = document.shapes[token]
    guard shape.contains(.punctuation) else { return false }
    if shape.contains(.quotationMark) { return true }
    let first = byte(token)
    if first == 0x29 || first == 0x5D { return true }
    return !shape.contains(.spaceBefore) && document.bytes(ofToken: token).elementsEqual("’".utf8)
      || first == 0x27 && length(token) == 1 && !shape.contains(.spaceBefore)
  }

  /// The end of the sentence if `token` closes it; `range` runs from the sentence's to the paragraph's end.
  private func sentenceEnd(at token: Int, in range: Range<Int>) -> Int? {
    guard isTerminal(token) else { return nil }
    var next = token + 1
    while next < range.upperBound, !document.shapes[next].contains(.spaceBefore),
      isCloser(next) || isTerminal(next) && document.shapes[next].contains(.punctuation)
    {
      next += 1
    }
    guard next < range.upperBound else { return range.upperBound }
    let shape = document.shapes[next]
    if document.shapes[token].contains(.punctuation) {
      return startsSentence(next) || opensQuoteAndSentence(next, in: range) ? next : nil
    }
    return abbreviationEnds(token, before: next, shape: shape, start: range.lowerBound) ? next : nil
  }

  private func startsSentence(_ token: Int) -> Bool {
    let shape = document.shapes[token]
    if !shape.contains(.spaceBefore) {  // "killed.The"
      return shape.contains(.capitalized) && !shape.contains(.allCapitals) && length(token) > 1
    }
    if shape.contains(.capitalized) || shape.contains(.digits) { return true }
    guard shape.contains(.punctuation) else { return shape.contains(.nonASCII) }
    switch byte(token) {
    case 0x28, 0x5B, 0x24, 0x2D, 0x2A: return true  // ( [ $ - *
    case 0xE2: return !shape.contains(.quotationMark)
    default: return false
    }
  }

  /// A quotation mark that stands before a capital.
  private func opensQuoteAndSentence(_ token: Int, in range: Range<Int>) -> Bool {
    guard document.shapes[token].contains(.punctuation), token + 1 < range.upperBound else {
      return false
    }
    let isMark =
      document.shapes[token].contains(.quotationMark) || byte(token) == 0x27
      || document.bytes(ofToken: token).elementsEqual("‘".utf8)
    return isMark && document.shapes[token].contains(.spaceBefore)
      && (document.shapes[token + 1].contains(.capitalized)
        || document.shapes[token + 1].contains(.digits))
  }

  private func abbreviationEnds(_ token: Int, before next: Int, shape: TokenShape, start: Int)
    -> Bool
  {
    if document.shapes[next].contains(.punctuation) {
      return opensQuoteAndSentence(next, in: start..<document.words.count) && !isTitleLike(token)
    }
    guard shape.contains(.capitalized) else { return false }
    let word = document.words[next]
    if words.timeAbbreviations.contains(document.words[token]) {
      if token - start <= 2 { return false }  // "2:30 p.m. Police arrive": a line of a timeline
      return !shape.contains(.allCapitals) && !words.afterTime.contains(word)
    }
    if document.shapes[next].contains(.allCapitals), length(next) > 1 {
      return words.isStrongOpener(word) && !isTitleLike(token)
    }
    return words.isOpener(word) && !isTitleLike(token)
  }

  /// Whether the abbreviation only stands before names (an initial), unlike *U.S.*
  private func isTitleLike(_ token: Int) -> Bool {
    let bytes = document.bytes(ofToken: token).dropLast()
    return !bytes.contains(0x2E) && bytes.count < 2
  }

  // MARK: Datelines

  /// Behind *BEIRUT (AP) —* and *ALEPPO, Syria –* at the start of a paragraph.
  private func datelineEnd(in paragraph: Range<Int>) -> Int? {
    let limit = min(paragraph.lowerBound + 18, paragraph.upperBound - 1)
    guard paragraph.lowerBound < limit, document.shapes[paragraph.lowerBound].contains(.capitalized)
    else {
      return nil
    }
    var lowWords = 0
    var hasBracket = false
    for token in paragraph.lowerBound..<limit {
      let shape = document.shapes[token]
      if isDash(token), document.shapes[token + 1].contains(.spaceBefore),
        shape.contains(.spaceBefore) || hasBracket
      {
        let startsLoud = document.shapes[paragraph.lowerBound].contains(.allCapitals)
        guard token > paragraph.lowerBound, lowWords == 0,
          hasBracket || startsLoud && token - paragraph.lowerBound <= 6
        else { return nil }
        return behindMarkers(token + 1, in: paragraph)
      }
      if shape.contains(.punctuation) {
        if byte(token) == 0x28 { hasBracket = true }
        if isTerminal(token) { return nil }
      } else if !shape.contains(.capitalized), !shape.contains(.digits) {
        lowWords += 1
      }
    }
    return nil
  }

  /// Behind *MOSCOW (Sputnik)* where a headline runs into the report: *… in City MOSCOW (Sputnik) The town …*.
  private func innerDatelineEnd(at token: Int, in paragraph: Range<Int>) -> Int? {
    let next = token + 4
    guard next < paragraph.upperBound, document.shapes[token].contains(.allCapitals),
      length(token) >= 4,
      byte(token + 1) == 0x28, length(token + 1) == 1, byte(token + 3) == 0x29,
      length(token + 3) == 1
    else { return nil }
    let agency = document.shapes[token + 2]
    guard agency.contains(.capitalized), !agency.contains(.allCapitals),
      document.shapes[next].contains(.capitalized),
      !document.shapes[next].contains(.allCapitals)
    else { return nil }
    return next
  }

  private func isDash(_ token: Int) -> Bool {
    guard document.shapes[token].contains(.punctuation) else { return false }
    let bytes = document.bytes(ofToken: token)
    return bytes.allSatisfy { $0 == 0x2D } || bytes.elementsEqual("–".utf8)
      || bytes.elementsEqual("—".utf8)
  }

  /// Behind markers in square brackets such as *[TEXT]*.
  private func behindMarkers(_ token: Int, in paragraph: Range<Int>) -> Int {
    var token = token
    while token < paragraph.upperBound, byte(token) == 0x5B {
      guard
        let close = (token..<min(token + 12, paragraph.upperBound)).first(where: {
          byte($0) == 0x5D
        })
      else { break }
      token = close + 1
    }
    return token < paragraph.upperBound ? token : paragraph.upperBound - 1
  }

  // MARK: Kinds

  private mutating func append(
    _ tokens: Range<Int>, paragraph: Int, isHeadline: Bool, isDateline: Bool
  ) {
    var start = tokens.lowerBound
    var end = start
    while start < tokens.upperBound {
      let limit = Int(document.tokenStarts[start]) + SentenceFinder.longestSentence
      while end < tokens.upperBound, Int(document.tokenEnds[end]) <= limit { end += 1 }
      let part = start..<max(end, start + 1)
      let cases = letterCases(of: part)
      sentences.append(
        SentenceRange(
          tokens: part, paragraph: paragraph, isHeadline: isHeadline,
          isAllCapitals: cases.isAllCapitals, isTitleCase: cases.isTitleCase, isDateline: isDateline
        ))
      start = part.upperBound
    }
  }

  private func letterCases(of tokens: Range<Int>) -> (isAllCapitals: Bool, isTitleCase: Bool) {
    var long = 0
    var loud = 0
    var capitalized = 0
    for token in tokens where isLongWord(token) {
      long += 1
      if document.shapes[token].contains(.allCapitals) { loud += 1 }
      if document.shapes[token].contains(.capitalized) { capitalized += 1 }
    }
    // Almost every sentence is settled here, without a look at what its words are.
    let isLoud = long >= 2 && loud * 2 > long
    let isTitled = long >= 4 && capitalized * 10 >= long * 7
    guard isLoud || isTitled else { return (false, false) }
    var commonCapitalized = 0
    var loudKnown = 0
    var small = 0
    for token in tokens where isLongWord(token) {
      let shape = document.shapes[token]
      if !shape.contains(.capitalized), isContentWord(document.words[token]) { small += 1 }
      guard shape.contains(.capitalized), isCommon(document.words[token]) else { continue }
      if shape.contains(.allCapitals) { loudKnown += 1 }
      if token > tokens.lowerBound { commonCapitalized += 1 }
    }
    let isAllCapitals = isLoud && loudKnown > 0
    // "The River Liberation Front seized Gumbo" is full of names, but its verb is small.
    let isTitleCase = isTitled && commonCapitalized >= 2 && small * Self.leastTitleShare <= long
    return (isAllCapitals, !isAllCapitals && isTitleCase)
  }

  /// A title in capitals has at most one small content word in so many words.
  private static let leastTitleShare = 8

  /// Whether the table reads the word first as a verb, a noun or an adjective.
  private func isContentWord(_ word: WordID) -> Bool {
    guard let first = vocabulary.readingNumbers(of: word).first else { return false }
    let tag = vocabulary.table.reading(first).tag
    return tag.isVerb || tag.isNoun || tag == .adjective
  }

  private func isLongWord(_ token: Int) -> Bool {
    let shape = document.shapes[token]
    return length(token) >= 3 && !shape.contains(.punctuation) && !shape.contains(.digits)
  }

  /// Whether the table reads the word as something other than a name.
  private func isCommon(_ word: WordID) -> Bool {
    guard let first = vocabulary.readingNumbers(of: word).first else { return false }
    let tag = vocabulary.table.reading(first).tag
    return tag != .name && tag != .pluralName
  }
}
