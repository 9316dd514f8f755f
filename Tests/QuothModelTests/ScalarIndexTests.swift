import QuothModel
import Testing

struct ScalarIndexTests {
  @Test(arguments: ["", "plain", "Éte\u{301} 😀 \u{2028}x", String(repeating: "aé😀", count: 300)])
  func `converts every offset of a text both ways`(text: String) {
    let index = ScalarIndex(text)
    var expected = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      #expect(index.utf8Offset(ofScalar: number) == expected)
      #expect(index.scalarOffset(ofUTF8: expected) == number)
      expected += UTF8.width(scalar)
    }
    #expect(index.utf8Offset(ofScalar: index.scalarCount) == text.utf8.count)
    #expect(index.scalarOffset(ofUTF8: text.utf8.count) == index.scalarCount)
    #expect(index.utf8Offset(ofScalar: index.scalarCount + 1) == nil)
  }
}

struct SHA256DigestTests {
  @Test(arguments: [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `digests a number of letters a`(count: Int, digest: String) {
    var whole = SHA256Digest()
    whole.update([UInt8](repeating: 0x61, count: count))
    #expect(whole.hexadecimal == digest)
    var pieces = SHA256Digest()
    for start in stride(from: 0, to: count, by: 37) {
      pieces.update([UInt8](repeating: 0x61, count: min(37, count - start)))
    }
    #expect(pieces.hexadecimal == digest)
  }
}

struct JSONWriterTests {
  @Test func `escapes what JSON must not hold and nothing else`() {
    var json = JSONWriter()
    json.beginArray()
    json.value("a\"\\\n\t\r\u{1}\u{7F}é\u{2028}😀")
    json.value(-12)
    json.value(0.1)
    json.value(2.0)
    json.value(true)
    json.null()
    json.endArray()
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"["a\"\\\n\t\r\u0001\u007fé\#u{2028}😀",-12,0.1,2,true,null]"#)
  }
}
