/// Walks over the bytes of a text once and cuts it into tokens.
struct TokenScanner: ~Copyable {
  private let text: UnsafeBufferPointer<UInt8>
  private let words: TokenWords
  private let asciiClasses = CharacterClass.asciiTable
  private let cache: WordCache
  private var folding = Folding()

  private(set) var columns: TokenColumns
  private(set) var marks = TokenMarks()

  private var index = 0
  /// What stands before the next token: `spaceBefore` and `lineStart`.
  private var gap: TokenShape = [.spaceBefore, .lineStart]
  /// The number of line breaks before the next token; a carriage return with its line feed is one.
  private var breaks = 0
  /// An opening single quotation mark stands earlier in the line: the next one behind an *s* closes it.
  private var isInSingleQuotes = false

  /// No token is longer, in bytes.
  static let longestToken = 1024

  /// - Precondition: `text` has at most 2 GiB.
  init(text: UnsafeBufferPointer<UInt8>, words: TokenWords, cache: WordCache) {
    precondition(text.count <= Int32.max, "a text of more than 2 GiB")
    self.text = text
    self.cache = cache
    self.words = words
    columns = TokenColumns(capacity: text.count / 4 + 16)
  }

  mutating func run() {
    while true {
      scanPlainWords()
      guard index < text.count else { return }
      scanOther()
    }
  }

  /// Moves `index` behind what stands there: white space, or any token.
  private mutating func scanOther() {
    let (kind, length) = classify(index)
    switch kind {
    case .space:
      gap.insert(.spaceBefore)
      index += length
    case .ignorable, .mark:
      index += length
    case .lineBreak:
      let isPair = text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A
      index += isPair ? 2 : length
      breaks += 1
      gap = [.spaceBefore, .lineStart]
      isInSingleQuotes = false
    default:
      let start = index
      let shape = scanToken(kind, length, hasSpace: gap.contains(.spaceBefore))
      note(start..<index, shape)
      append(start..<index, word(of: start..<index, shape), shape)
    }
  }

  @inline(__always)
  private mutating func append(_ range: Range<Int>, _ word: WordID, _ shape: TokenShape) {
    if gap.contains(.lineStart) {
      marks.lines.append(TokenMarks.Line(token: columns.count, breaks: min(breaks, 255)))
      breaks = 0
    }
    columns.append(
      start: range.lowerBound, end: range.upperBound, word: word, shape: shape.union(gap))
    gap = []
  }

  /// Marks the next token for the steps that look for sentences and quotations.
  private mutating func note(_ range: Range<Int>, _ shape: TokenShape) {
    let token = columns.count
    if shape.contains(.quotationMark) { marks.quotationMarks.append(token) }
    switch text[range.upperBound - 1] {
    case 0x2E, 0x21, 0x3F: marks.turns.append(token)
    case 0x28 where token > 0 && marks.turns.last != token - 1: marks.turns.append(token - 1)
    case 0x80... where shape.contains(.punctuation): marks.turns.append(token)
    default: break
    }
  }

  // MARK: Words

  /// Cuts off words of ASCII letters that nothing can join or shorten, as long as they follow one another.
  ///
  /// What ends here is what `scanWord` would find.
  private mutating func scanPlainWords() {
    guard let bytes = text.baseAddress.map(UnsafeRawPointer.init) else { return }
    var start = index
    defer { index = start }
    while start + PlainWord.readBytes < text.count,
      let plain = PlainWord(at: bytes + start), plain.length > 0
    {
      let end = start + plain.length
      let following = text[end]
      guard Self.endsPlainWord(following) else { return }
      let known = cache.value(of: plain.key) { words.value(ofLetters: plain.key) }
      if following == 0x2E, plain.length == 1 || known.mayAbbreviate { return }
      append(start..<end, known.word, plain.shape)
      start = end
      if following == 0x20 {
        start += 1
        gap = .spaceBefore
      }
    }
  }

  /// Whether a word surely ends before the byte: before a blank, a line feed, or one of `"),.:;`.
  @inline(__always)
  private static func endsPlainWord(_ byte: UInt8) -> Bool {
    let ends: UInt64 =
      1 << 0x20 | 1 << 0x0A | 1 << 0x22 | 1 << 0x29 | 1 << 0x2C | 1 << 0x2E | 1 << 0x3A | 1 << 0x3B
    return byte < 64 && ends >> UInt64(byte) & 1 != 0
  }

  private mutating func word(of range: Range<Int>, _ shape: TokenShape) -> WordID {
    if range.count == 1 { return words.ofASCII[Int(text[range.lowerBound])] }
    guard let key = WordCache.Key(text, range) else { return lookUp(range, shape) }
    return cache.value(of: key) {
      WordCache.Value(
        word: lookUp(range, shape), mayAbbreviate: words.abbreviations.mayContain(key))
    }.word
  }

  private mutating func lookUp(_ range: Range<Int>, _ shape: TokenShape) -> WordID {
    var folded = range
    if shape.contains(.capitalized), text[range.upperBound - 1] == 0x2E, isPlain(range.dropLast()) {
      // "Gen." folds to "gen", "U.S." keeps its dots
      folded = range.lowerBound..<range.upperBound - 1
    }
    folding.fold(text, in: folded)
    return words.vocabulary.word(folded: folding.bytes, hash: folding.hash)
  }

  private func isPlain(_ range: Range<Int>) -> Bool { !text[range].contains(0x2E) }

  // MARK: Characters

  @inline(__always)
  private func classify(_ at: Int) -> (kind: CharacterClass, length: Int) {
    let byte = text[at]
    if byte < 0x80 { return (asciiClasses[Int(byte)], 1) }
    let (value, length) = UTF8Validation.scalar(in: text, at: at)
    return (CharacterClass.of(value), length)
  }

  /// The class at `at`, `.space` at the end of the text.
  private func kind(_ at: Int) -> CharacterClass { at < text.count ? classify(at).kind : .space }

  private func isASCIILetter(_ at: Int) -> Bool {
    at < text.count && (text[at] | 0x20) &- 0x61 < 26
  }

  private func isCapital(_ at: Int) -> Bool {
    guard at < text.count else { return false }
    if text[at] < 0x80 { return text[at] &- 0x41 < 26 }
    let (value, _) = UTF8Validation.scalar(in: text, at: at)
    return Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  // MARK: Tokens

  /// Moves `index` behind the token that starts there.
  private mutating func scanToken(_ kind: CharacterClass, _ length: Int, hasSpace: Bool)
    -> TokenShape
  {
    switch kind {
    case .letter: return scanWord()
    case .digit: return scanNumber()
    case .apostrophe: return scanApostrophe(length, hasSpace: hasSpace)
    case .openingQuote, .closingQuote, .straightQuote:
      index += length
      return [.punctuation, .quotationMark]
    case .period, .hyphen, .dash:
      let first = text[index]
      let limit = min(text.count, index + TokenScanner.longestToken)
      index += length
      if first < 0x80 {
        while index < limit, text[index] == first { index += 1 }
      }
      return length > 1 ? [.punctuation, .nonASCII] : .punctuation
    default:
      index += length
      guard length > 1 else { return .punctuation }
      skipEmojiTail()
      return [.punctuation, .nonASCII]
    }
  }

  /// Skin tones, variation selectors and joined emoji belong to the emoji before them.
  private mutating func skipEmojiTail() {
    let limit = index + 64
    while index < text.count, index < limit, text[index] >= 0x80 {
      let (value, length) = UTF8Validation.scalar(in: text, at: index)
      switch value {
      case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0x20E3: index += length
      case 0x200D:
        let next = index + length
        guard kind(next) == .symbol, next < text.count, text[next] >= 0x80 else { return }
        index = next + classify(next).length
      default: return
      }
    }
  }

  private mutating func scanApostrophe(_ length: Int, hasSpace: Bool) -> TokenShape {
    let start = index
    index += length
    if !hasSpace, start > 0, columns.lastEnd == start {
      if let end = contractionEnd(after: start + length) {
        index = end
        return text[end - 1] | 0x20 == 0x73 ? .possessive : []
      }
      let previous = text[start - 1] | 0x20
      if previous == 0x73, !isInSingleQuotes, !isASCIILetter(index) {
        return [.punctuation, .possessive]  // the soldiers' base
      }
    }
    if text[start] == 0x27, index < text.count, text[index] == 0x27 {  // '' and `` stand for "
      index += 1
      return [.punctuation, .quotationMark]
    }
    if text[start] == 0x60, index < text.count, text[index] == 0x60 {
      index += 1
      return [.punctuation, .quotationMark]
    }
    isInSingleQuotes = hasSpace && kind(index) == .letter
    return length > 1 ? [.punctuation, .nonASCII] : .punctuation
  }

  /// The end of *s*, *re*, *ve*, *ll*, *d* or *m* at `at`, if no letter or digit follows it.
  private func contractionEnd(after at: Int) -> Int? {
    guard isASCIILetter(at) else { return nil }
    let first = text[at] | 0x20
    let second = at + 1 < text.count ? text[at + 1] | 0x20 : 0
    let isPair =
      first == 0x72 && second == 0x65 || first == 0x76 && second == 0x65
      || first == 0x6C && second == 0x6C
    let end = isPair ? at + 2 : [0x73, 0x64, 0x6D].contains(first) ? at + 1 : 0
    guard end > 0 else { return nil }
    let following = kind(end)
    return following == .letter || following == .digit || following == .mark ? nil : end
  }

  private mutating func scanNumber() -> TokenShape {
    var shape: TokenShape = .digits
    let start = index
    while index < text.count, index - start < TokenScanner.longestToken {
      let (kind, length) = classify(index)
      if kind == .digit {
        index += length
        continue
      }
      let byte = text[index]
      let isSeparator = byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x2F
      guard isSeparator, self.kind(index + 1) == .digit else { break }
      index += 1
    }
    scanLetters(from: start, &shape, isNumber: true)
    shape.remove(.capitalized)
    shape.remove(.allCapitals)
    return shape
  }

  private mutating func scanWord() -> TokenShape {
    let start = index
    var shape: TokenShape = isCapital(index) ? .capitalized : []
    if let end = acronymEnd() {
      index = end
      if shape.contains(.capitalized) { shape.insert(.allCapitals) }
      guard index < text.count, case (.hyphen, let length) = classify(index),
        kind(index + length) == .letter
      else { return shape }
      scanLetters(from: start, &shape, isNumber: false)
      return shape
    }
    if isInitial() {
      index += 2
      return [.capitalized]
    }
    if isNegation(at: index) {
      index += 1 + classify(index + 1).length + 1
      return []
    }
    scanLetters(from: start, &shape, isNumber: false)
    if kind(index) == .period, kind(index + 1) != .period,
      words.abbreviations.contains(text, start..<index)
    {
      index += 1
    }
    return shape
  }

  /// The end of *U.S.*, *p.m.*, *U.N* at `index`.
  private func acronymEnd() -> Int? {
    var end = index
    var letters = 0
    while end - index < TokenScanner.longestToken, isASCIILetter(end), end + 1 < text.count,
      text[end + 1] == 0x2E
    {
      end += 2
      letters += 1
    }
    guard letters > 0 else { return nil }
    if isCapital(index), isASCIILetter(end), isCapital(end) {
      let following = kind(end + 1)
      // U.S without its last full stop
      if following != .letter, following != .period, following != .apostrophe { return end + 1 }
    }
    return letters > 1 ? end : nil
  }

  /// Whether an initial starts here: a single capital with a full stop, before another capital.
  private func isInitial() -> Bool {
    guard isCapital(index), isASCIILetter(index), index + 2 < text.count, text[index + 1] == 0x2E
    else { return false }
    var next = index + 2
    while next < text.count, text[next] == 0x20 { next += 1 }
    return isCapital(next)
  }

  /// The *n't* of *didn't* at `at`.
  private func isNegation(at: Int) -> Bool {
    guard at + 2 < text.count, text[at] | 0x20 == 0x6E, kind(at + 1) == .apostrophe else {
      return false
    }
    let last = at + 1 + classify(at + 1).length
    guard last < text.count, text[last] | 0x20 == 0x74 else { return false }
    return kind(last + 1) != .letter
  }

  /// Moves `index` over letters, digits, marks and what joins them.
  private mutating func scanLetters(from start: Int, _ shape: inout TokenShape, isNumber: Bool) {
    var letters = 0
    var hasLower = false
    let first = index
    while index < text.count, index - start < TokenScanner.longestToken {
      let byte = text[index]
      if byte &- 0x61 < 26 {
        if byte == 0x6E, index > first, isNegation(at: index) { break }
        hasLower = true
        letters += 1
        index += 1
        continue
      }
      let (kind, length) = classify(index)
      switch kind {
      case .letter:
        if byte == 0x4E, index > first, isNegation(at: index) {
          return finish(&shape, letters, hasLower)
        }
        letters += 1
        if byte >= 0x80 {
          shape.insert(.nonASCII)
          if !isCapital(index) { hasLower = true }
        }
      case .digit, .mark:
        if byte >= 0x80 { shape.insert(.nonASCII) }
      case .ignorable:
        let next = self.kind(index + length)
        guard next == .letter || next == .digit || next == .mark else {
          return finish(&shape, letters, hasLower)
        }
        shape.insert(.nonASCII)
      case .hyphen:
        let next = self.kind(index + length)
        guard next == .letter || next == .digit && letters > 0 else {
          return finish(&shape, letters, hasLower)
        }
        if !shape.contains(.hyphenated), isArabicArticle(start..<index), isCapital(index + length) {
          shape.insert(.capitalized)
        }
        shape.insert(.hyphenated)
      case .apostrophe:
        guard contractionEnd(after: index + length) == nil, self.kind(index + length) == .letter,
          letters > 0
        else { return finish(&shape, letters, hasLower) }
      default: return finish(&shape, letters, hasLower)
      }
      index += length
    }
    finish(&shape, letters, hasLower)
  }

  private func finish(_ shape: inout TokenShape, _ letters: Int, _ hasLower: Bool) {
    if letters > 1, !hasLower, shape.contains(.capitalized) { shape.insert(.allCapitals) }
    if hasLower { shape.remove(.allCapitals) }
  }

  /// *al*, *el*, *an*, *ash* … before a hyphen.
  private func isArabicArticle(_ range: Range<Int>) -> Bool {
    guard range.count == 2 || range.count == 3 else { return false }
    let first = text[range.lowerBound]
    let second = text[range.lowerBound + 1]
    if range.count == 3 {
      return first == 0x61 && second == 0x73 && text[range.lowerBound + 2] == 0x68
    }
    if first == 0x65 { return second == 0x6C || second == 0x7A || second == 0x73 }
    return first == 0x61 && [0x6C, 0x73, 0x64, 0x6E, 0x72, 0x74, 0x7A].contains(second)
  }
}
