package import QuothText

/// Finds the date expressions of a sentence.
///
/// Calendar dates in every order, days of the week, *last March*, *over the weekend*, *late last
/// month*, *10 months later*, *mid-day*, clock times. An expression is found at its anchor (a month,
/// a unit of time, a year …) and grown to both sides; a token that is no anchor costs one look-up.
package struct DateReader: Sendable {
  /// A stretch of tokens of the sentence with what it says.
  struct Found {
    var tokens: Range<Int>
    var meaning: DateMeaning
  }

  let words: WordMap<DateWord>

  init(lists: DateLists, word: (String) -> WordID) {
    words = lists.wordMap(word: word)
  }

  /// The dates of `sentence`, in order.
  package func find(in document: TokenizedDocument, sentence index: Int) -> [DateExpression] {
    let sentence = SentenceCursor(document, sentence: index)
    var found: [DateExpression] = []
    var token = 0
    var limit = 0
    while token < sentence.count {
      let isAnchor =
        sentence.shape(token).contains(.digits)
        || words[sentence.word(token)]?.isAnchor == true
      if isAnchor,
        let date = date(anchoredAt: token, in: sentence).map({ spanned($0, in: sentence) }),
        date.tokens.lowerBound >= limit
      {
        found.append(DateExpression(tokens: date.tokens, meaning: date.meaning))
        limit = date.tokens.upperBound
        token = limit
      } else {
        token += 1
      }
    }
    return found
  }

  /// The expression whose leading word is `token`; it may reach to both sides.
  private func date(anchoredAt token: Int, in sentence: SentenceCursor) -> Found? {
    if sentence.shape(token).contains(.digits) {
      return numericDate(at: token, in: sentence) ?? clockTime(at: token, in: sentence)
        ?? daysBeforeMonth(at: token, in: sentence) ?? dayBeforeMonth(at: token, in: sentence)
        ?? year(at: token, in: sentence) ?? dayOfMonth(at: token, in: sentence)
    }
    switch words[sentence.word(token)] {
    case .weekday: return weekday(at: token, in: sentence)
    case .month: return month(at: token, in: sentence)
    case .relativeDay(let distance):
      return grown(
        Found(tokens: token..<token + 1, meaning: .shifted(.day, by: distance)), in: sentence)
    case .night:
      return nightBetween(token, in: sentence) ?? Found(tokens: token..<token + 1, meaning: .open)
    case .pointOfDay:
      // *Dawn reported*: a newspaper.
      let shape = sentence.shape(token)
      if token > 0, shape.contains(.capitalized), !shape.contains(.allCapitals),
        words[sentence.word(token - 1)] == nil
      {
        return nil
      }
      return joinedDay(
        grown(Found(tokens: token..<token + 1, meaning: .open), in: sentence), in: sentence)
    case .partOfDay: return partOfDay(at: token, in: sentence)
    case .unit(let unit, let isPlural):
      return unitDate(unit, isPlural: isPlural, at: token, in: sentence)
    case .holiday: return holiday(at: token, in: sentence)
    default: return nil
    }
  }

  /// *late* Sunday, *earlier on* Friday, *the early hours of* Sunday, *the end of* March,
  /// yesterday *evening*.
  func grown(_ found: Found, in sentence: SentenceCursor) -> Found {
    var start = found.tokens.lowerBound
    var end = found.tokens.upperBound
    if words[sentence.word(end)] == .partOfDay { end += 1 }
    switch words[sentence.word(start - 1)] {
    case .stage, .comparative: start -= 1
    case .on, .in:
      switch words[sentence.word(start - 2)] {
      case .stage, .comparative: start -= 2
      default: break
      }
    case .of: start = openingBefore(start, in: sentence)
    default: break
    }
    return Found(tokens: start..<end, meaning: found.meaning)
  }

  /// Where *the early hours of*, *the night of*, *the end of* before `token` start.
  private func openingBefore(_ token: Int, in sentence: SentenceCursor) -> Int {
    var start = token - 2
    switch words[sentence.word(start)] {
    case .unit(.hour, isPlural: true):
      guard words[sentence.word(start - 1)] == .stage else { return token }
      start -= 1
    case .partOfDay, .edge:
      if words[sentence.word(start - 1)] == .stage { start -= 1 }
    default: return token
    }
    return words[sentence.word(start - 1)] == .the ? start - 1 : start
  }

  /// The time with the day that follows it: *noon Friday* is one time.
  func joinedDay(_ found: Found, in sentence: SentenceCursor) -> Found {
    var end = found.tokens.upperBound
    // *dawn on Thursday*
    if words[sentence.word(end)] == .on, case .weekday = words[sentence.word(end + 1)] { end += 1 }
    let day: Found?
    switch words[sentence.word(end)] {
    case .weekday: day = weekday(at: end, in: sentence)
    case .relativeDay(let distance):
      day = Found(tokens: end..<end + 1, meaning: .shifted(.day, by: distance))
    case .month: day = month(at: end, in: sentence)
    default: day = nil
    }
    guard let day, day.tokens.lowerBound == end else { return found }
    return Found(
      tokens: found.tokens.lowerBound..<day.tokens.upperBound, meaning: day.meaning)
  }

  /// *Christmas Day*, *Easter*.
  private func holiday(at token: Int, in sentence: SentenceCursor) -> Found? {
    // *the peace of Ramadan* is no time.
    guard sentence.shape(token).contains(.capitalized), words[sentence.word(token - 1)] != .of
    else { return nil }
    var end = token + 1
    switch words[sentence.word(end)] {
    case .unit(.day, isPlural: false), .eve: end += 1
    default: break
    }
    return Found(tokens: token..<end, meaning: .open)
  }
}
