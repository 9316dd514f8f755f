extension LineCursor {
  /// Passes a value of any kind, in which up to `depth` levels of objects and lists may open.
  mutating func skipValue(depth: Int) throws(InputProblem) {
    switch peek {
    case UInt8(ascii: "\""):
      let content = try string("a value")
      try checkEscapes(in: content)
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer(depth: depth)
    case UInt8(ascii: "t"): try skipLiteral("true")
    case UInt8(ascii: "f"): try skipLiteral("false")
    case UInt8(ascii: "n"): try skipLiteral("null")
    default: try skipNumber()
    }
  }

  private mutating func skipContainer(depth: Int) throws(InputProblem) {
    guard depth > 0 else {
      throw InputProblem(.invalidJSON, "too many levels of JSON", utf8Offset: offset)
    }
    let isObject = peek == UInt8(ascii: "{")
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    try expect(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["), "a value")
    if takes(close) { return }
    repeat {
      skipBlanks()
      if isObject {
        let name = try string("a field name")
        try checkEscapes(in: name)
        skipBlanks()
        try expect(UInt8(ascii: ":"), "':'")
        skipBlanks()
      }
      try skipValue(depth: depth - 1)
    } while takes(UInt8(ascii: ","))
    try expect(close, isObject ? "',' or '}'" : "',' or ']'")
  }

  private mutating func skipLiteral(_ literal: StaticString) throws(InputProblem) {
    for index in 0..<literal.utf8CodeUnitCount {
      try expect(literal.utf8Start[index], "a value")
    }
  }

  private mutating func skipNumber() throws(InputProblem) {
    if peek == UInt8(ascii: "-") { skipByte() }
    if peek == UInt8(ascii: "0") { skipByte() } else { try skipDigits() }
    if peek == UInt8(ascii: ".") {
      skipByte()
      try skipDigits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      skipByte()
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { skipByte() }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(InputProblem) {
    guard let first = peek, Self.isDigit(first) else { throw unexpected("a value") }
    while let byte = peek, Self.isDigit(byte) { skipByte() }
  }

  private func checkEscapes(in range: Range<Int>) throws(InputProblem) {
    guard contains(UInt8(ascii: "\\"), in: range) else { return }
    var decoded: [UInt8] = []
    try decode(range, into: &decoded)
  }
}
