extension YAMLParser {
  /// Reads `[…]` or `{…}`, over several lines if need be.
  mutating func parseFlowNode() -> YAMLNode {
    let start = position
    guard enter() else {
      skipFlow()
      return .scalar(missingScalar(at: start))
    }
    defer { depth -= 1 }
    let isMapping = bytes[position] == UInt8(ascii: "{")
    let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    var items: [YAMLNode] = []
    var mapping = YAMLMapping(range: start..<start)
    while true {
      guard skipToFlowContent() else {
        report(.openCollection, at: start..<start + 1)
        break
      }
      if bytes[position] == closing {
        position += 1
        break
      }
      let before = position
      if isMapping {
        let key = parseKeyScalar(isFlow: true)
        add(parseFlowValue(), forKey: key, to: &mapping)
      } else {
        items.append(parseFlowItem())
      }
      guard skipToFlowContent() else { continue }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
      } else if bytes[position] != closing {
        report(.expectedComma, at: position..<position + 1)
        skipFlowRest(to: closing, from: before)
      }
    }
    mapping.range = start..<position
    mapping.isFlow = true
    return isMapping
      ? .mapping(mapping) : .sequence(YAMLSequence(items: items, range: start..<position))
  }

  private mutating func parseFlowValue() -> YAMLNode {
    guard skipToFlowContent(), bytes[position] == UInt8(ascii: ":") else {
      return .scalar(missingScalar(at: position))
    }
    position += 1
    guard skipToFlowContent(), !Array(",}".utf8).contains(bytes[position]) else {
      return .scalar(missingScalar(at: position))
    }
    return parseFlowItem()
  }

  private mutating func parseFlowItem() -> YAMLNode {
    skipRefusedProperties()
    guard position < bytes.count else { return .scalar(missingScalar(at: position)) }
    switch bytes[position] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return parseFlowNode()
    case UInt8(ascii: "'"): return .scalar(parseSingleQuoted())
    case UInt8(ascii: "\""): return .scalar(parseDoubleQuoted())
    default:
      if isReserved, bytes[position] != UInt8(ascii: ",") {
        report(.reservedCharacter, at: position..<position + 1)
      }
      return .scalar(parseFlowPlain())
    }
  }

  private mutating func parseFlowPlain() -> YAMLScalar {
    let start = position
    var text = QuotedText(at: start)
    var end = start
    while true {
      let lineEnd = plainEnd(isFlow: true)
      for byte in bytes[position..<lineEnd] { text.append(byte) }
      position = lineEnd
      end = lineEnd
      skipBlanks()
      guard isEndOfLine, position < bytes.count else { break }
      var probe = self
      probe.isProbing = true
      guard probe.skipToFlowContent(), !Array(",[]{}:".utf8).contains(probe.bytes[probe.position])
      else { break }
      position = probe.position
      text.append(UInt8(ascii: " "))
      text.mark(position)
    }
    return text.scalar(style: .plain, range: start..<end)
  }

  /// Moves over blanks, line breaks and comments; `false` at the end of the file, or at a line that
  /// starts at the margin, where a bracket was forgotten.
  private mutating func skipToFlowContent() -> Bool {
    while position < bytes.count {
      skipBlanks()
      if isComment {
        position = endOfLine
      } else if isEndOfLine {
        skipLine()
      } else {
        return column > 0 || position == 0 || Array("]}".utf8).contains(bytes[position])
      }
    }
    return false
  }

  private mutating func skipFlowRest(to closing: UInt8, from start: Int) {
    while position < bytes.count, column > 0 || position == start {
      if bytes[position] == closing || bytes[position] == UInt8(ascii: ",") { return }
      position += 1
    }
  }

  /// Moves behind a collection that is not read, in linear time.
  private mutating func skipFlow() {
    var level = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): level -= 1
      default: break
      }
      position += 1
      if level == 0 { return }
    }
  }
}
