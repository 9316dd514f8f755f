import QuothText

/// The encoded view of a sentence that has only words and names of lexicons.
///
/// Keeps its buffers from sentence to sentence.
struct WordView {
  private var text = ViewText()
  /// The offset of each token's text; one more entry for the end.
  private(set) var tokenStarts: [Int] = []
  /// The offset of each element, a name or a token, its opening included.
  private(set) var elementStarts: [Int] = []
  /// The element that each token stands in.
  private(set) var elements: [Int] = []

  var bytes: [UInt8] { text.bytes }

  /// Encodes the tokens `range` of `document`, in which `names` stand, if they are to be shown.
  mutating func encode(
    _ range: Range<Int>, of document: TokenizedDocument,
    names: ArraySlice<(tokens: Range<Int>, type: TypeID)>
  ) {
    text.removeAll()
    tokenStarts.removeAll(keepingCapacity: true)
    elementStarts.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    var names = names
    var end = range.lowerBound
    for token in range {
      let opens = names.first?.tokens.lowerBound == token
      if token >= end || opens { elementStarts.append(text.count) }
      if opens, let name = names.popFirst() {
        end = name.tokens.upperBound
        text.openGroup(name.type)
        text.append(ViewEncoding.textStart)
      }
      elements.append(elementStarts.count - 1)
      tokenStarts.append(text.count)
      text.append(token, of: document)
      if token + 1 == end { text.append(ViewEncoding.groupEnd) }
      text.appendBlank()
    }
    tokenStarts.append(text.count)
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
