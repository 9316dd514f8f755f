/// A hash of some bytes in 128 bits, to tell whether files are still what they were.
///
/// MurmurHash3_x64_128 by Austin Appleby (public domain,
/// https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp), with seed 0. It is quick
/// (about 5 GB/s) and spreads well, but nobody is kept from making two texts with one hash:
/// it guards against accidents, not against forgery.
public struct ContentHash: Hashable, Sendable {
  /// The first half.
  public let low: UInt64
  /// The second half.
  public let high: UInt64

  /// A hash that was computed before.
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The hash of `bytes`.
  public init(of bytes: UnsafeRawBufferPointer) {
    let first: UInt64 = 0x87C3_7B91_1142_53D5
    let second: UInt64 = 0x4CF5_AD43_2745_937F
    var low: UInt64 = 0
    var high: UInt64 = 0
    let blockCount = bytes.count / 16
    for block in 0..<blockCount {
      let left = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: block * 16, as: UInt64.self))
      let right = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: block * 16 + 8, as: UInt64.self))
      low ^= Self.rotated(left &* first, by: 31) &* second
      low = (Self.rotated(low, by: 27) &+ high) &* 5 &+ 0x52DC_E729
      high ^= Self.rotated(right &* second, by: 33) &* first
      high = (Self.rotated(high, by: 31) &+ low) &* 5 &+ 0x3849_5AB5
    }
    var left: UInt64 = 0
    var right: UInt64 = 0
    for (index, byte) in bytes[(blockCount * 16)...].enumerated() {
      if index < 8 {
        left |= UInt64(byte) << UInt64(8 * index)
      } else {
        right |= UInt64(byte) << UInt64(8 * (index - 8))
      }
    }
    high ^= Self.rotated(right &* second, by: 33) &* first
    low ^= Self.rotated(left &* first, by: 31) &* second
    low ^= UInt64(bytes.count)
    high ^= UInt64(bytes.count)
    low &+= high
    high &+= low
    low = Self.mixed(low)
    high = Self.mixed(high)
    low &+= high
    high &+= low
    self.init(low: low, high: high)
  }

  /// The hash of `bytes`.
  public init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ContentHash(of: $0) }
  }

  /// Its 32 hexadecimal digits.
  public var hexadecimal: String {
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  @inline(__always)
  private static func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
    value << count | value >> (64 - count)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
