package import QuothModel
package import QuothText

/// Finds the numbers of a sentence, with their bounds.
///
/// *at least 67*, *nearly eight million*, *between 10 and 12*, *dozens*. Dates are found before, and
/// their numbers are left to them. Cost: one table look-up for a token that is no number.
package struct QuantityReader: Sendable {
  private let numbers: NumberParser
  private let bounds: BoundPhrases
  private let measures: WordSet
  private let persons: WordSet
  private let numberedNouns: WordSet
  private let agePrefixes: WordSet
  private let another: WordID

  init(lists: QuantityLists, word: (String) -> WordID) {
    var words = WordMap<NumberWord>()
    var bounds = BoundPhrases()
    for row in lists.vagueNumbers {
      for name in row.words { words.insert(.vague(low: row.low), for: word(name)) }
    }
    for (names, meaning) in NumberWord.english {
      for name in names { words.insert(meaning, for: word(name)) }
    }
    for row in lists.bounds {
      for name in row.words {
        bounds.insert(
          BoundPhrase(words: name.split(separator: " ").map { word(String($0)) }, kind: row.kind))
      }
    }
    numbers = NumberParser(words: words)
    self.bounds = bounds
    measures = WordSet(lists.measureNouns.map(word))
    persons = WordSet(lists.personNouns.map(word))
    numberedNouns = WordSet(lists.numberedNouns.map(word))
    agePrefixes = WordSet(["age", "aged", "ages"].map(word))
    another = word("another")
  }

  /// The quantities of `sentence`, in order, outside of `dates`.
  package func find(
    in document: TokenizedDocument, sentence index: Int, dates: [DateExpression]
  ) -> [Quantity] {
    let whole = SentenceCursor(document, sentence: index)
    var found: [Quantity] = []
    var token = 0
    // A number neither starts in a date nor runs into one.
    for number in 0...dates.count {
      let edge = number < dates.count ? dates[number].tokens : whole.count..<whole.count
      var sentence = whole
      sentence.cut(before: edge.lowerBound)
      let limit = token
      while token < sentence.count {
        if numbers.mayStart(at: token, in: sentence),
          let quantity = quantity(
            at: token, after: max(found.last?.tokens.upperBound ?? 0, limit), in: sentence)
        {
          found.append(quantity)
          token = quantity.tokens.upperBound
        } else {
          token += 1
        }
      }
      token = max(token, edge.upperBound)
    }
    return found
  }

  /// The quantity whose number starts at `token`; its bound may reach back to `limit`.
  private func quantity(at token: Int, after limit: Int, in sentence: SentenceCursor) -> Quantity? {
    guard var (number, end) = numbers.number(at: token, in: sentence) else { return nil }
    var (start, bound, isApproximate) = boundsBefore(token, notBefore: limit, in: sentence)
    guard !isExcluded(number, at: token, end: end, isBounded: start < token, in: sentence) else {
      return nil
    }
    if let (upper, upperEnd) = range(from: number, at: end, before: start, in: sentence) {
      if number.magnitude == 1, upper.magnitude > 1, number.low < 1_000 {
        number.low *= upper.magnitude
      }
      number.high = upper.high
      end = upperEnd
      if numbers.words[sentence.word(start - 1)] == .between { start -= 1 }
    }
    if let (kind, length) = boundAfter(end, in: sentence) {
      if let kind { bound = bound ?? kind } else { isApproximate = true }
      end += length
    } else if numbers.words[sentence.word(end)] == .more,
      numbers.words[sentence.word(end + 1)] == nil || numbers.words[sentence.word(end + 1)] == .of
    {
      // *35 more civilians*
      end += 1
    }
    let countsPersons = !isMeasure(start: start, token: token, end: end, in: sentence)
    return Quantity(
      tokens: start..<end,
      count: countsPersons ? count(number, bound, isApproximate: isApproximate) : nil)
  }

  /// The bound phrases in front of `token`: where they start and what they say.
  private func boundsBefore(
    _ token: Int, notBefore limit: Int, in sentence: SentenceCursor
  ) -> (start: Int, bound: BoundPhrase.Kind?, isApproximate: Bool) {
    var start = token
    var bound: BoundPhrase.Kind?
    var isApproximate = false
    // *more than a 100*
    if token > limit, numbers.words[sentence.word(token - 1)] == .article,
      bounds.phrase(before: token - 1, in: sentence) != nil,
      sentence.shape(token).contains(.digits)
    {
      start -= 1
    }
    while let phrase = bounds.phrase(before: start, in: sentence),
      start - phrase.words.count >= limit
    {
      start -= phrase.words.count
      if phrase.kind == .approximate { isApproximate = true } else { bound = phrase.kind }
    }
    return (start, bound, isApproximate)
  }

  /// *100 or more*, *20 or so*, *at least* behind the number is left to the sentence.
  private func boundAfter(
    _ token: Int, in sentence: SentenceCursor
  ) -> (kind: BoundPhrase.Kind?, length: Int)? {
    guard numbers.words[sentence.word(token)] == .or else {
      return numbers.words[sentence.word(token)] == .plus
        && numbers.number(at: token + 1, in: sentence) == nil ? (.least, 1) : nil
    }
    switch numbers.words[sentence.word(token + 1)] {
    case .more: return (.least, 2)
    case .fewer: return (.most, 2)
    case .so: return (nil, 2)
    default: return nil
    }
  }

  /// The upper end of *10 to 12*, *between 10 and 12*, *two or three*, *10–12*.
  private func range(
    from low: Number, at end: Int, before start: Int, in sentence: SentenceCursor
  ) -> (Number, Int)? {
    let isJoined: Bool
    switch numbers.words[sentence.word(end)] {
    // *rose from 10 to 12* is a change.
    case .to: isJoined = numbers.words[sentence.word(start - 1)] != .from
    case .or: isJoined = true
    case .and: isJoined = numbers.words[sentence.word(start - 1)] == .between
    default:
      let bytes = sentence.bytes(end)
      isJoined =
        (bytes.elementsEqual("-".utf8) || bytes.elementsEqual("–".utf8))
        && !sentence.shape(end).contains(.spaceBefore)
    }
    guard isJoined, !low.isVague, let (upper, upperEnd) = numbers.number(at: end + 1, in: sentence),
      !upper.isVague, let high = upper.high, high > low.low
    else { return nil }
    // *one or two* but not *12 or 300*.
    if numbers.words[sentence.word(end)] == .or, high > 10 * max(low.low, 1) { return nil }
    return (upper, upperEnd)
  }

  /// Whether the words only look like a number: *no one*, *one another*, *2015*, *Resolution 2254*.
  private func isExcluded(
    _ number: Number, at token: Int, end: Int, isBounded: Bool, in sentence: SentenceCursor
  ) -> Bool {
    let previous = sentence.word(token - 1)
    if numbers.words[sentence.word(token)] == .unit(1), end == token + 1 {
      if numbers.words[previous] == .negator
        || (sentence.word(end) == another && another != .unknown)
      {
        return true
      }
    }
    if numberedNouns.contains(previous) { return true }
    // A year, unless persons follow (*2000 people*).
    let isPlainYear =
      sentence.shape(token).contains(.digits) && end == token + 1
      && sentence.bytes(token).count == 4 && (1900...2099).contains(number.low)
    return isPlainYear && !isBounded && !persons.contains(sentence.word(end))
  }

  /// Whether the number measures something else than persons: *48 hours*, *$5 million*, *aged 12*.
  private func isMeasure(start: Int, token: Int, end: Int, in sentence: SentenceCursor) -> Bool {
    if measures.contains(sentence.word(end)) || sentence.isCharacter("%", end) { return true }
    if agePrefixes.contains(sentence.word(start - 1)) { return true }
    if isCurrency(sentence.bytes(token - 1)) || isCurrency(sentence.bytes(start - 1)) {
      return true
    }
    // An age in apposition: *Jane Roe, 41, was hurt*.
    return end == token + 1 && sentence.shape(token).contains(.digits)
      && sentence.isCharacter(",", token - 1) && sentence.isCharacter(",", end)
      && sentence.shape(token - 2).contains(.capitalized)
  }

  private func isCurrency(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last, let first = bytes.first else { return false }
    if last == UInt8(ascii: "$") { return true }
    // £ and €
    return (first == 0xC2 && last == 0xA3) || (first == 0xE2 && last == 0xAC && bytes.count == 3)
  }

  private func count(
    _ number: Number, _ bound: BoundPhrase.Kind?, isApproximate: Bool
  ) -> Count {
    let isApproximate = isApproximate || number.isVague
    switch bound {
    case .least: return Count(low: number.low, high: nil, isApproximate: isApproximate)
    case .more:
      // *more than hundreds* says no more than *hundreds*.
      return Count(
        low: number.isVague ? number.low : number.low + 1, high: nil,
        isApproximate: isApproximate)
    case .most:
      return Count(low: nil, high: number.high ?? number.low, isApproximate: isApproximate)
    case .less:
      return Count(low: nil, high: (number.high ?? number.low) - 1, isApproximate: isApproximate)
    case .approximate, nil:
      return Count(low: number.low, high: number.high, isApproximate: isApproximate)
    }
  }
}
