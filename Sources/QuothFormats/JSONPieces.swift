internal import QuothModel

/// What one record of a document is put together from: literal JSON with texts and numbers in between.
///
/// Whoever writes has reserved the room; a piece that does not fit is a mistake there and ends the program.
extension OutputSpan where Element == UInt8 {
  /// Appends JSON that the program itself spells.
  @inline(__always)
  mutating func append(_ json: StaticString) {
    let count = json.utf8CodeUnitCount
    append(count: count) { $0.update(from: json.utf8Start, count: count) }
  }

  /// Appends JSON that is known to be valid.
  mutating func append(raw json: String) {
    for byte in json.utf8 { append(byte) }
  }

  /// Appends a text between quotation marks.
  mutating func append(quoted text: String) {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { append(plain: $0) }
    guard isPlain != true else { return }
    for byte in JSONWriter.quoted(text) { append(byte) }
  }

  /// Appends a text between quotation marks if nothing in it must be escaped; otherwise nothing.
  @inline(__always)
  private mutating func append(plain text: UnsafeBufferPointer<UInt8>) -> Bool {
    withUnsafeMutableBufferPointer { buffer, initializedCount in
      precondition(text.count + 2 <= buffer.count - initializedCount, Self.tooLong)
      var place = initializedCount
      buffer[place] = UInt8(ascii: "\"")
      for byte in text {
        if JSONWriter.mustEscape(byte) { return false }
        place += 1
        buffer[place] = byte
      }
      buffer[place + 1] = UInt8(ascii: "\"")
      initializedCount = place + 2
      return true
    }
  }

  /// Appends a whole number.
  mutating func append(_ number: Int) {
    let count = JSONWriter.digitCount(of: number)
    append(count: count) { JSONWriter.write(number, count: count, to: $0) }
  }

  private static var tooLong: String { "a record is longer than what was reserved for it" }

  /// Appends exactly `count` bytes, which `body` writes.
  @inline(__always)
  private mutating func append(count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
    withUnsafeMutableBufferPointer { buffer, initializedCount in
      precondition(count <= buffer.count - initializedCount, Self.tooLong)
      guard let start = buffer.baseAddress else { return }
      body(start + initializedCount)
      initializedCount += count
    }
  }
}
