/// Cuts paragraphs into sentences.
struct SentenceFinder {
  private let table: TokenTable
  /// The tokens that may end a sentence, and those before brackets, where a dateline may start.
  private let turns: [Int]
  private var nextTurn = 0
  private let words: SentenceWords
  private let vocabulary: Vocabulary
  private(set) var sentences: [SentenceRange] = []
  /// For each paragraph the numbers of its sentences.
  private(set) var paragraphs: [Range<Int>] = []

  /// No sentence is longer, in bytes.
  static let longestSentence = 4096

  init(table: TokenTable, turns: [Int], words: SentenceWords, vocabulary: Vocabulary) {
    self.table = table
    self.turns = turns
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
      token = turn(from: token, before: paragraph.upperBound)
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
        ? token + 1 : sentenceEnd(at: token, in: start..<paragraph.upperBound)
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

  /// The first token from `token` on at which something may happen; the one before `end` is the last.
  private mutating func turn(from token: Int, before end: Int) -> Int {
    while nextTurn < turns.count, turns[nextTurn] < token { nextTurn += 1 }
    return nextTurn < turns.count ? min(turns[nextTurn], end - 1) : end - 1
  }

  // MARK: Ends

  private func byte(_ token: Int) -> UInt8 { table.text[Int(table.tokenStarts[token])] }
  private func length(_ token: Int) -> Int {
    Int(table.tokenEnds[token] - table.tokenStarts[token])
  }
  private func isTerminal(_ token: Int) -> Bool {
    guard table.shapes[token].contains(.punctuation) else { return endsInPeriod(token) }
    switch byte(token) {
    case 0x2E, 0x21, 0x3F: return true
    case 0xE2: return table.bytes(ofToken: token).elementsEqual("…".utf8)
    default: return false
    }
  }
  private func endsInPeriod(_ token: Int) -> Bool {
    table.text[Int(table.tokenEnds[token]) - 1] == 0x2E
  }
  /// The last token that is no quotation mark or bracket, from `token` to the left.
  private func lastWordy(_ token: Int) -> Int {
    var token = token
    while token > 0, isCloser(token) { token -= 1 }
    return token
  }
  private func isCloser(_ token: Int) -> Bool {
    let shape = table.shapes[token]
    guard shape.contains(.punctuation) else { return false }
    if shape.contains(.quotationMark) { return true }
    let first = byte(token)
    if first == 0x29 || first == 0x5D { return true }
    return !shape.contains(.spaceBefore) && table.bytes(ofToken: token).elementsEqual("’".utf8)
      || first == 0x27 && length(token) == 1 && !shape.contains(.spaceBefore)
  }

  /// The end of the sentence if `token` closes it; `range` runs from the sentence's to the paragraph's end.
  private func sentenceEnd(at token: Int, in range: Range<Int>) -> Int? {
    guard isTerminal(token) else { return nil }
    var next = token + 1
    while next < range.upperBound, !table.shapes[next].contains(.spaceBefore),
      isCloser(next) || isTerminal(next) && table.shapes[next].contains(.punctuation)
    {
      next += 1
    }
    guard next < range.upperBound else { return range.upperBound }
    let shape = table.shapes[next]
    if table.shapes[token].contains(.punctuation) {
      return startsSentence(next) || opensQuoteAndSentence(next, in: range) ? next : nil
    }
    return abbreviationEnds(token, before: next, shape: shape, start: range.lowerBound) ? next : nil
  }

  private func startsSentence(_ token: Int) -> Bool {
    let shape = table.shapes[token]
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
    guard table.shapes[token].contains(.punctuation), token + 1 < range.upperBound else {
      return false
    }
    let isMark =
      table.shapes[token].contains(.quotationMark) || byte(token) == 0x27
      || table.bytes(ofToken: token).elementsEqual("‘".utf8)
    return isMark && table.shapes[token].contains(.spaceBefore)
      && (table.shapes[token + 1].contains(.capitalized)
        || table.shapes[token + 1].contains(.digits))
  }

  private func abbreviationEnds(_ token: Int, before next: Int, shape: TokenShape, start: Int)
    -> Bool
  {
    if table.shapes[next].contains(.punctuation) {
      return opensQuoteAndSentence(next, in: start..<table.words.count) && !isTitleLike(token)
    }
    guard shape.contains(.capitalized) else { return false }
    let word = table.words[next]
    if words.timeAbbreviations.contains(table.words[token]) {
      if token - start <= 2 { return false }  // "2:30 p.m. Police arrive": a line of a timeline
      return !shape.contains(.allCapitals) && !words.afterTime.contains(word)
    }
    if table.shapes[next].contains(.allCapitals), length(next) > 1 {
      return words.isStrongOpener(word) && !isTitleLike(token)
    }
    return words.isOpener(word) && !isTitleLike(token)
  }

  /// Whether the abbreviation only stands before names (an initial), unlike *U.S.*
  private func isTitleLike(_ token: Int) -> Bool {
    let bytes = table.bytes(ofToken: token).dropLast()
    return !bytes.contains(0x2E) && bytes.count < 2
  }

  // MARK: Datelines

  /// Behind *BEIRUT (AP) —* and *ALEPPO, Syria –* at the start of a paragraph.
  private func datelineEnd(in paragraph: Range<Int>) -> Int? {
    let limit = min(paragraph.lowerBound + 18, paragraph.upperBound - 1)
    guard paragraph.lowerBound < limit, table.shapes[paragraph.lowerBound].contains(.capitalized)
    else {
      return nil
    }
    var hasBracket = false
    for token in paragraph.lowerBound..<limit {
      let shape = table.shapes[token]
      if isDash(token), table.shapes[token + 1].contains(.spaceBefore),
        shape.contains(.spaceBefore) || hasBracket
      {
        let startsLoud = table.shapes[paragraph.lowerBound].contains(.allCapitals)
        guard token > paragraph.lowerBound,
          hasBracket || startsLoud && token - paragraph.lowerBound <= 6
        else { return nil }
        return behindMarkers(token + 1, in: paragraph)
      }
      if shape.contains(.punctuation) {
        if byte(token) == 0x28 { hasBracket = true }
        if isTerminal(token) { return nil }
      } else if shape.isDisjoint(with: [.capitalized, .digits]) {
        return nil
      }
    }
    return nil
  }

  /// Behind *MOSCOW (Sputnik)* where a headline runs into the report: *… in City MOSCOW (Sputnik) The town …*.
  private func innerDatelineEnd(at token: Int, in paragraph: Range<Int>) -> Int? {
    let next = token + 4
    guard next < paragraph.upperBound, table.shapes[token].contains(.allCapitals),
      length(token) >= 4,
      byte(token + 1) == 0x28, length(token + 1) == 1, byte(token + 3) == 0x29,
      length(token + 3) == 1
    else { return nil }
    let agency = table.shapes[token + 2]
    guard agency.contains(.capitalized), !agency.contains(.allCapitals),
      table.shapes[next].contains(.capitalized),
      !table.shapes[next].contains(.allCapitals)
    else { return nil }
    return next
  }

  private func isDash(_ token: Int) -> Bool {
    guard table.shapes[token].contains(.punctuation) else { return false }
    let bytes = table.bytes(ofToken: token)
    switch byte(token) {
    case 0x2D: return bytes.allSatisfy { $0 == 0x2D }
    case 0xE2: return bytes.elementsEqual("–".utf8) || bytes.elementsEqual("—".utf8)
    default: return false
    }
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
    while start < tokens.upperBound {
      let part = start..<partEnd(from: start, in: tokens)
      let cases = letterCases(of: part)
      sentences.append(
        SentenceRange(
          tokens: part, paragraph: paragraph, isHeadline: isHeadline,
          isAllCapitals: cases.isAllCapitals, isTitleCase: cases.isTitleCase, isDateline: isDateline
        ))
      start = part.upperBound
    }
  }

  /// Where a sentence from `start` is cut: behind its last token, if it is not too long.
  private func partEnd(from start: Int, in tokens: Range<Int>) -> Int {
    let limit = Int(table.tokenStarts[start]) + SentenceFinder.longestSentence
    if Int(table.tokenEnds[tokens.upperBound - 1]) <= limit { return tokens.upperBound }
    var end = start + 1
    while end < tokens.upperBound, Int(table.tokenEnds[end]) <= limit { end += 1 }
    return end
  }

  private func letterCases(of tokens: Range<Int>) -> (isAllCapitals: Bool, isTitleCase: Bool) {
    let (long, loud, capitalized) = countLongWords(in: tokens)
    // Almost every sentence is settled here, without a look at what its words are.
    let isLoud = long >= 2 && loud * 2 > long
    let isTitled = long >= 4 && capitalized * 10 >= long * 7
    guard isLoud || isTitled else { return (false, false) }
    var commonCapitalized = 0
    var loudKnown = 0
    var small = 0
    for token in tokens where isLongWord(token) {
      let shape = table.shapes[token]
      if !shape.contains(.capitalized), isContentWord(table.words[token]) { small += 1 }
      guard shape.contains(.capitalized), isCommon(table.words[token]) else { continue }
      if shape.contains(.allCapitals) { loudKnown += 1 }
      if token > tokens.lowerBound { commonCapitalized += 1 }
    }
    let isAllCapitals = isLoud && loudKnown > 0
    // "The River Liberation Front seized Gumbo" is full of names, but its verb is small.
    let isTitleCase = isTitled && commonCapitalized >= 2 && small * Self.leastTitleShare <= long
    return (isAllCapitals, !isAllCapitals && isTitleCase)
  }

  /// The long words, those of them that are in capitals, and those that start with one.
  private func countLongWords(in tokens: Range<Int>) -> (all: Int, loud: Int, capitalized: Int) {
    var all: Int32 = 0
    var loud: Int32 = 0
    var capitalized: Int32 = 0
    precondition(tokens.upperBound <= table.shapes.count)
    // Every token of a text passes here: without branches, several are counted at a time.
    table.withColumns { starts, ends, shapes in
      var index = tokens.lowerBound
      while index < tokens.upperBound {
        let shape = shapes[index]
        let isWord: Int32 = shape.isDisjoint(with: [.punctuation, .digits]) ? 1 : 0
        let isLong: Int32 = ends[index] &- starts[index] >= 3 ? isWord : 0
        all &+= isLong
        loud &+= isLong & shape.bit(.allCapitals)
        capitalized &+= isLong & shape.bit(.capitalized)
        index &+= 1
      }
    }
    return (Int(all), Int(loud), Int(capitalized))
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
    let shape = table.shapes[token]
    return length(token) >= 3 && !shape.contains(.punctuation) && !shape.contains(.digits)
  }

  /// Whether the table reads the word as something other than a name.
  private func isCommon(_ word: WordID) -> Bool {
    guard let first = vocabulary.readingNumbers(of: word).first else { return false }
    let tag = vocabulary.table.reading(first).tag
    return tag != .name && tag != .pluralName
  }
}

extension TokenShape {
  /// 1 if the token has the look, else 0.
  @inline(__always)
  fileprivate func bit(_ look: TokenShape) -> Int32 {
    Int32(truncatingIfNeeded: rawValue >> UInt16(look.rawValue.trailingZeroBitCount) & 1)
  }
}
