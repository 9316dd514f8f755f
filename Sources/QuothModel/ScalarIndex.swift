/// Converts between UTF-8 bytes and Unicode scalars of one text: the only place where Quoth does.
///
/// Files count scalars, everything inside counts bytes. Building the index costs one walk over
/// the text, a lookup at most 128 bytes more; a text in ASCII costs nothing.
public struct ScalarIndex: Sendable {
  /// The number of scalars in the text.
  public let scalarCount: Int
  /// The number of UTF-8 bytes in the text.
  public let utf8Count: Int

  private static let stride = 128
  private let text: String
  /// The number of scalars that start before each multiple of `stride` bytes; empty for ASCII.
  private let scalarsBefore: [Int32]

  /// An index of `text`.
  public init(_ text: String) {
    var text = text
    let (scalars, checkpoints) = text.withUTF8 { bytes in Self.checkpoints(in: bytes) }
    self.text = text
    utf8Count = text.utf8.count
    scalarCount = scalars
    scalarsBefore = scalars == utf8Count ? [] : checkpoints
  }

  private static func checkpoints(in bytes: UnsafeBufferPointer<UInt8>) -> (Int, [Int32]) {
    var checkpoints: [Int32] = []
    checkpoints.reserveCapacity(bytes.count / stride + 1)
    var scalars = 0
    var start = 0
    while start < bytes.count {
      checkpoints.append(Int32(truncatingIfNeeded: scalars))
      let end = min(start + stride, bytes.count)
      for position in start..<end where bytes[position] & 0xC0 != 0x80 { scalars += 1 }
      start = end
    }
    return (scalars, checkpoints)
  }

  /// The byte at which scalar number `scalarOffset` starts, or `nil` past the end of the text.
  public func utf8Offset(ofScalar scalarOffset: Int) -> Int? {
    guard scalarOffset >= 0, scalarOffset <= scalarCount else { return nil }
    if scalarsBefore.isEmpty { return scalarOffset }
    if scalarOffset == scalarCount { return utf8Count }
    // The last checkpoint that has at most `scalarOffset` scalars before it.
    var low = 0
    var high = scalarsBefore.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(scalarsBefore[middle]) <= scalarOffset { low = middle } else { high = middle }
    }
    var seen = Int(scalarsBefore[low])
    var copy = text
    return copy.withUTF8 { bytes in
      var position = low * Self.stride
      while position < bytes.count {
        if bytes[position] & 0xC0 != 0x80 {
          if seen == scalarOffset { return position }
          seen += 1
        }
        position += 1
      }
      return utf8Count
    }
  }

  /// The number of scalars that start before byte `utf8Offset`, which must not pass the end.
  public func scalarOffset(ofUTF8 utf8Offset: Int) -> Int {
    if scalarsBefore.isEmpty { return utf8Offset }
    if utf8Offset >= utf8Count { return scalarCount }
    let block = utf8Offset / Self.stride
    var copy = text
    return copy.withUTF8 { bytes in
      var seen = Int(scalarsBefore[block])
      for position in (block * Self.stride)..<utf8Offset where bytes[position] & 0xC0 != 0x80 {
        seen += 1
      }
      return seen
    }
  }

  /// The bytes from scalar `start` to scalar `end`, or `nil` if they are no range of the text.
  public func span(fromScalar start: Int, to end: Int) -> TextSpan? {
    guard start <= end, let lower = utf8Offset(ofScalar: start),
      let upper = utf8Offset(ofScalar: end)
    else { return nil }
    return TextSpan(lower..<upper)
  }
}
