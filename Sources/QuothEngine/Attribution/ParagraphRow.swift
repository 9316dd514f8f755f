import QuothText

/// A paragraph as one row of elements, with its sentences and quotations.
///
/// Attribution looks across sentence ends, because a quotation does. Indices without another name are positions
/// in this row.
struct ParagraphRow {
  /// One element of the paragraph.
  struct Position {
    private let sentenceIndex: Int32
    private let elementIndex: Int32
    private let start: Int32
    private let end: Int32
    private let verbGroupIndex: Int32
    let kind: ElementKind

    /// `firstToken`: the first document token of the sentence.
    init(sentence: Int, elementIndex: Int, _ element: Element, firstToken: Int) {
      sentenceIndex = Int32(sentence)
      self.elementIndex = Int32(elementIndex)
      start = Int32(firstToken + element.tokens.lowerBound)
      end = Int32(firstToken + element.tokens.upperBound)
      verbGroupIndex = Int32(element.verbGroup ?? -1)
      kind = element.kind
    }

    /// The sentence, as an index in `graphs`.
    var sentence: Int { Int(sentenceIndex) }
    /// The index in the sentence's own row.
    var element: Int { Int(elementIndex) }
    /// The tokens, as document token indices.
    var tokens: Range<Int> { Int(start)..<Int(end) }
    /// The index among the sentence's verb groups, for verb groups.
    var verbGroup: Int? { verbGroupIndex < 0 ? nil : Int(verbGroupIndex) }
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
    positions.reserveCapacity(graphs.reduce(0) { $0 + $1.elements.count })
    var sentences: [Range<Int>] = []
    sentences.reserveCapacity(graphs.count)
    for (sentence, graph) in graphs.enumerated() {
      let start = positions.count
      let first = graph.analysis.firstToken
      for element in graph.elements.indices {
        positions.append(
          Position(
            sentence: sentence, elementIndex: element, graph.elements[element], firstToken: first))
      }
      sentences.append(start..<positions.count)
    }
    self.positions = positions
    self.sentences = sentences
    (quotes, quoteAt) = Self.findQuotes(document: document, positions: positions)
  }

  /// The quotations that lie in the document tokens `tokens`.
  static func regions(in tokens: Range<Int>, of document: TokenizedDocument) -> ArraySlice<
    QuoteRegion
  > {
    let quotes = document.quotes
    var (low, high) = (0, quotes.count)
    while low < high {
      let middle = (low + high) / 2
      if quotes[middle].tokens.lowerBound < tokens.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < quotes.count, quotes[end].tokens.upperBound <= tokens.upperBound { end += 1 }
    return quotes[low..<end]
  }

  private static func findQuotes(
    document: TokenizedDocument, positions: [Position]
  ) -> ([Quote], [Int?]) {
    var quotes: [Quote] = []
    var quoteAt = [Int?](repeating: nil, count: positions.count)
    guard let first = positions.first, let last = positions.last else { return ([], []) }
    var position = 0
    for region in regions(
      in: first.tokens.lowerBound..<last.tokens.upperBound, of: document)
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
    positions.indices.contains(index) ? positions[index].kind : nil
  }

  func element(_ index: Int) -> Element { graph(index).elements[positions[index].element] }

  func verbGroup(_ index: Int) -> VerbGroup? {
    guard positions.indices.contains(index), let group = positions[index].verbGroup else {
      return nil
    }
    return graph(index).analysis.verbGroups[group]
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

  func isFinite(_ index: Int) -> Bool {
    guard positions.indices.contains(index), let group = positions[index].verbGroup else {
      return false
    }
    return graph(index).analysis.verbGroups[group].form == .finite
  }

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
