internal import QuothDiagnostics

extension YAMLParser {
  /// The number of bytes between the start of the line and `position`.
  var column: Int {
    let start = file.lineStart(atUTF8Offset: position)
    // A byte order mark takes no column.
    return position - start - (start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  /// The place of the line break that ends this line, or of the end of the file.
  var endOfLine: Int {
    var end = position
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end > position, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  var isEndOfLine: Bool {
    guard position < bytes.count else { return true }
    if bytes[position] == 0x0A { return true }
    return bytes[position] == 0x0D && (position + 1 == bytes.count || bytes[position + 1] == 0x0A)
  }

  var isBlank: Bool { position < bytes.count && isBlankByte(bytes[position]) }

  /// Whether a comment starts here: `#` at the start of a line or behind a blank.
  var isComment: Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "#") else { return false }
    return position == 0 || isBlankByte(bytes[position - 1]) || bytes[position - 1] == 0x0A
      || bytes[position - 1] == 0xBF
  }

  /// Whether `- ` stands here.
  var isSequenceEntry: Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: "-") && isBlankOrEnd(at: position + 1)
  }

  func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  func isBlankOrEnd(at index: Int) -> Bool {
    index >= bytes.count || isBlankByte(bytes[index]) || bytes[index] == 0x0A
      || bytes[index] == 0x0D
  }

  mutating func skipBlanks() {
    while position < bytes.count, isBlankByte(bytes[position]) { position += 1 }
  }

  /// Moves to the start of the next line.
  mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    position = min(position + 1, bytes.count)
  }

  /// Moves over blanks, empty lines and comments; `false` at the end of the file.
  mutating func skipToContent() -> Bool {
    while position < bytes.count {
      let start = position
      skipBlanks()
      if isComment {
        position = endOfLine
      } else if isEndOfLine {
        skipLine()
      } else {
        if bytes[start..<position].contains(0x09), column == position - start {
          report(.tab, at: start..<position)
        }
        if column == 0, startsLine(with: "...") || startsLine(with: "---") && position > 3 {
          report(.unexpectedContent, at: position..<endOfLine)
          position = bytes.count
          return false
        }
        return true
      }
    }
    return false
  }

  func startsLine(with marker: String) -> Bool {
    column == 0 && bytes[position...].starts(with: marker.utf8) && isBlankOrEnd(at: position + 3)
  }

  /// Reports anchors, aliases, tags and directives, and moves behind them.
  mutating func skipRefusedProperties() {
    while position < bytes.count {
      let problem: YAMLProblem
      switch bytes[position] {
      case UInt8(ascii: "&"): problem = .anchor
      case UInt8(ascii: "*"): problem = .alias
      case UInt8(ascii: "!"): problem = .tag
      case UInt8(ascii: "%") where column == 0: problem = .directive
      case UInt8(ascii: "?") where isBlankOrEnd(at: position + 1): problem = .complexKey
      default: return
      }
      let start = position
      while position < bytes.count, !isEndOfLine, !isBlank,
        !Array(",[]{}".utf8).contains(bytes[position])
      { position += 1 }
      report(problem, at: start..<max(position, start + 1))
      if position == start { position += 1 }
      skipBlanks()
    }
  }
}

extension [UInt8] {
  /// The offset of the first byte that is not part of a valid UTF-8 sequence; the count if all are.
  var firstInvalidUTF8Offset: Int {
    var decoder = UTF8()
    var iterator = makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }

  var isValidUTF8: Bool {
    withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
  }
}
