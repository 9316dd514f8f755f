/// Finds the first byte of a text that is not UTF-8.
package enum UTF8Validation {
  /// The offset of the first byte that starts no valid scalar, or `nil` if all of `bytes` is valid.
  package static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        position += 1
        continue
      }
      guard let length = bytes.wellFormedSequenceLength(at: position) else { return position }
      position += length
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The length of the well-formed UTF-8 sequence of two to four bytes at `position`, or `nil` if none
  /// starts there (Unicode, table 3-7).
  package func wellFormedSequenceLength(at position: Int) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch self[position] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + length <= count, second.contains(self[position + 1]) else { return nil }
    for index in (position + 2)..<Swift.max(position + 2, position + length)
    where self[index] & 0xC0 != 0x80 { return nil }
    return length
  }
}
