internal import QuothModel

/// Checks that texts are UTF-8 without NUL, and decodes scalars from texts that were checked.
public enum UTF8Validation {
  /// Throws for the first byte that no well-formed UTF-8 sequence starts with, and for a NUL.
  ///
  /// One pass; overlong forms, surrogates and scalars beyond U+10FFFF are refused.
  public static func check(_ text: [UInt8]) throws(TextError) {
    try text.withUnsafeBufferPointer { bytes throws(TextError) in try check(bytes) }
  }

  /// Throws for the first byte that no well-formed UTF-8 sequence starts with, and for a NUL.
  static func check(_ text: UnsafeBufferPointer<UInt8>) throws(TextError) {
    var index = 0
    let end = text.count
    let bytes = UnsafeRawBufferPointer(text)
    while index < end {
      if index + 8 <= end {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // Eight bytes in 0x01...0x7F: no high bit, and no borrow from a zero byte.
        let borrows = (word &- 0x0101_0101_0101_0101) & ~word
        if (word | borrows) & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      let byte = text[index]
      if byte < 0x80 {
        if byte == 0 { throw .nul(offset: index) }
        index += 1
        continue
      }
      guard let length = text.wellFormedSequenceLength(at: index) else {
        throw .invalidUTF8(offset: index)
      }
      index += length
    }
  }

  /// The scalar that starts at `index`, and its length in bytes; the text must be valid UTF-8.
  @inline(__always)
  static func scalar(in text: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
    text.withUnsafeBufferPointer { scalar(in: $0, at: index) }
  }

  /// The scalar that starts at `index`, and its length in bytes; the text must be valid UTF-8.
  @inline(__always)
  static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (value: UInt32, length: Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(text[index + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(text[index + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[index + 3] & 0x3F), 4)
  }
}
