package import QuothText

/// The bytes that a rule's positional part is matched against: one sentence with its groups wrapped in
/// private-use characters (see `ViewEncoding`), with the way back to elements and tokens.
package struct SentenceView: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// The offset in `bytes` of each element's first byte, its opening bracket included; one more entry for the end.
  package private(set) var elementStarts: [Int] = []
  /// The offset in `bytes` of each token's text; one more entry for the end.
  package private(set) var tokenStarts: [Int] = []

  /// Encodes the sentence of `graph`, whose words are those of `vocabulary`.
  package init(_ graph: ClauseGraph, vocabulary: Vocabulary) {
    bytes.reserveCapacity(512)
    for index in graph.elements.indices {
      let element = graph.elements[index]
      elementStarts.append(bytes.count)
      if index > 0, Self.beginsClause(index, in: graph) { append(scalar: ViewEncoding.clauseEdge) }
      let isGroup = [.nounGroup, .verbGroup, .date].contains(element.kind)
      if isGroup { open(index, in: graph, vocabulary) }
      for token in element.tokens {
        tokenStarts.append(bytes.count)
        append(graph.document.bytes(ofToken: graph.analysis.firstToken + token))
        if isGroup, token == element.tokens.upperBound - 1 { append(scalar: ViewEncoding.groupEnd) }
        bytes.append(UInt8(ascii: " "))
      }
    }
    elementStarts.append(bytes.count)
    tokenStarts.append(bytes.count)
  }

  /// Whether a gap ends before the element (GRAMMAR.md §4.3).
  private static func beginsClause(_ index: Int, in graph: ClauseGraph) -> Bool {
    switch graph.elements[index].kind {
    case .complementizer, .subordinator, .relativePronoun, .quotationMark: true
    case .punctuation: graph.isHardStop(index)
    case .nounGroup: graph.governingPreposition(of: index) == nil && graph.startsClause(index)
    default: false
    }
  }

  private mutating func open(_ index: Int, in graph: ClauseGraph, _ vocabulary: Vocabulary) {
    let element = graph.elements[index]
    append(scalar: ViewEncoding.groupStart)
    switch element.kind {
    case .nounGroup:
      append(type: element.type)
      append(type: .nounGroup)
    case .verbGroup:
      append(type: .verbGroup)
    default:
      append(type: .date)
    }
    graph.forEachFeature(of: index) { key, value in
      append(scalar: ViewEncoding.featureStart)
      bytes.append(contentsOf: key.utf8)
      bytes.append(UInt8(ascii: "="))
      switch value {
      case .word(let word): vocabulary.append(word, to: &bytes)
      case .text(let text): bytes.append(contentsOf: text.utf8)
      }
    }
    append(scalar: ViewEncoding.textStart)
  }

  private mutating func append(type: TypeID) {
    append(scalar: ViewEncoding.typeCode(of: type))
  }

  private mutating func append(scalar: Unicode.Scalar) {
    // Every scalar of the private-use area takes three bytes.
    let value = scalar.value
    bytes.append(UInt8(0xE0 | value >> 12))
    bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | value & 0x3F))
  }

  /// Whether a three-byte sequence lies in U+E000–U+F8FF, by its first two bytes.
  private static func isPrivateUse(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xEE || first == 0xEF && second < 0xA4
  }

  /// Copies a token's bytes; its private-use characters become U+FFFD, which is as long.
  private mutating func append(_ token: ArraySlice<UInt8>) {
    var index = token.startIndex
    while index < token.endIndex {
      let byte = token[index]
      if (byte == 0xEE || byte == 0xEF), index + 2 < token.endIndex,
        Self.isPrivateUse(byte, token[index + 1])
      {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 3
      } else {
        bytes.append(byte)
        index += 1
      }
    }
  }

  /// The token whose text starts at or before the byte and is the last to do so.
  package func token(atByte offset: Int) -> Int {
    var (low, high) = (0, tokenStarts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if tokenStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The element that the byte stands in.
  package func element(atByte offset: Int) -> Int {
    var (low, high) = (0, elementStarts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if elementStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
