import QuothText

/// A paragraph as one row of elements, with its sentences and quotations.
///
/// Attribution looks across sentence ends, because a quotation does. Indices without another name are positions
/// in this row.
struct ParagraphRow {
  /// One element of the paragraph.
  struct Position {
    /// The sentence, as an index in `graphs`.
    let sentence: Int
    /// The index in the sentence's own row.
    let element: Int
    /// The tokens, as document token indices.
    let tokens: Range<Int>
  }

  /// A quotation from its opening to its closing mark.
  struct Quote {
    let opening: Int
    /// The closing mark, or the last element of the paragraph if the quotation is never closed.
    let closing: Int
    let isFull: Bool
    let isClosed: Bool
  }

  let document: TokenizedDocument
  let graphs: [ClauseGraph]
  let positions: [Position]
  /// For each sentence its elements.
  let sentences: [Range<Int>]
  let quotes: [Quote]
  /// For each element the quotation that it belongs to, marks included.
  let quoteAt: [Int?]

  /// `graphs`: those of the paragraph's sentences, in order.
  init(document: TokenizedDocument, graphs: [ClauseGraph]) {
    self.document = document
    self.graphs = graphs
    var positions: [Position] = []
    var sentences: [Range<Int>] = []
    for (sentence, graph) in graphs.enumerated() {
      let start = positions.count
      let first = graph.analysis.firstToken
      for (element, value) in graph.elements.enumerated() {
        let tokens = first + value.tokens.lowerBound..<first + value.tokens.upperBound
        positions.append(Position(sentence: sentence, element: element, tokens: tokens))
      }
      sentences.append(start..<positions.count)
    }
    self.positions = positions
    self.sentences = sentences
    (quotes, quoteAt) = Self.findQuotes(document: document, graphs: graphs, positions: positions)
  }

  private static func findQuotes(
    document: TokenizedDocument, graphs: [ClauseGraph], positions: [Position]
  ) -> ([Quote], [Int?]) {
    var quotes: [Quote] = []
    var quoteAt = [Int?](repeating: nil, count: positions.count)
    guard let first = positions.first, let last = positions.last else { return ([], []) }
    var position = 0
    for region in document.quotes
    where region.tokens.lowerBound >= first.tokens.lowerBound
      && region.tokens.upperBound <= last.tokens.upperBound
    {
      while position < positions.count,
        positions[position].tokens.upperBound <= region.tokens.lowerBound
      {
        position += 1
      }
      var closing = position
      while closing + 1 < positions.count,
        positions[closing + 1].tokens.lowerBound < region.tokens.upperBound
      {
        closing += 1
      }
      // A mark inside a group ('the "caliphate" fighters') quotes a word, not speech.
      guard position < positions.count,
        positions[position].tokens.lowerBound == region.tokens.lowerBound
      else { continue }
      for covered in position...closing { quoteAt[covered] = quotes.count }
      quotes.append(
        Quote(
          opening: position, closing: closing, isFull: region.isFull, isClosed: region.isClosed))
    }
    return (quotes, quoteAt)
  }

  // MARK: Looking at elements

  var count: Int { positions.count }

  func graph(_ index: Int) -> ClauseGraph { graphs[positions[index].sentence] }

  func kind(_ index: Int) -> ElementKind? {
    guard positions.indices.contains(index) else { return nil }
    return graph(index).elements[positions[index].element].kind
  }

  func element(_ index: Int) -> Element { graph(index).elements[positions[index].element] }

  func verbGroup(_ index: Int) -> VerbGroup? {
    guard positions.indices.contains(index) else { return nil }
    return graph(index).verbGroup(positions[index].element)
  }

  /// The folded word of the element's first token; `.unknown` outside the paragraph.
  func word(_ index: Int) -> WordID {
    guard positions.indices.contains(index) else { return .unknown }
    return document.words[positions[index].tokens.lowerBound]
  }

  /// The folded word of the group's head.
  func headWord(_ index: Int) -> WordID {
    guard positions.indices.contains(index) else { return .unknown }
    return graph(index).headWord(positions[index].element)
  }

  func isFinite(_ index: Int) -> Bool { verbGroup(index)?.form == .finite }

  func isNounGroup(_ index: Int) -> Bool { kind(index) == .nounGroup }

  /// A noun group or a date that stands like one.
  func startsClause(_ index: Int) -> Bool {
    isNounGroup(index) && graph(index).startsClause(positions[index].element)
  }

  func reference(_ index: Int) -> ElementReference {
    ElementReference(
      sentence: graph(index).analysis.sentence, element: positions[index].element)
  }

  /// The position of an element of the sentence that `neighbour` stands in.
  func position(ofElement element: Int, besides neighbour: Int) -> Int {
    neighbour - positions[neighbour].element + element
  }

  /// A dash between words; a hyphen inside a word (*con- clusion*) is none.
  func isDash(_ index: Int, _ dashes: WordSet) -> Bool {
    guard dashes.contains(word(index)) else { return false }
    let token = positions[index].tokens.lowerBound
    let isHyphen = document.bytes(ofToken: token).elementsEqual("-".utf8)
    return !isHyphen
      || (document.shapes[token].contains(.spaceBefore) && token + 1 < document.shapes.count
        && document.shapes[token + 1].contains(.spaceBefore))
  }

  // MARK: Quotations

  func quote(_ index: Int) -> Quote? {
    guard positions.indices.contains(index), let quote = quoteAt[index] else { return nil }
    return quotes[quote]
  }

  /// The full quotation around the element, its marks not counted.
  func fullQuote(around index: Int) -> Quote? {
    guard let quote = quote(index), quote.isFull, quote.opening != index else { return nil }
    return quote.isClosed && quote.closing == index ? nil : quote
  }

  func opensQuote(_ index: Int) -> Bool { quote(index)?.opening == index }

  func closesQuote(_ index: Int) -> Bool {
    guard let quote = quote(index) else { return false }
    return quote.isClosed && quote.closing == index
  }

  /// Whether two elements stand in the same quotation, or both in none.
  func isSameQuotation(_ left: Int, _ right: Int) -> Bool {
    guard positions.indices.contains(left), positions.indices.contains(right) else { return false }
    return quoteAt[left] == quoteAt[right]
  }
}
