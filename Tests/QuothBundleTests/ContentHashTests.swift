import QuothBundle
import Testing

struct ContentHashTests {
  /// What the reference implementation gives, first half first.
  @Test(
    arguments: [
      ("", 0, 0), ("hello", 0xcbd8_a7b3_41bd_9b02, 0x5b1e_906a_48ae_1d19),
      (
        "The quick brown fox jumps over the lazy dog", 0xe34b_bc7b_bc07_1b6c,
        0x7a43_3ca9_c49a_9347
      ),
    ] as [(String, UInt64, UInt64)])
  func `agrees with the reference implementation`(text: String, low: UInt64, high: UInt64) {
    #expect(ContentHash(of: Array(text.utf8)) == ContentHash(low: low, high: high))
  }

  @Test func `changes with every bit`() {
    let bytes = Array("Two shells fell on the market.".utf8)
    var hashes: Set = [ContentHash(of: bytes)]
    for place in bytes.indices {
      for bit in 0..<8 {
        var other = bytes
        other[place] ^= 1 << UInt8(bit)
        hashes.insert(ContentHash(of: other))
      }
    }
    #expect(hashes.count == bytes.count * 8 + 1)
  }
}
