import QuothBundle
import Testing

struct BundleReaderTests {
  private static func written(_ write: (BundleWriter) -> Void) -> [UInt8] {
    let writer = BundleWriter()
    write(writer)
    return writer.finished()
  }

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 1 << 40, 1 << 56 - 1])
  func `reads the numbers that were written`(number: Int) throws {
    let reader = try BundleReader(Self.written { $0.write(number) })
    #expect(try reader.number() == number)
    #expect(reader.isAtEnd)
  }

  @Test(arguments: [0, 1, -1, 63, -64, 1_000_000, -1_000_000, 1 << 54])
  func `reads numbers below zero`(number: Int) throws {
    #expect(try BundleReader(Self.written { $0.write(signed: number) }).signedNumber() == number)
  }

  @Test func `a text that comes twice is written once`() throws {
    let once = Self.written { $0.write(["Kafr Nabl"]) }
    let twice = Self.written { $0.write(["Kafr Nabl", "Kafr Nabl"]) }
    #expect(twice.count == once.count + 1)
    #expect(try BundleReader(twice).textArray() == ["Kafr Nabl", "Kafr Nabl"])
  }

  @Test func `arrays of numbers come back as they were`() throws {
    let wide: [UInt64] = [0, 1, .max]
    let narrow: [Int32] = [-1, 0, .min]
    let reader = try BundleReader(
      Self.written {
        $0.write(numbers: wide)
        $0.write(numbers: narrow)
        $0.write(numbers: [UInt8]())
      })
    #expect(try reader.numbers() == wide)
    #expect(try reader.numbers() == narrow)
    #expect(try reader.numbers(UInt8.self).isEmpty)
  }

  @Test func `a shared value is written in full only once`() throws {
    var known: [String: Int] = [:]
    let bytes = Self.written { writer in
      for text in ["a", "b", "a"] {
        writer.write(text, sharedIn: &known) { writer.write($0) }
      }
    }
    var values: [String] = []
    let reader = try BundleReader(bytes)
    var read: [String] = []
    for _ in 0..<3 { read.append(try reader.shared(in: &values) { try reader.text() }) }
    #expect(read == ["a", "b", "a"])
    #expect(values == ["a", "b"])
  }

  @Test func `a bundle that is cut short is an error, wherever it is cut`() throws {
    let bytes = Self.written {
      $0.write(["one", "two"])
      $0.write(numbers: [UInt32](repeating: 7, count: 5))
      $0.write(true)
    }
    for length in bytes.indices {
      #expect(throws: DamagedBundle.self) {
        let reader = try BundleReader(Array(bytes[..<length]))
        _ = try reader.textArray()
        _ = try reader.numbers(UInt32.self)
        _ = try reader.flag()
      }
    }
  }

  @Test(
    arguments: [
      ("a count beyond the end", [0, 200, 1]),
      ("a number without end", [0] + [UInt8](repeating: 0xFF, count: 12)),
      ("a text that is no UTF-8", [1, 1, 0xFF, 0]),
    ] as [(String, [UInt8])])
  func `damage is an error`(name: String, bytes: [UInt8]) {
    #expect(throws: DamagedBundle.self) { _ = try BundleReader(bytes).textArray() }
  }
}
