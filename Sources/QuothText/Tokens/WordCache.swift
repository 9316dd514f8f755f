#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The words that one worker looked up last.
///
/// News repeats its words: almost every look-up ends here, without folding the token and without
/// touching the lexical table, whose words lie far apart in memory. Words of up to eight bytes, nine
/// of ten, have a table of their own, so that four of them share a line of the processor's cache.
public final class WordCache {
  private let short: Table<UInt64>
  private let long: Table<Key>
  private let bits: UInt64

  /// What is known of a token's letters.
  struct Value {
    let word: WordID
    /// A word with these letters may take a full stop without ending the sentence.
    let mayAbbreviate: Bool
  }

  /// A token of at most 16 bytes as it stands in the text, or in lower case, filled up with zeros.
  struct Key: Hashable {
    let low: UInt64
    let high: UInt64

    @inline(__always)
    init(low: UInt64, high: UInt64) {
      self.low = low
      self.high = high
    }

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

    /// All of `bytes`, or `nil` if they are too many.
    init?(_ bytes: [UInt8]) {
      let padded = bytes + [UInt8](repeating: 0, count: 16)
      let key = padded.withUnsafeBufferPointer { Key($0, 0..<bytes.count) }
      guard let key else { return nil }
      self = key
    }

    /// Calls `body` with the bytes of the token.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { bytes in
        let raw = UnsafeMutableRawBufferPointer(bytes)
        raw.storeBytes(of: low.littleEndian, as: UInt64.self)
        raw.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
        let length = bytes.firstIndex(of: 0) ?? 16
        return body(UnsafeBufferPointer(rebasing: bytes[..<length]))
      }
    }
  }

  /// A cache of 2 to the power of `bits` short words and half as many long ones, none of them known yet.
  public init(bits: Int = 15) {
    self.bits = UInt64(bits)
    short = Table(count: 1 << bits)
    long = Table(count: 1 << (bits - 1))
  }

  deinit {
    short.deallocate()
    long.deallocate()
  }

  /// What is known of the token `key`, taken from `lookUp` if it was not looked up lately.
  @inline(__always)
  func value(of key: Key, or lookUp: () -> Value) -> Value {
    let mixed = key.low ^ (key.high &* 0xC2B2_AE3D_27D4_EB4F)
    let hash = (mixed ^ mixed >> 32) &* 0x9E37_79B9_7F4A_7C15
    return key.high == 0
      ? short.value(of: key.low, in: Int(hash >> (65 - bits)), or: lookUp)
      : long.value(of: key, in: Int(hash >> (66 - bits)), or: lookUp)
  }

  /// A hash table of pairs of places, in each of which the word that was used last comes first.
  private struct Table<StoredKey: Equatable> {
    struct Entry {
      let key: StoredKey
      let value: Value
    }

    private let entries: UnsafeMutableBufferPointer<Entry>

    /// `count`: a power of two.
    init(count: Int) {
      // No token is all zeros, so that an empty place is never found. Memory that the system gives
      // out as zeros costs nothing until it is used.
      guard let memory = calloc(count, MemoryLayout<Entry>.stride) else {
        fatalError("no memory for the words looked up last")
      }
      entries = UnsafeMutableBufferPointer(
        start: memory.bindMemory(to: Entry.self, capacity: count), count: count)
    }

    func deallocate() { free(entries.baseAddress) }

    /// The value of `key`, whose place is in `pair`.
    @inline(__always)
    func value(of key: StoredKey, in pair: Int, or lookUp: () -> Value) -> Value {
      let first = pair * 2
      let second = first + 1
      if entries[first].key == key { return entries[first].value }
      let found =
        entries[second].key == key ? entries[second] : Entry(key: key, value: lookUp())
      entries[second] = entries[first]
      entries[first] = found
      return found.value
    }
  }
}
