extension YAMLParser {
  // MARK: Block scalars

  /// Reads `|` or `>` with the lines below it that are indented deeper than `parentIndent`.
  mutating func parseBlockScalar(parentIndent: Int) -> YAMLScalar {
    let start = position
    let isFolded = bytes[position] == UInt8(ascii: ">")
    position += 1
    var chomping: UInt8?
    var givenIndent: Int?
    while position < bytes.count, !isEndOfLine, !isBlank {
      switch bytes[position] {
      case UInt8(ascii: "-"), UInt8(ascii: "+"): chomping = bytes[position]
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        givenIndent = max(parentIndent, 0) + Int(bytes[position] - UInt8(ascii: "0"))
      default: report(.invalidBlockHeader, at: position..<position + 1)
      }
      position += 1
    }
    skipBlanks()
    if !isComment, position < bytes.count, !isEndOfLine {
      report(.unexpectedContent, at: position..<endOfLine)
    }
    skipLine()
    let lines = blockLines(parentIndent: parentIndent, givenIndent: givenIndent)
    let scalar = assemble(lines, isFolded: isFolded, chomping: chomping)
    return YAMLScalar(
      text: scalar.text, style: isFolded ? .folded : .literal, range: start..<position,
      segments: scalar.segments)
  }

  /// The lines of a block scalar as ranges of the file; `position` moves behind the last one.
  private mutating func blockLines(parentIndent: Int, givenIndent: Int?) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var blockIndent = givenIndent
    while position < bytes.count {
      let lineStart = position
      let end = endOfLine
      var content = lineStart
      let limit = blockIndent ?? Int.max
      while content < end, bytes[content] == UInt8(ascii: " "), content - lineStart < limit {
        content += 1
      }
      let isEmpty = content == end
      if !isEmpty {
        if blockIndent == nil {
          if bytes[content] == UInt8(ascii: "\t") { report(.tab, at: content..<content + 1) }
          guard content - lineStart > parentIndent else { break }
          blockIndent = content - lineStart
        }
        guard content - lineStart >= blockIndent ?? 0 else { break }
      }
      lines.append(isEmpty ? end..<end : content..<end)
      skipLine()
    }
    return lines
  }

  private func assemble(
    _ lines: [Range<Int>], isFolded: Bool, chomping: UInt8?
  ) -> (text: String, segments: [(text: Int, file: Int)]) {
    var text: [UInt8] = []
    var segments: [(text: Int, file: Int)] = []
    var lastContent = 0
    var previousFolds = false
    for line in lines {
      let folds = isFolded && !line.isEmpty && bytes[line.lowerBound] != UInt8(ascii: " ")
      if folds, previousFolds {
        // One break is a blank; of more than one, the first is lost.
        text.removeLast()
        if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: " ")) }
      }
      segments.append((text.count, line.lowerBound))
      text += bytes[line]
      if !line.isEmpty {
        lastContent = text.count
        previousFolds = folds
      }
      text.append(UInt8(ascii: "\n"))
    }
    if chomping != UInt8(ascii: "+") {
      let keepsBreak = chomping == nil && lastContent > 0
      text.removeSubrange((keepsBreak ? min(lastContent + 1, text.count) : lastContent)...)
    }
    return (String(decoding: text, as: UTF8.self), segments)
  }

  // MARK: Quoted scalars

  mutating func parseSingleQuoted() -> YAMLScalar {
    let start = position
    position += 1
    var text = QuotedText(at: position)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "'") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "'") else {
          return text.scalar(style: .singleQuoted, range: start..<position)
        }
        text.append(UInt8(ascii: "'"))
        position += 1
        text.mark(position)
      } else if isEndOfLine {
        guard foldLineBreak(into: &text) else { break }
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return unclosed(text, from: start, style: .singleQuoted)
  }

  mutating func parseDoubleQuoted() -> YAMLScalar {
    let start = position
    position += 1
    var text = QuotedText(at: position)
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return text.scalar(style: .doubleQuoted, range: start..<position)
      case UInt8(ascii: "\\"):
        parseEscape(into: &text)
        text.mark(position)
      case _ where isEndOfLine:
        guard foldLineBreak(into: &text) else {
          return unclosed(text, from: start, style: .doubleQuoted)
        }
      default:
        text.append(bytes[position])
        position += 1
      }
    }
    return unclosed(text, from: start, style: .doubleQuoted)
  }

  private mutating func parseEscape(into text: inout QuotedText) {
    let start = position
    position += 1
    guard position < bytes.count else { return }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: " "):
      text.append(letter)
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
      let length = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
      let digits = String(decoding: bytes[position...].prefix(length), as: UTF8.self)
      guard digits.utf8.count == length, let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return report(.unknownEscape, at: start..<position) }
      position += length
      for byte in String(Character(scalar)).utf8 { text.append(byte) }
    default: report(.unknownEscape, at: start..<position)
    }
  }

  /// A line break in quotes is a blank, each empty line behind it a line break.
  ///
  /// - Returns: `false` if the file goes on with a line that starts a new entry, which means that
  ///   the closing quote is missing.
  private mutating func foldLineBreak(into text: inout QuotedText) -> Bool {
    text.trimBlanks()
    skipLine()
    var emptyLines = 0
    while position < bytes.count {
      skipBlanks()
      guard isEndOfLine else { break }
      emptyLines += 1
      skipLine()
    }
    guard position < bytes.count, column > 0 else { return false }
    if emptyLines == 0 { text.append(UInt8(ascii: " ")) }
    for _ in 0..<emptyLines { text.append(UInt8(ascii: "\n")) }
    text.mark(position)
    return true
  }

  private mutating func unclosed(
    _ text: QuotedText, from start: Int, style: YAMLScalar.Style
  ) -> YAMLScalar {
    report(.openQuote, at: start..<start + 1)
    // The rest of the quotation's first line is lost, the lines below are read as entries.
    position = start
    position = endOfLine
    return text.scalar(style: style, range: start..<position)
  }

  // MARK: Plain scalars

  /// Reads a key: it ends on its line.
  mutating func parseKeyScalar(isFlow: Bool) -> YAMLScalar {
    switch position < bytes.count ? bytes[position] : 0 {
    case UInt8(ascii: "'"): return parseSingleQuoted()
    case UInt8(ascii: "\""): return parseDoubleQuoted()
    default:
      let start = position
      let end = plainEnd(isFlow: isFlow)
      position = end
      return YAMLScalar(
        text: String(decoding: bytes[start..<end], as: UTF8.self), style: .plain,
        range: start..<end, segments: [(0, start)])
    }
  }

  /// Reads a text without quotes; lines indented deeper than `parentIndent` continue it.
  mutating func parsePlain(parentIndent: Int) -> YAMLScalar {
    let start = position
    if isReserved { report(.reservedCharacter, at: position..<position + 1) }
    var text = QuotedText(at: start)
    var end = start
    while true {
      let lineEnd = plainEnd(isFlow: false)
      for byte in bytes[position..<lineEnd] { text.append(byte) }
      position = lineEnd
      end = lineEnd
      skipBlanks()
      if position < bytes.count, bytes[position] == UInt8(ascii: ":") {
        report(.keyInValue, at: position..<position + 1)
        position = endOfLine
        break
      }
      guard isEndOfLine, position < bytes.count else { break }
      let next = position
      var probe = self
      probe.isProbing = true
      guard probe.skipToContent(), probe.column > parentIndent, !probe.followsComment(from: next)
      else { break }
      position = probe.position
      text.append(UInt8(ascii: " "))
      text.mark(position)
    }
    return text.scalar(style: .plain, range: start..<end)
  }

  /// Where the plain text at `position` ends on this line.
  func plainEnd(isFlow: Bool) -> Int {
    var index = position
    var end = position
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: "#"), index > position, isBlankByte(bytes[index - 1]) { break }
      if byte == UInt8(ascii: ":") {
        let next = index + 1
        if isBlankOrEnd(at: next) { break }
        if isFlow, Array(",[]{}".utf8).contains(bytes[next]) { break }
      }
      if isFlow, Array(",[]{}".utf8).contains(byte) { break }
      index += 1
      if !isBlankByte(byte) { end = index }
    }
    return end
  }

  private func followsComment(from start: Int) -> Bool {
    bytes[start..<position].contains(UInt8(ascii: "#"))
  }

  /// Whether no plain text may start here.
  var isReserved: Bool {
    position < bytes.count && Array("@`%,]}|>".utf8).contains(bytes[position])
  }
}

/// The text of a scalar while it is read, with the places of its stretches.
struct QuotedText {
  private var bytes: [UInt8] = []
  private var segments: [(text: Int, file: Int)]

  init(at place: Int) {
    segments = [(0, place)]
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Says that the next byte stands at `place` in the file.
  mutating func mark(_ place: Int) { segments.append((bytes.count, place)) }

  mutating func trimBlanks() {
    while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
  }

  func scalar(style: YAMLScalar.Style, range: Range<Int>) -> YAMLScalar {
    YAMLScalar(
      text: String(decoding: bytes, as: UTF8.self), style: style, range: range, segments: segments)
  }
}
