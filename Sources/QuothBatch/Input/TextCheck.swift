/// Whether bytes are a text that Quoth takes: valid UTF-8 without NUL.
enum TextCheck {
  /// The first reason why `bytes` are not a text, with its offset in them.
  static func problem(in bytes: UnsafeBufferPointer<UInt8>) -> InputProblem? {
    var offset = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while offset < bytes.count {
      if offset + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        // Eight bytes in 0x01...0x7F: no high bit, and no borrow from a zero byte.
        let borrows = (word &- 0x0101_0101_0101_0101) & ~word
        if (word | borrows) & 0x8080_8080_8080_8080 == 0 {
          offset += 8
          continue
        }
      }
      let byte = bytes[offset]
      if byte == 0 { return nul(at: offset, in: bytes) }
      let length = sequenceLength(in: bytes, at: offset)
      guard length > 0 else { return invalid(at: offset, in: bytes) }
      offset += length
    }
    return nil
  }

  /// The length of the UTF-8 sequence at `offset`, or 0 if it is not valid.
  private static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 { return 1 }
    func continuation(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + distance < bytes.count && range.contains(bytes[offset + distance])
    }
    switch lead {
    case 0xC2...0xDF: return continuation(1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> =
        lead == 0xE0 ? 0xA0...0xBF : lead == 0xED ? 0x80...0x9F : 0x80...0xBF
      return continuation(1, second) && continuation(2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return continuation(1, second) && continuation(2) && continuation(3) ? 4 : 0
    default: return 0
    }
  }

  private static func nul(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> InputProblem {
    InputProblem(.nul, "not a text: NUL at byte \(offset)", utf8Offset: offset)
  }

  private static func invalid(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> InputProblem {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let message =
      isUTF16 ? "UTF-16, not UTF-8 (convert it with iconv)" : "invalid UTF-8 at byte \(offset)"
    return InputProblem(.invalidUTF8, message, utf8Offset: offset)
  }
}
