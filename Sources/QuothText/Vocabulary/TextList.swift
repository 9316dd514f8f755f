package import QuothBundle

/// Texts one behind the other in one piece of memory.
///
/// Ten thousand names cost two arrays and not ten thousand; a text is made when it is asked for.
package struct TextList: RandomAccessCollection, Sendable, Hashable {
  /// The UTF-8 of all texts.
  package private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private var ends: [UInt32] = []

  package init() {}

  package init(_ texts: some Sequence<String>) {
    for text in texts { append(text.utf8) }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  package subscript(index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  /// The place of a text in `bytes`.
  @inline(__always)
  package func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Whether the text at `index` is `utf8`.
  @inline(__always)
  func holds(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let range = range(index)
    return range.count == utf8.count && bytes[range].elementsEqual(utf8)
  }

  /// Appends a text; all of them together have less than 4 GiB.
  package mutating func append(_ utf8: some Sequence<UInt8>) {
    bytes.append(contentsOf: utf8)
    ends.append(UInt32(bytes.count))
  }
}

extension BundleWriter {
  package func write(_ list: TextList) {
    write(numbers: list.bytes)
    write(numbers: list.indices.map { UInt32(list.range($0).upperBound) })
  }
}

extension BundleReader {
  package func textList() throws -> TextList {
    let bytes = try numbers(UInt8.self)
    let ends = try numbers(UInt32.self)
    guard let list = TextList(bytes: bytes, ends: ends) else { throw DamagedBundle() }
    return list
  }
}

extension TextList {
  /// The texts of `bytes` that end at `ends`; `nil` if the ends are not in order or leave bytes over.
  fileprivate init?(bytes: [UInt8], ends: [UInt32]) {
    var last: UInt32 = 0
    for end in ends {
      guard end >= last else { return nil }
      last = end
    }
    guard Int(last) == bytes.count else { return nil }
    self.bytes = bytes
    self.ends = ends
  }
}
