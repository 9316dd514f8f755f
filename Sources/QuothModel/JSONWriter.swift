/// Writes JSON as UTF-8 bytes, with the keys in the order in which they are written.
///
/// The caller opens and closes objects and arrays; the writer puts the commas.
public struct JSONWriter: Sendable {
  /// What has been written so far.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// A writer that has written nothing.
  public init() {}

  /// Forgets what has been written and keeps the memory for the next document.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Writes behind `other` instead of into its own memory, until the next call with the same array.
  ///
  /// So a record goes where it is wanted without being copied.
  public mutating func exchangeBytes(with other: inout [UInt8]) { swap(&bytes, &other) }

  /// Opens an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a key and opens an object.
  public mutating func beginObject(_ key: JSONKey) {
    append(key, and: UInt8(ascii: "{"))
    needsComma = false
  }

  /// Writes a key and opens an array.
  public mutating func beginArray(_ key: JSONKey) {
    append(key, and: UInt8(ascii: "["))
    needsComma = false
  }

  /// Ends a line, and with it a record.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Writes a key; its value must follow.
  public mutating func key(_ key: String) {
    separate()
    appendQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  public mutating func value(_ text: String) {
    separate()
    appendQuoted(text)
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    separate()
    appendDigits(of: number)
    needsComma = true
  }

  /// Writes a number with the fewest digits that read back as the same; a whole one without point.
  ///
  /// - Precondition: `number` is finite; JSON has no other numbers.
  public mutating func value(_ number: Double) {
    precondition(number.isFinite, "JSON has no number for \(number)")
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return value(whole) }
    separate()
    bytes.append(contentsOf: number.description.utf8)
    needsComma = true
  }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }
  /// Writes `null`.
  public mutating func null() { raw("null") }

  /// Writes JSON that is known to be valid.
  public mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
    needsComma = true
  }

  /// Writes a key and a string.
  public mutating func field(_ key: JSONKey, _ text: String) {
    append(key)
    appendQuoted(text)
    needsComma = true
  }

  /// Writes a key and a whole number, or `null`.
  public mutating func field(_ key: JSONKey, _ number: Int?) {
    append(key)
    needsComma = false
    if let number { value(number) } else { null() }
  }

  /// Writes a key and a number.
  public mutating func field(_ key: JSONKey, _ number: Double) {
    append(key)
    needsComma = false
    value(number)
  }

  /// Writes a key and a truth value.
  public mutating func field(_ key: JSONKey, _ flag: Bool) {
    append(key)
    needsComma = false
    value(flag)
  }

  /// Writes a value of at most `capacity` bytes, all of which `body` writes.
  public mutating func record(atMost capacity: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
    separate()
    bytes.append(addingCapacity: capacity, initializingWith: body)
    needsComma = true
  }

  // MARK: Bytes

  /// Appends exactly `count` bytes, which `body` writes.
  @inline(__always)
  private mutating func append(count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
    bytes.append(addingCapacity: count) { room in
      room.withUnsafeMutableBufferPointer { buffer, initializedCount in
        guard let start = buffer.baseAddress else { return }
        body(start)
        initializedCount = count
      }
    }
  }

  /// Appends the comma in front, if one is due, the key and its colon.
  private mutating func append(_ key: JSONKey) {
    let text = key.text
    let comma = needsComma ? 1 : 0
    let count = text.utf8CodeUnitCount
    append(count: count + comma + 3) { room in
      room[0] = UInt8(ascii: ",")
      room[comma] = UInt8(ascii: "\"")
      (room + comma + 1).update(from: text.utf8Start, count: count)
      room[comma + count + 1] = UInt8(ascii: "\"")
      room[comma + count + 2] = UInt8(ascii: ":")
    }
  }

  private mutating func append(_ key: JSONKey, and bracket: UInt8) {
    append(key)
    bytes.append(bracket)
  }

  @inline(__always)
  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  @inline(__always)
  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func appendQuoted(_ text: String) {
    var copy = text
    copy.withUTF8 { utf8 in
      let position = Self.firstToEscape(in: utf8, from: 0)
      guard position == utf8.count else {
        bytes.append(UInt8(ascii: "\""))
        appendEscaping(utf8, from: position)
        bytes.append(UInt8(ascii: "\""))
        return
      }
      append(count: utf8.count + 2) { room in
        room[0] = UInt8(ascii: "\"")
        if let start = utf8.baseAddress { (room + 1).update(from: start, count: utf8.count) }
        room[utf8.count + 1] = UInt8(ascii: "\"")
      }
    }
  }

  /// Appends `utf8`, whose first byte to escape stands at `position`.
  private mutating func appendEscaping(_ utf8: UnsafeBufferPointer<UInt8>, from position: Int) {
    var (clean, position) = (0, position)
    while true {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[clean..<position]))
      guard position < utf8.count else { break }
      appendEscape(of: utf8[position])
      clean = position + 1
      position = Self.firstToEscape(in: utf8, from: clean)
    }
  }

  /// The first byte at or after `start` that JSON or a terminal would take for something else; the count if none is.
  private static func firstToEscape(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(utf8)
    var position = start
    // Articles are long and hold little to escape: eight bytes at a time.
    while position + 8 <= utf8.count {
      let block = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if holdsEscape(block) { break }
      position += 8
    }
    // What is left of a longer text stands in its last eight bytes.
    if position < utf8.count, position + 8 > utf8.count, utf8.count >= 8,
      !holdsEscape(raw.loadUnaligned(fromByteOffset: utf8.count - 8, as: UInt64.self))
    {
      return utf8.count
    }
    while position < utf8.count, !mustEscape(utf8[position]) { position += 1 }
    return position
  }

  /// Whether one of the eight bytes must be escaped.
  private static func holdsEscape(_ block: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Subtracting carries into the high bit of a byte that is smaller; of several, the lowest is right.
    func isBelow(_ limit: UInt64, _ bytes: UInt64) -> UInt64 { (bytes &- ones &* limit) & ~bytes }
    func equals(_ byte: UInt64) -> UInt64 { isBelow(1, block ^ (ones &* byte)) }
    let found = isBelow(0x20, block) | equals(0x22) | equals(0x5C) | equals(0x7F)
    return found & (ones &* 0x80) != 0
  }

  /// Whether JSON or a terminal would take the byte for something else than itself.
  @inlinable
  public static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private mutating func appendEscape(of byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }

  private mutating func appendDigits(of number: Int) {
    let count = Self.digitCount(of: number)
    append(count: count) { Self.write(number, count: count, to: $0) }
  }
}

// MARK: Pieces

extension JSONWriter {
  /// A text between quotation marks, escaped.
  public static func quoted(_ text: String) -> [UInt8] {
    var json = JSONWriter()
    json.value(text)
    return json.bytes
  }

  /// The number of characters of a whole number.
  public static func digitCount(of number: Int) -> Int {
    let magnitude = number.magnitude
    var count = number < 0 ? 2 : 1
    var power: UInt = 10
    // No number has more than twenty digits, and the largest power is still one of them.
    while magnitude >= power {
      count += 1
      let (next, isTooLarge) = power.multipliedReportingOverflow(by: 10)
      if isTooLarge { break }
      power = next
    }
    return count
  }

  /// Writes a whole number of `count` characters to `room`.
  public static func write(_ number: Int, count: Int, to room: UnsafeMutablePointer<UInt8>) {
    if number < 0 { room[0] = UInt8(ascii: "-") }
    var rest = number.magnitude
    var place = count
    repeat {
      place -= 1
      room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }
}
