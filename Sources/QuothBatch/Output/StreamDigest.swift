/// A 64-bit digest of bytes that come in pieces; only the bytes count, not how they were cut.
///
/// It tells an accidental change (another input, a torn write), not a malicious one.
struct StreamDigest: Hashable, Sendable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var pending: UInt64 = 0
  private var count: UInt64 = 0

  /// The digest of all bytes so far.
  var value: UInt64 { Self.mix(Self.mix(state, pending), count) }

  mutating func update(_ bytes: some Sequence<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      update(UnsafeRawBufferPointer(buffer))
    }
    if done == nil { for byte in bytes { update(byte) } }
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset < bytes.count && count % 8 != 0 {
      update(bytes[offset])
      offset += 1
    }
    let words = (bytes.count - offset) / 8
    for word in 0..<words {
      let value = bytes.loadUnaligned(fromByteOffset: offset + word * 8, as: UInt64.self)
      state = Self.mix(state, UInt64(littleEndian: value))
    }
    count &+= UInt64(words * 8)
    offset += words * 8
    while offset < bytes.count {
      update(bytes[offset])
      offset += 1
    }
  }

  mutating func update(_ byte: UInt8) {
    pending |= UInt64(byte) << ((count % 8) * 8)
    count &+= 1
    guard count % 8 == 0 else { return }
    state = Self.mix(state, pending)
    pending = 0
  }

  private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low &+ 0xE703_7ED1_A0B4_28DB
  }
}

extension UInt64 {
  /// Sixteen hexadecimal digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
