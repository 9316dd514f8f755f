import QuothText

/// The encoded view of a sentence that has only words and names of lexicons.
///
/// Keeps its buffers from sentence to sentence.
struct WordView {
  private(set) var bytes: [UInt8] = []
  /// The offset of each token's text; one more entry for the end.
  private(set) var tokenStarts: [Int] = []
  /// The offset of each element, a name or a token, its opening included.
  private(set) var elementStarts: [Int] = []
  /// The element that each token stands in.
  private(set) var elements: [Int] = []

  /// Encodes the tokens `range` of `document`, in which `names` stand, if they are to be shown.
  mutating func encode(
    _ range: Range<Int>, of document: TokenizedDocument,
    names: ArraySlice<(tokens: Range<Int>, type: TypeID)>
  ) {
    bytes.removeAll(keepingCapacity: true)
    tokenStarts.removeAll(keepingCapacity: true)
    elementStarts.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    var names = names
    var end = range.lowerBound
    for token in range {
      let opens = names.first?.tokens.lowerBound == token
      if token >= end || opens { elementStarts.append(bytes.count) }
      if opens, let name = names.popFirst() {
        end = name.tokens.upperBound
        append(ViewEncoding.groupStart)
        append(ViewEncoding.typeCode(of: name.type))
        append(ViewEncoding.textStart)
      }
      elements.append(elementStarts.count - 1)
      tokenStarts.append(bytes.count)
      appendText(of: token, in: document)
      if token + 1 == end { append(ViewEncoding.groupEnd) }
      bytes.append(UInt8(ascii: " "))
    }
    tokenStarts.append(bytes.count)
  }

  private mutating func appendText(of token: Int, in document: TokenizedDocument) {
    let start = bytes.count
    bytes.append(contentsOf: document.bytes(ofToken: token))
    guard document.shapes[token].contains(.nonASCII) else { return }
    var offset = start
    while offset + 2 < bytes.count {
      if ViewEncoding.isPrivateUse(firstByte: bytes[offset], secondByte: bytes[offset + 1]) {
        // U+FFFD is as long.
        (bytes[offset], bytes[offset + 1], bytes[offset + 2]) = (0xEF, 0xBF, 0xBD)
      }
      offset += 1
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(UInt8(0xE0 | scalar.value >> 12))
    bytes.append(UInt8(0x80 | scalar.value >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar.value & 0x3F))
  }

  /// The token, counted from the sentence's first, whose text is the last to start at or before `offset`.
  func token(atByte offset: Int) -> Int {
    var (low, high) = (0, tokenStarts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if tokenStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
