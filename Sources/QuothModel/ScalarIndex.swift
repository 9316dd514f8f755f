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
    scalarsBefore = checkpoints
  }

  /// The number of scalars, and the checkpoints unless every scalar is one byte.
  private static func checkpoints(in bytes: UnsafeBufferPointer<UInt8>) -> (Int, [Int32]) {
    var scalars = scalarCount(in: bytes)
    if scalars == bytes.count { return (scalars, []) }
    var checkpoints: [Int32] = []
    checkpoints.reserveCapacity(bytes.count / stride + 1)
    scalars = 0
    for start in Swift.stride(from: 0, to: bytes.count, by: stride) {
      checkpoints.append(Int32(truncatingIfNeeded: scalars))
      let end = min(start + stride, bytes.count)
      scalars += scalarCount(in: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
    return (scalars, checkpoints)
  }

  /// The number of scalars that start in `bytes`: of bytes that continue none.
  private static func scalarCount(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var continuations = 0
    var position = 0
    // Eight bytes at a time: a continuing byte has its first bit set and its second one clear.
    while position + 8 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      continuations += (block & ~(block << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      position += 8
    }
    while position < bytes.count {
      if bytes[position] & 0xC0 == 0x80 { continuations += 1 }
      position += 1
    }
    return bytes.count - continuations
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
      let behind = UnsafeBufferPointer(rebasing: bytes[(block * Self.stride)..<utf8Offset])
      return Int(scalarsBefore[block]) + Self.scalarCount(in: behind)
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
