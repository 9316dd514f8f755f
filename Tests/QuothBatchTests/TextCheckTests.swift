import Testing

@testable import QuothBatch

struct TextCheckTests {
  private func problem(in bytes: [UInt8]) -> InputProblem? {
    bytes.withUnsafeBufferPointer { TextCheck.problem(in: $0) }
  }

  @Test func `agrees with Swift about every sequence of up to three bytes behind text`() {
    let interesting: [UInt8] = [
      0x01, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
      0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for first in interesting {
      for second in interesting {
        for third in interesting {
          for prefix in [0, 6, 7, 8] {
            let bytes =
              [UInt8](repeating: 0x61, count: prefix) + [first, second, third, 0x80, 0x62]
            #expect(
              (problem(in: bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil),
              "\(bytes)")
          }
        }
      }
    }
  }

  @Test(arguments: 0..<24)
  func `finds NUL and broken bytes at any offset`(offset: Int) {
    var bytes = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    bytes[offset] = 0
    #expect(problem(in: bytes)?.code == .nul)
    #expect(problem(in: bytes)?.utf8Offset == offset)
    bytes[offset] = 0xFF
    #expect(problem(in: bytes)?.code == .invalidUTF8)
    #expect(problem(in: bytes)?.utf8Offset == offset)
  }

  @Test func `recognises UTF-16 by its mark`() {
    #expect(
      problem(in: [0xFF, 0xFE, 0x61, 0])?.message == "UTF-16, not UTF-8 (convert it with iconv)")
  }
}
