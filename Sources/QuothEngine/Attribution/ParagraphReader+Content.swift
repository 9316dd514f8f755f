import QuothText

extension ParagraphReader {
  // MARK: Across sentences

  /// Where a content that ends in this sentence starts: in an earlier one if a quotation reaches across.
  func contentStart(in limits: Range<Int>, isInsideQuote: Bool) -> Int {
    let lower = limits.lowerBound
    guard !isInsideQuote, let quote = row.quote(lower), quote.opening < lower else { return lower }
    return quote.opening
  }

  /// Extends a content that ends inside a quotation to the closing mark.
  func endOfQuote(at end: Int) -> Int {
    guard end < row.count, end > 0, let quote = row.quote(end), row.isSameQuotation(end - 1, end)
    else { return end }
    return quote.closing + 1
  }

  /// The full quotations that start right at `start`, one after the other, and have no cue of their own.
  func followingQuotes(at start: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var current = start
    while row.opensQuote(current), let quote = row.quote(current), quote.isFull {
      let end = quote.closing + 1
      if hasOwnAttribution(behind: end) { break }
      found.append(current..<end)
      current = end
    }
    return found
  }

  /// Whether the text behind a quotation goes on in the same sentence, with a source of its own.
  private func hasOwnAttribution(behind end: Int) -> Bool {
    guard end < row.count, row.positions[end].sentence == row.positions[end - 1].sentence else {
      return false
    }
    return row.kind(end) == .nounGroup || row.kind(end) == .verbGroup
  }

  // MARK: Inside a sentence

  /// The end of a content that starts at `start`: where its clause ends or another attribution begins.
  ///
  /// `isObject`: the content is the object of its cue, which ends at more marks than a clause.
  func contentEnd(from start: Int, until end: Int, isObject: Bool) -> Int {
    let own = start < row.count && !row.opensQuote(start) ? row.quoteAt[start] : nil
    var current = start
    while current < end {
      if let quote = row.quote(current), row.quoteAt[current] != own {
        current = quote.closing + 1
        continue
      }
      if current > start, endsContent(current, until: end, isObject: isObject) { return current }
      current += 1
    }
    return min(current, end)
  }

  private func endsContent(_ index: Int, until end: Int, isObject: Bool) -> Bool {
    let word = row.word(index)
    switch row.kind(index) {
    case .punctuation:
      if words.semicolon.contains(word) { return true }
      // "found in the streets — apparently of people shot by …" goes on, "— she left" does not.
      return row.isDash(index, words.dashes) && (isObject || row.startsClause(index + 1))
    case .comma:
      if words.contentEnders.contains(row.word(index + 1)) { return true }
      if isObject, commaEndsObject(index) { return true }
      return commaOpensAttribution(index, until: end)
    case .accordingTo:
      return true
    case .coordinator where row.isFinite(index + 1):
      return isObject || cueScore(at: index + 1, until: end) >= Self.strongScore
    default:
      return isObject && words.bareObjectEnders.contains(word)
        && row.kind(index - 1) != .comma
    }
  }

  /// The score from which a cue ends the content of another one.
  static let strongScore = 0.6

  private func commaEndsObject(_ comma: Int) -> Bool {
    if words.objectEnders.contains(row.word(comma + 1)) { return true }
    switch row.kind(comma + 1) {
    case .verbGroup: return row.verbGroup(comma + 1)?.form != .infinitive
    case .coordinator:
      return row.isFinite(comma + 2) || row.verbGroup(comma + 2)?.form == .gerund
        || row.kind(comma + 2) == .adverb || row.startsClause(comma + 2)
    default: return false
    }
  }

  /// *, adding that*, *, and said*, *, the monitor said*, *, according to*.
  private func commaOpensAttribution(_ comma: Int, until end: Int) -> Bool {
    var current = comma + 1
    if row.kind(current) == .accordingTo { return true }
    let isJoined = words.clauseJoiners.contains(row.word(current))
    if isJoined { current += 1 }
    while row.kind(current) == .adverb { current += 1 }
    if let group = row.verbGroup(current),
      group.form == .gerund || (isJoined && group.form == .finite)
    {
      return cueScore(at: current, until: end) >= 0.5
    }
    guard row.isNounGroup(current), current < end else { return false }
    var verb = nounPhraseEnd(current, until: end)
    while row.kind(verb) == .adverb || row.kind(verb) == .date { verb += 1 }
    return verb < end && row.isFinite(verb) && cueScore(at: verb, until: end) >= Self.strongScore
  }

  // MARK: Stretches

  /// The document tokens of the elements, without the commas, stops and marks at the edges.
  ///
  /// `firstToken`: the first token, if the content starts inside the first element.
  func stretch(_ elements: Range<Int>, firstToken: Int? = nil) -> Range<Int> {
    var lower = elements.lowerBound
    var upper = min(elements.upperBound, row.count)
    while lower < upper, isEdge(lower) { lower += 1 }
    while upper > lower, isEdge(upper - 1) { upper -= 1 }
    if !settings.contentIncludesMarks { (lower, upper) = withoutMarks(lower, upper) }
    guard lower < upper else { return 0..<0 }
    let start = max(row.positions[lower].tokens.lowerBound, firstToken ?? 0)
    let end = row.positions[upper - 1].tokens.upperBound
    return start < end ? start..<end : 0..<0
  }

  private func isEdge(_ index: Int) -> Bool {
    row.positions[index].tokens.count == 1 && words.edgeMarks.contains(row.word(index))
  }

  /// Takes the marks off a content that is one quotation from end to end, or touches one of its marks only.
  private func withoutMarks(_ lower: Int, _ upper: Int) -> (Int, Int) {
    var (lower, upper) = (lower, upper)
    guard lower < upper else { return (lower, upper) }
    if row.opensQuote(lower), let quote = row.quote(lower),
      quote.closing >= upper - 1 || !quote.isClosed
    {
      lower += 1
    }
    if upper > lower, row.closesQuote(upper - 1), let quote = row.quote(upper - 1),
      quote.opening < lower
    {
      upper -= 1
    }
    while upper > lower, isEdge(upper - 1) { upper -= 1 }
    return (lower, upper)
  }
}
