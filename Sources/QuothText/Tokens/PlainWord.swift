/// A run of at most fifteen ASCII letters, read eight bytes at a time: four tokens of five.
struct PlainWord {
  /// In bytes; 0 if no letter stands there.
  let length: Int
  /// The letters in lower case.
  let key: WordCache.Key
  /// `capitalized` and `allCapitals`, as the letters are.
  let shape: TokenShape

  /// So many bytes are read, whatever they are.
  static var readBytes: Int { 16 }

  /// The letters that stand at the beginning of the sixteen bytes at `bytes`; `nil` if all are letters.
  @inline(__always)
  init?(at bytes: UnsafeRawPointer) {
    let low = bytes.loadUnaligned(as: UInt64.self)
    let lowEnds = Self.nonLetters(in: low)
    if lowEnds != 0 {
      self.init(
        length: lowEnds.trailingZeroBitCount / 8, low: low & Self.bytes(beforeFirstOf: lowEnds),
        high: 0)
    } else {
      let high = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      let highEnds = Self.nonLetters(in: high)
      guard highEnds != 0 else { return nil }
      self.init(
        length: 8 + highEnds.trailingZeroBitCount / 8, low: low,
        high: high & Self.bytes(beforeFirstOf: highEnds))
    }
  }

  @inline(__always)
  private init(length: Int, low: UInt64, high: UInt64) {
    self.length = length
    let isCapitalized = low & 0x20 == 0
    let hasSmall = (low | high) & (Self.each * 0x20) != 0
    shape =
      !isCapitalized
      ? [] : length > 1 && !hasSmall ? [.capitalized, .allCapitals] : .capitalized
    key = WordCache.Key(
      low: low | Self.lowerCaseBits(of: low), high: high | Self.lowerCaseBits(of: high))
  }

  private static var each: UInt64 { 0x0101_0101_0101_0101 }

  /// The bit that makes a capital small, for each byte that is not zero.
  @inline(__always)
  private static func lowerCaseBits(of letters: UInt64) -> UInt64 { (letters & (each * 0x40)) >> 1 }

  /// The highest bit of each byte that is no ASCII letter.
  @inline(__always)
  private static func nonLetters(in bytes: UInt64) -> UInt64 {
    // No sum of seven bits and a small number reaches the next byte.
    let small = (bytes | each * 0x20) & (each * 0x7F)
    let isFromA = small + each * (0x80 - 0x61)
    let isBehindZ = small + each * (0x80 - 0x7B)
    return ~(isFromA & ~isBehindZ & ~bytes) & (each * 0x80)
  }

  /// All bits of the bytes before the first that is marked by its highest bit.
  @inline(__always)
  private static func bytes(beforeFirstOf marks: UInt64) -> UInt64 {
    (marks & (~marks &+ 1)) >> 7 &- 1
  }
}
