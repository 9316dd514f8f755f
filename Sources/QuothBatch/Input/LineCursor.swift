import Glibc

/// A place in one line of JSON; it moves forward only, and copies nothing but what is asked for.
struct LineCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The byte at the cursor, or `nil` at the end.
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func skipBlanks() {
    while offset < bytes.count, Self.isBlank(bytes[offset]) { offset += 1 }
  }

  mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ byte: UInt8, _ name: String) throws(InputProblem) {
    guard peek == byte else { throw unexpected(name) }
    offset += 1
  }

  mutating func expectEnd() throws(InputProblem) {
    skipBlanks()
    guard offset == bytes.count else { throw unexpected("the end of the line") }
  }

  /// Passes a string and returns the range between its quotes, still with its escapes.
  mutating func string(_ name: String) throws(InputProblem) -> Range<Int> {
    try expect(UInt8(ascii: "\""), name)
    let start = offset
    while offset < bytes.count {
      skipPlainBytes()
      guard offset < bytes.count else { break }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return start..<(offset - 1)
      case UInt8(ascii: "\\"):
        offset += 2
      case 0..<0x20:
        throw InputProblem(
          .invalidJSON, "a control character stands unescaped in a string", utf8Offset: offset)
      default:
        offset += 1
      }
    }
    throw InputProblem(.invalidJSON, "the string has no end", utf8Offset: start - 1)
  }

  /// Passes bytes that mean nothing in a string, eight at a time; the last seven of a line are left.
  private mutating func skipPlainBytes() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(bytes)
    while offset + 8 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let quotes = block ^ ones &* UInt64(UInt8(ascii: "\""))
      let backslashes = block ^ ones &* UInt64(UInt8(ascii: "\\"))
      // The lowest byte that is smaller than what is subtracted borrows, and so marks its highest bit.
      let marks =
        ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
          | (block &- ones &* 0x20) & ~block) & (ones &* 0x80)
      guard marks == 0 else {
        offset += marks.trailingZeroBitCount / 8
        return
      }
      offset += 8
    }
  }

  /// Passes the digits of an integer, with its sign.
  mutating func integer() -> Range<Int> {
    let start = offset
    if peek == UInt8(ascii: "-") { offset += 1 }
    let digits = offset
    while let byte = peek, Self.isDigit(byte) { offset += 1 }
    let isFraction = peek == UInt8(ascii: ".") || peek == UInt8(ascii: "e")
    return offset > digits && !isFraction ? start..<offset : start..<start
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Whether the string in `range` is `name`, its escapes resolved.
  func equals(_ range: Range<Int>, _ name: [UInt8]) -> Bool {
    let content = UnsafeBufferPointer(rebasing: bytes[range])
    if range.count == name.count && content.elementsEqual(name) { return true }
    guard range.count > name.count, content.contains(UInt8(ascii: "\\")) else { return false }
    var decoded: [UInt8] = []
    guard (try? decode(range, into: &decoded)) != nil else { return false }
    return decoded == name
  }

  /// Appends the string in `range` to `text`, its escapes resolved.
  func decode(_ range: Range<Int>, into text: inout [UInt8]) throws(InputProblem) {
    text.reserveCapacity(text.count + range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let escape = backslash(from: position, to: range.upperBound) ?? range.upperBound
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[position..<escape]))
      position = escape
      guard position < range.upperBound else { return }
      position = try decodeEscape(at: position, before: range.upperBound, into: &text)
    }
  }

  private func backslash(from start: Int, to end: Int) -> Int? {
    guard let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(UInt8(ascii: "\\")), end - start)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  private func decodeEscape(
    at start: Int, before end: Int, into text: inout [UInt8]
  ) throws(InputProblem) -> Int {
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[start + 1])
    case UInt8(ascii: "u"): return try decodeScalar(at: start, before: end, into: &text)
    default:
      throw InputProblem(.invalidJSON, "an unknown escape in a string", utf8Offset: start)
    }
    return start + 2
  }

  private func decodeScalar(
    at start: Int, before end: Int, into text: inout [UInt8]
  ) throws(InputProblem) -> Int {
    var value = try codeUnit(at: start, before: end)
    var next = start + 6
    if value & 0xFC00 == 0xD800, next + 1 < end, bytes[next] == UInt8(ascii: "\\"),
      bytes[next + 1] == UInt8(ascii: "u")
    {
      let low = try codeUnit(at: next, before: end)
      if low & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        next += 6
      }
    }
    guard value != 0 else {
      throw InputProblem(.nul, "not a text: an escaped NUL", utf8Offset: start)
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw InputProblem(.invalidJSON, "half of a surrogate pair", utf8Offset: start)
    }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return next
  }

  private func codeUnit(at start: Int, before end: Int) throws(InputProblem) -> UInt32 {
    var value: UInt32 = 0
    for position in (start + 2)..<(start + 6) {
      guard position < end, let digit = Self.hexadecimalValue(bytes[position]) else {
        throw InputProblem(.invalidJSON, "\\u needs four hexadecimal digits", utf8Offset: start)
      }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  mutating func skipByte() { offset += 1 }

  func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
    UnsafeBufferPointer(rebasing: bytes[range]).contains(byte)
  }

  func unexpected(_ expected: String) -> InputProblem {
    let place = offset < bytes.count ? "byte \(offset)" : "the end of the line"
    return InputProblem(
      .invalidJSON, "not valid JSON: expected \(expected) at \(place)", utf8Offset: offset)
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
