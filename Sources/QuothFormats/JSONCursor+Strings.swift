extension JSONCursor {
  /// Reads a string and undoes its escapes.
  public mutating func readString() throws(JSONSyntaxError) -> String {
    skipBlanks()
    guard next == UInt8(ascii: "\"") else { throw unexpected("a string") }
    advance(by: 1)
    let start = position
    try skipPlainBytes()
    if next == UInt8(ascii: "\"") {
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      advance(by: 1)
      return text
    }
    var decoded = Array(bytes[start..<position])
    while next == UInt8(ascii: "\\") {
      try readEscape(into: &decoded)
      let plainStart = position
      try skipPlainBytes()
      decoded.append(contentsOf: bytes[plainStart..<position])
    }
    advance(by: 1)
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Moves to the next quote or backslash.
  private mutating func skipPlainBytes() throws(JSONSyntaxError) {
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      guard byte >= 0x20 else {
        throw JSONSyntaxError(
          at: position, code: "control-character", "a control character stands inside a string")
      }
      advance(by: 1)
    }
    guard next != nil else {
      throw JSONSyntaxError(
        at: position, code: "truncated-json", "the line ends inside a string")
    }
  }

  private mutating func readEscape(into decoded: inout [UInt8]) throws(JSONSyntaxError) {
    let start = position
    advance(by: 1)
    guard let byte = next else {
      throw JSONSyntaxError(at: position, code: "truncated-json", "the line ends inside a string")
    }
    advance(by: 1)
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): try readScalarEscape(from: start, into: &decoded)
    default: throw JSONSyntaxError(at: start, "an escape that JSON does not have")
    }
  }

  /// Reads the digits of `\uXXXX`, and of a second one where the first is half of a pair.
  private mutating func readScalarEscape(
    from start: Int, into decoded: inout [UInt8]
  ) throws(JSONSyntaxError) {
    var value = try readFourDigits()
    if (0xD800..<0xDC00).contains(value), next == UInt8(ascii: "\\") {
      advance(by: 1)
      if next == UInt8(ascii: "u") {
        advance(by: 1)
        let low = try readFourDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw loneSurrogate(at: start) }
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
      }
    }
    guard let scalar = Unicode.Scalar(value) else { throw loneSurrogate(at: start) }
    decoded.append(contentsOf: Character(scalar).utf8)
  }

  private func loneSurrogate(at start: Int) -> JSONSyntaxError {
    JSONSyntaxError(at: start, code: "lone-surrogate", "an escape is half of a surrogate pair")
  }

  private mutating func readFourDigits() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Self.hexadecimalDigit(byte) else {
        throw unexpected("a hexadecimal digit")
      }
      value = value << 4 | digit
      advance(by: 1)
    }
    return value
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
