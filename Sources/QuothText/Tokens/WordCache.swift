#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The words that one worker looked up last.
///
/// News repeats its words: nine look-ups of ten end here, without folding the token and without
/// touching the lexical table, whose words lie far apart in memory.
public final class WordCache {
  private let keys: UnsafeMutableBufferPointer<Key>
  private let words: UnsafeMutableBufferPointer<WordID>

  /// A token of at most 16 bytes as it stands in the text, filled up with zeros.
  struct Key: Equatable {
    let low: UInt64
    let high: UInt64

    /// The bytes of `text` in `range`, or `nil` if they are too long or too close to the end.
    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      guard range.count <= 16, range.lowerBound + 16 <= text.count else { return nil }
      let bytes = UnsafeRawBufferPointer(text)
      let low = bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
      let high = bytes.loadUnaligned(fromByteOffset: range.lowerBound + 8, as: UInt64.self)
      let length = range.count
      self.low = length >= 8 ? low : low & (1 << (8 * UInt64(length)) - 1)
      self.high =
        length == 16 ? high : length <= 8 ? 0 : high & (1 << (8 * UInt64(length - 8)) - 1)
    }

    /// Its slot among 2 to the power of `bits`.
    @inline(__always)
    func slot(bits: UInt64) -> Int {
      let mixed = (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)
      return Int(
        truncatingIfNeeded: ((mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9) >> (64 - bits))
    }
  }

  private let bits: UInt64

  /// A cache of 2 to the power of `bits` words, none of them known yet.
  public init(bits: Int = 15) {
    self.bits = UInt64(bits)
    // No token is all zeros, so that an empty slot is never found. Memory that the system gives out
    // as zeros costs nothing until it is used.
    keys = Self.zeroed(1 << bits)
    words = Self.zeroed(1 << bits)
  }

  private static func zeroed<Value>(_ count: Int) -> UnsafeMutableBufferPointer<Value> {
    let memory = calloc(count, MemoryLayout<Value>.stride)
    return UnsafeMutableBufferPointer(
      start: memory?.bindMemory(to: Value.self, capacity: count), count: memory == nil ? 0 : count)
  }

  deinit {
    free(keys.baseAddress)
    free(words.baseAddress)
  }

  /// The word of the token `key`, taken from `lookUp` if it was not looked up lately.
  @inline(__always)
  func word(of key: Key, or lookUp: () -> WordID) -> WordID {
    let slot = key.slot(bits: bits)
    if keys[slot] == key { return words[slot] }
    let word = lookUp()
    keys[slot] = key
    words[slot] = word
    return word
  }
}
