internal import CPCRE2

/// The bytes that a match of an expression can start with.
///
/// Where most starts are hopeless, one look at the first byte saves the call of the matcher.
package struct StartBytes: Sendable {
  private var bits: SIMD4<UInt64> = .zero

  /// What PCRE2 knows about the first byte of `pattern`; `nil` if any byte may come first.
  package init?(of pattern: LazyPattern) {
    // Only expressions that are not anchored are studied.
    let flags = pattern.options.subtracting(.anchored).pcre2Flags
    guard let studied = try? CompiledPattern(pattern.source, flags: flags, usesJIT: false) else {
      return nil
    }
    var kind: UInt32 = 0
    pcre2_pattern_info_8(studied.code, UInt32(PCRE2_INFO_FIRSTCODETYPE), &kind)
    guard kind == 0 else { return nil }
    var map: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(studied.code, UInt32(PCRE2_INFO_FIRSTBITMAP), &map)
    guard let map else { return nil }
    for byte in 0..<256 where map[byte / 8] & (1 << UInt8(byte % 8)) != 0 {
      bits[byte >> 6] |= 1 << UInt64(byte & 63)
    }
  }

  /// Whether a match can start with `byte`.
  package func contains(_ byte: UInt8) -> Bool {
    bits[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0
  }
}
