extension PatternParser {
  /// Reads a word, or a predicate such as `v(…)`.
  mutating func parseWordOrPredicate() -> [PatternNode] {
    let start = position
    var word: [UInt8] = []
    while let byte = peek, isWordByte(byte) {
      if byte == UInt8(ascii: "\\") {
        position += 1
        guard let quoted = peek, quoted != UInt8(ascii: "\n") else { break }
        word.append(quoted)
        position += 1
        continue
      }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
        // A comma belongs to a number (*10,000*); elsewhere it is a token.
        guard byte == UInt8(ascii: ","), position > start, isDigit(bytes[position - 1]),
          isDigit(peek(1))
        else { break }
      }
      word.append(byte)
      position += 1
    }
    let text = String(decoding: word, as: UTF8.self)
    if peek == UInt8(ascii: "("), !text.isEmpty {
      return [parsePredicate(named: text, from: start)]
    }
    guard !text.isEmpty else {
      report("unexpected-character", "'\(peekText)' is not expected here", at: position)
      position += 1
      return []
    }
    let isASCII = word.allSatisfy { $0 < 0x80 }
    if !isASCII,
      let offset = text.unicodeScalars.first(where: { (0xE000...0xF8FF).contains($0.value) })
    {
      report(
        "private-use-character",
        "the private-use character U+\(String(offset.value, radix: 16, uppercase: true)) cannot be matched",
        at: start)
      return []
    }
    if isASCII, !word.contains(UInt8(ascii: "'")) { return [node(.word(text), from: start)] }
    return tokens(of: text).map { node(.word($0), from: start) }
  }

  /// Cuts *Syria's* and *don't* into the tokens that a text has for them.
  private func tokens(of word: String) -> [String] {
    let straight = word.replacing("’", with: "'")
    for ending in ["'s", "n't", "'"] where straight.hasSuffix(ending) && straight != ending {
      return [String(word.dropLast(ending.count)), ending]
    }
    return [straight]
  }

  private mutating func parsePredicate(named name: String, from start: Int) -> PatternNode {
    let nameRange = range(start..<position)
    let predicate = TriggerPredicate(rawValue: name)
    let names = TriggerPredicate.allCases.filter { $0 != .word }.map(\.rawValue)
    if predicate == nil || predicate == .word {
      problems.reportUnknown(
        "predicate", name, at: nameRange, among: names, called: "predicates")
    }
    let opening = position
    position += 1
    var arguments: [PredicateArgument] = []
    var words: [String] = []
    var wordsStart = position
    func finish(_ arguments: inout [PredicateArgument], at end: Int, in parser: PatternParser) {
      guard !words.isEmpty else { return }
      arguments.append(.words(words, parser.range(wordsStart..<end)))
      words = []
    }
    while let byte = skipToElement(), byte != UInt8(ascii: ")") {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "|"):
        finish(&arguments, at: position, in: self)
        position += 1
      case UInt8(ascii: "$"), UInt8(ascii: "@"):
        position += 1
        guard let name = parseName() else { continue }
        arguments.append(byte == UInt8(ascii: "$") ? .parameter(name) : .macro(name))
      default:
        let wordStart = position
        while isWordByte(peek), peek != UInt8(ascii: ",") { position += 1 }
        guard position > wordStart else {
          report(
            "invalid-predicate", "only words stand in \(name)(…)", at: position,
            help: ["separate expressions by commas: \(name)(kill, shoot dead)"])
          position += 1
          continue
        }
        if words.isEmpty { wordsStart = wordStart }
        let word = bytes[wordStart..<position].filter { $0 != UInt8(ascii: "\\") }
        words.append(String(decoding: word, as: UTF8.self).lowercased())
      }
    }
    finish(&arguments, at: position, in: self)
    close(UInt8(ascii: ")"), openedAt: opening)
    if arguments.isEmpty {
      report("empty-predicate", "\(name)(…) has no words", at: start)
    }
    return node(.predicate(predicate ?? .word, arguments), from: start)
  }

  // MARK: Characters

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// The scalar at `position`, for messages.
  var peekText: String {
    guard position < bytes.count else { return "the end" }
    var end = position + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
  }

  func isWordByte(_ byte: UInt8?) -> Bool {
    guard let byte, byte > 0x20 else { return false }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"),
      UInt8(ascii: "@"), UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "$"):
      return false
    default: return true
    }
  }

  func isNameByte(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return isDigit(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Moves over blanks, line breaks and comment lines; the byte that follows, or `nil` at the end.
  mutating func skipToElement() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "#") where isStartOfLine:
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      default: return bytes[position]
      }
    }
    return nil
  }

  private var isStartOfLine: Bool {
    var index = position
    while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
    return index == 0 || bytes[index - 1] == 0x0A
  }

  mutating func parseNumber() -> Int? {
    let start = position
    while isDigit(peek) { position += 1 }
    guard position > start else { return nil }
    // A number of more digits is refused as too large anyway.
    return Int(String(decoding: bytes[start..<min(position, start + 6)], as: UTF8.self))
  }

  /// Reads a name of letters, digits and underscores.
  mutating func parseName() -> PatternNode.Name? {
    let start = position
    while isNameByte(peek) { position += 1 }
    guard position > start else { return nil }
    return PatternNode.Name(
      text: String(decoding: bytes[start..<position], as: UTF8.self), range: range(start..<position)
    )
  }

  mutating func close(_ closing: UInt8, openedAt start: Int) {
    if skipToElement() == closing {
      position += 1
    } else if !isAbandoned {
      let opening = String(UnicodeScalar(bytes[start]))
      report("unclosed-group", "'\(opening)' is never closed", at: start)
    }
  }

  // MARK: Places

  func range(_ textRange: Range<Int>) -> SourceRange {
    SourceRange(file: file, utf8: scalar.fileRange(ofTextRange: textRange))
  }

  func node(_ kind: PatternNode.Kind, from start: Int) -> PatternNode {
    PatternNode(kind: kind, range: range(start..<position))
  }

  func report(_ code: String, _ message: String, at place: Int, help: [String] = []) {
    problems.report(
      code, message, at: range(place..<min(place + 1, bytes.count)), help: help)
  }
}
