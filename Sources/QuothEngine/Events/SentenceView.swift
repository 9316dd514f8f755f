package import QuothText

/// The bytes that a rule's positional part is matched against: one sentence with its groups wrapped in
/// private-use characters (see `ViewEncoding`), with the way back to elements and tokens.
package struct SentenceView: Sendable {
  private var text = ViewText(capacity: 1024)
  package var bytes: [UInt8] { text.bytes }
  /// The offset in `bytes` of each element's first byte, its opening bracket included; one more entry for the end.
  package private(set) var elementStarts: [Int] = []
  /// The offset in `bytes` of each token's text; one more entry for the end.
  package private(set) var tokenStarts: [Int] = []

  /// Encodes the sentence of `graph`, whose words are those of `vocabulary`.
  package init(_ graph: ClauseGraph, vocabulary: Vocabulary) {
    elementStarts.reserveCapacity(graph.elements.count + 1)
    tokenStarts.reserveCapacity(graph.analysis.tags.count + 1)
    for index in graph.elements.indices {
      elementStarts.append(text.count)
      if index > 0, Self.beginsClause(index, in: graph) { text.append(ViewEncoding.clauseEdge) }
      let isGroup = open(index, in: graph, vocabulary)
      let tokens = graph.elements[index].tokens
      for token in tokens {
        tokenStarts.append(text.count)
        text.append(graph.analysis.firstToken + token, of: graph.document)
        if isGroup, token == tokens.upperBound - 1 { text.append(ViewEncoding.groupEnd) }
        text.appendBlank()
      }
    }
    elementStarts.append(text.count)
    tokenStarts.append(text.count)
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

  /// Opens the group at `index`, if it is one.
  private mutating func open(
    _ index: Int, in graph: ClauseGraph, _ vocabulary: Vocabulary
  ) -> Bool {
    switch graph.elements[index].kind {
    case .nounGroup: text.openGroup(graph.elements[index].type, .nounGroup)
    case .verbGroup: text.openGroup(.verbGroup)
    case .date: text.openGroup(.date)
    default: return false
    }
    graph.forEachFeature(of: index) { feature in
      switch feature {
      case .word(let key, let word):
        text.append(encoded: key.prefix)
        text.append(word, of: vocabulary)
      case .text(let pair): text.append(encoded: pair.bytes)
      }
    }
    text.append(ViewEncoding.textStart)
    return true
  }

  /// The places in an element where a match can start, with the token whose text follows: before its clause edge, its
  /// wrapper, and the text of each token.
  func starts(inElement element: Int, of tokens: Range<Int>) -> [(byte: Int, token: Int)] {
    var starts = [(elementStarts[element], tokens.lowerBound)]
    if hasClauseEdge(element) {
      starts.append((elementStarts[element] + Self.edgeLength, tokens.lowerBound))
    }
    for token in tokens where tokenStarts[token] > starts[starts.count - 1].0 {
      starts.append((tokenStarts[token], token))
    }
    return starts
  }

  private static let edge = Array(String(ViewEncoding.clauseEdge).utf8)
  private static var edgeLength: Int { edge.count }

  private func hasClauseEdge(_ element: Int) -> Bool {
    bytes[elementStarts[element]..<elementStarts[element + 1]].starts(with: Self.edge)
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

  /// The tokens whose text lies in a range of bytes; the range may start or end in a wrapper.
  func tokens(in span: Range<Int>) -> Range<Int>? {
    guard !span.isEmpty else { return nil }
    var first = token(atByte: span.lowerBound)
    if tokenStarts[first] < span.lowerBound { first += 1 }
    let last = token(atByte: span.upperBound - 1)
    return first <= last ? first..<last + 1 : nil
  }
}
