internal import QuothModel

/// Reads JSON strictly (RFC 8259) from bytes that are known to be UTF-8, value by value.
///
/// Nothing is built but what the caller asks for, so that a hostile value costs no more memory
/// than its own bytes. Repeated keys do not stop the reading; they are collected.
public struct JSONCursor {
  /// What kind of value comes next.
  public enum Kind: String, Sendable {
    case object = "an object"
    case array = "an array"
    case string = "a string"
    case number = "a number"
    case boolean = "true or false"
    case null = "null"
  }

  /// What a number turned out to be.
  public enum Number: Hashable, Sendable {
    /// A whole number of at most 64 bits.
    case integer(Int)
    /// A number with a fraction or an exponent.
    case fraction
    /// A whole number beyond 64 bits.
    case tooLarge
  }

  /// A key that stands twice in one object.
  public struct RepeatedKey: Hashable, Sendable {
    /// The key, unescaped.
    public let key: String
    /// Where it stands again, in bytes.
    public let utf8Offset: Int
  }

  /// The deepest nesting of arrays and objects that is read.
  public static let depthLimit = 64
  private static let keyLimit = 100_000
  private static let repeatedKeyLimit = 50

  /// The next byte to be read.
  public private(set) var position: Int
  /// The first repeated keys that were met, at most 50.
  public private(set) var repeatedKeys: [RepeatedKey] = []
  let bytes: [UInt8]
  private let end: Int
  private var depth = 0

  /// A cursor at the start of `range` in `bytes`.
  public init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The kind of the next value, which is not read.
  public mutating func kind() throws(JSONSyntaxError) -> Kind {
    skipBlanks()
    switch next ?? 0 {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw unexpected("a value")
    }
  }

  /// Makes sure that nothing but blanks is left.
  public mutating func finish() throws(JSONSyntaxError) {
    skipBlanks()
    guard position == end else {
      throw JSONSyntaxError(
        at: position, code: "something-after-object", "something stands after the object")
    }
  }

  /// Reads an object; `body` must read the value of each key it is given.
  public mutating func readObject(
    _ body: (inout JSONCursor, String) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try enter(UInt8(ascii: "{"), "an object")
    var keys = KeySet()
    if !closes(UInt8(ascii: "}")) {
      repeat {
        skipBlanks()
        let start = position
        guard next == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        let key = try readString()
        if !keys.insert(key), repeatedKeys.count < Self.repeatedKeyLimit {
          repeatedKeys.append(RepeatedKey(key: key, utf8Offset: start))
        }
        if keys.count > Self.keyLimit {
          throw JSONSyntaxError(
            at: start, code: "too-many-keys", "an object has more than \(Self.keyLimit) keys")
        }
        skipBlanks()
        guard next == UInt8(ascii: ":") else { throw unexpected("':'") }
        position += 1
        try body(&self, key)
      } while try continues(before: UInt8(ascii: "}"), "',' or '}'")
    }
    depth -= 1
  }

  /// Reads an array; `body` must read one element each time it is called.
  public mutating func readArray(
    _ body: (inout JSONCursor) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try enter(UInt8(ascii: "["), "an array")
    if !closes(UInt8(ascii: "]")) {
      repeat { try body(&self) } while try continues(before: UInt8(ascii: "]"), "',' or ']'")
    }
    depth -= 1
  }

  /// Reads a number.
  public mutating func readNumber() throws(JSONSyntaxError) -> Number {
    skipBlanks()
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let start = position
    var magnitude: UInt64 = 0
    var overflows = false
    while let digit = nextDigit {
      let (product, wraps) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carries) = product.addingReportingOverflow(UInt64(digit))
      overflows = overflows || wraps || carries
      magnitude = sum
      position += 1
    }
    guard position > start else { throw unexpected("a digit") }
    if bytes[start] == UInt8(ascii: "0"), position > start + 1 {
      throw JSONSyntaxError(at: start, "a number starts with a superfluous zero")
    }
    var isFraction = false
    if next == UInt8(ascii: ".") {
      isFraction = true
      position += 1
      try skipDigits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isFraction = true
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try skipDigits()
    }
    if isFraction { return .fraction }
    if overflows { return .tooLarge }
    if isNegative {
      if magnitude == UInt64(Int.max) + 1 { return .integer(Int.min) }
      return Int(exactly: magnitude).map { .integer(-$0) } ?? .tooLarge
    }
    return Int(exactly: magnitude).map { .integer($0) } ?? .tooLarge
  }

  /// Reads `true` or `false`.
  public mutating func readBoolean() throws(JSONSyntaxError) -> Bool {
    skipBlanks()
    let isTrue = next == UInt8(ascii: "t")
    try readWord(isTrue ? "true" : "false")
    return isTrue
  }

  /// Reads `null`.
  public mutating func readNull() throws(JSONSyntaxError) {
    skipBlanks()
    try readWord("null")
  }

  /// Reads any value and returns it as it is written.
  public mutating func readRaw() throws(JSONSyntaxError) -> String {
    skipBlanks()
    let start = position
    try skipValue()
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads any value and forgets it.
  public mutating func skipValue() throws(JSONSyntaxError) {
    switch try kind() {
    case .object:
      try readObject { (cursor, _) throws(JSONSyntaxError) in try cursor.skipValue() }
    case .array: try readArray { (cursor) throws(JSONSyntaxError) in try cursor.skipValue() }
    case .string: _ = try readString()
    case .number: _ = try readNumber()
    case .boolean: _ = try readBoolean()
    case .null: try readNull()
    }
  }

  /// The next byte, or `nil` at the end.
  var next: UInt8? { position < end ? bytes[position] : nil }

  private var nextDigit: UInt8? {
    guard let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    return byte - UInt8(ascii: "0")
  }

  /// Moves on by `count` bytes.
  mutating func advance(by count: Int) { position += count }

  mutating func skipBlanks() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  func unexpected(_ expected: String) -> JSONSyntaxError {
    guard let byte = next else {
      return JSONSyntaxError(
        at: position, code: "truncated-json", "the line ends where \(expected) should stand")
    }
    let shown = byte < 0x80 ? "'\(Character(Unicode.Scalar(byte)))'" : "a character"
    return JSONSyntaxError(at: position, "\(shown) stands where \(expected) should stand")
  }

  private mutating func enter(_ bracket: UInt8, _ name: String) throws(JSONSyntaxError) {
    skipBlanks()
    guard next == bracket else { throw unexpected(name) }
    depth += 1
    guard depth <= Self.depthLimit else {
      throw JSONSyntaxError(
        at: position, code: "nested-too-deeply",
        "arrays and objects are nested more than \(Self.depthLimit) deep")
    }
    position += 1
  }

  private mutating func closes(_ bracket: UInt8) -> Bool {
    skipBlanks()
    guard next == bracket else { return false }
    position += 1
    return true
  }

  private mutating func continues(
    before bracket: UInt8, _ expected: String
  ) throws(JSONSyntaxError) -> Bool {
    if closes(bracket) { return false }
    guard next == UInt8(ascii: ",") else { throw unexpected(expected) }
    position += 1
    return true
  }

  private mutating func skipDigits() throws(JSONSyntaxError) {
    guard nextDigit != nil else { throw unexpected("a digit") }
    while nextDigit != nil { position += 1 }
  }

  private mutating func readWord(_ word: String) throws(JSONSyntaxError) {
    let start = position
    for byte in word.utf8 {
      guard next == byte else {
        position = start
        throw unexpected("'\(word)'")
      }
      position += 1
    }
  }
}

/// The keys of one object: a list while they are few, a set when they are many.
private struct KeySet {
  private var few: [String] = []
  private var many: Set<ExactText> = []
  private static let fewAtMost = 12

  var count: Int { few.count + many.count }

  /// Adds `key` and says whether it is new.
  mutating func insert(_ key: String) -> Bool {
    if few.contains(where: { $0.hasSameScalars(as: key) }) { return false }
    if few.count < Self.fewAtMost {
      few.append(key)
      return true
    }
    return many.insert(ExactText(key)).inserted
  }
}
