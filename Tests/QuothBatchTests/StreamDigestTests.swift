import Testing

@testable import QuothBatch

struct StreamDigestTests {
  @Test(arguments: [1, 2, 3, 5, 8, 13, 40])
  func `counts the bytes, not how they were cut`(pieceBytes: Int) {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var whole = StreamDigest()
    whole.update(bytes)
    var pieces = StreamDigest()
    for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
      pieces.update(bytes[start..<min(start + pieceBytes, bytes.count)])
    }
    #expect(pieces.value == whole.value)
  }

  @Test func `tells apart what differs by one byte, by length or by order`() {
    let variants: [[UInt8]] = [
      [], [0], [0, 0], [1], [1, 2], [2, 1], Array(repeating: 0, count: 8),
    ]
    let values = Set(
      variants.map { bytes in
        var digest = StreamDigest()
        digest.update(bytes)
        return digest.value
      })
    #expect(values.count == variants.count)
  }
}
