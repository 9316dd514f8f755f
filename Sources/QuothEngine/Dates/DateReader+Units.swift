import QuothText

/// Dates that count in units of time: *last week*, *10 months later*, *the 48 hours*.
extension DateReader {
  /// A number in front of a unit: where its words start, and its value if it has one.
  private struct Amount {
    var start: Int
    var value: Int?
  }

  /// *this morning*, *last night*, *early morning*, *the night of 8 October*.
  func partOfDay(at token: Int, in sentence: SentenceCursor) -> Found? {
    let end = token + 1
    switch words[sentence.word(token - 1)] {
    case .shift(let distance):
      return Found(tokens: token - 1..<end, meaning: .shifted(.day, by: distance))
    case .contextShift(let distance):
      let start = words[sentence.word(token - 2)] == .the ? token - 2 : token - 1
      return Found(tokens: start..<end, meaning: .shiftedFromContext(.day, by: distance))
    default: break
    }
    if words[sentence.word(end)] == .of, let day = plainDay(at: end + 1, in: sentence) {
      let start = words[sentence.word(token - 1)] == .the ? token - 1 : token
      return Found(tokens: start..<day.tokens.upperBound, meaning: day.meaning)
    }
    if let found = nightBetween(token, in: sentence) ?? countedDay(at: token, in: sentence) {
      return found
    }
    var start = token
    if words[sentence.word(start - 1)] == .stage { start -= 1 }
    let isTime: Bool
    switch words[sentence.word(start - 1)] {
    case .the:
      switch words[sentence.word(start - 2)] {
      case .in, .on, .over, .preposition: isTime = true
      default: isTime = start < token
      }
      // *five in the morning*
      if words[sentence.word(start - 2)] == .in, case .number = words[sentence.word(start - 3)] {
        return Found(tokens: start - 3..<end, meaning: .open)
      }
      start -= 1
    case .preposition: isTime = true
    default: isTime = start < token
    }
    return isTime ? Found(tokens: start..<end, meaning: .open) : nil
  }

  /// A day that starts right at `token`.
  func plainDay(at token: Int, in sentence: SentenceCursor) -> Found? {
    let start = words[sentence.word(token)] == .the ? token + 1 : token
    let found: Found?
    if sentence.shape(start).contains(.digits) {
      found =
        daysBeforeMonth(at: start, in: sentence) ?? dayBeforeMonth(at: start, in: sentence)
    } else if case .month = words[sentence.word(start)] {
      found = month(at: start, in: sentence)
    } else {
      found = weekday(at: start, in: sentence)
    }
    return found.map { Found(tokens: start..<$0.tokens.upperBound, meaning: $0.meaning) }
  }

  /// An expression around a unit of time.
  func unitDate(
    _ unit: DateUnit, isPlural: Bool, at token: Int, in sentence: SentenceCursor
  ) -> Found? {
    let amount = amount(before: token, in: sentence)
    if let amount, let found = counted(unit, amount, at: token, in: sentence) { return found }
    if let found = shifted(unit, isPlural: isPlural, amount, at: token, in: sentence) {
      return found
    }
    if let amount { return period(unit, amount, at: token, in: sentence) }
    return definite(unit, isPlural: isPlural, at: token, in: sentence)
  }

  /// *two*, *10*, *a few*, *several*, *a couple of*, *a* in front of a unit.
  private func amount(before token: Int, in sentence: SentenceCursor) -> Amount? {
    let start = token - 1
    if sentence.shape(start).contains(.digits) {
      guard let digits = DigitNumber(sentence.bytes(start)), digits.scale == 1 else { return nil }
      return Amount(start: start, value: digits.upper == nil ? digits.digits : nil)
    }
    switch words[sentence.word(start)] {
    case .number(let value): return Amount(start: start, value: value)
    case .indefinite: return Amount(start: start, value: 1)
    case .someNumber:
      let hasArticle = words[sentence.word(start - 1)] == .indefinite
      return Amount(start: hasArticle ? start - 1 : start, value: nil)
    case .of:
      guard words[sentence.word(start - 1)] == .someNumber,
        words[sentence.word(start - 2)] == .indefinite
      else { return nil }
      return Amount(start: start - 2, value: 2)
    default: return nil
    }
  }

  /// *10 months later*, *two days ago*, *a week earlier*, *in a few weeks*.
  private func counted(
    _ unit: DateUnit, _ amount: Amount, at token: Int, in sentence: SentenceCursor
  ) -> Found? {
    let start = withApproximation(amount.start, in: sentence)
    let next = words[sentence.word(token + 1)]
    let meaning: (Int, Bool)
    switch next {
    case .ago: meaning = (-1, false)
    case .comparative(let direction): meaning = (direction, true)
    case .side(let direction) where isEdge(token + 2, in: sentence): meaning = (direction, true)
    case .side where unit >= .hour:
      // *two days before the attack*: the period alone.
      let hasArticle = words[sentence.word(start - 1)] == .the
      return Found(tokens: (hasArticle ? start - 1 : start)..<token + 1, meaning: .open)
    default:
      guard words[sentence.word(amount.start - 1)] == .in, isEdge(token + 1, in: sentence),
        unit > .minute
      else { return nil }
      return Found(
        tokens: amount.start - 1..<token + 1,
        meaning: amount.value.map { .shifted(unit, by: $0) } ?? .open)
    }
    guard let value = amount.value else {
      return Found(tokens: start..<token + 2, meaning: .open)
    }
    let distance = value * meaning.0
    return Found(
      tokens: start..<token + 2,
      meaning: meaning.1
        ? .shiftedFromContext(unit, by: distance) : .shifted(unit, by: distance))
  }

  /// *last week*, *the past 8 years*, *earlier this month*, *over the last weekend*, *that day*.
  private func shifted(
    _ unit: DateUnit, isPlural: Bool, _ amount: Amount?, at token: Int, in sentence: SentenceCursor
  ) -> Found? {
    var start = (amount?.start ?? token) - 1
    let hasArticle = words[sentence.word(start - 1)] == .the
    let meaning: DateMeaning
    switch words[sentence.word(start)] {
    case .shift(let distance):
      meaning =
        amount == nil && !isPlural
        ? hasArticle && distance > 0
          ? .shiftedFromContext(unit, by: distance) : .shifted(unit, by: distance)
        : .open
    case .contextShift(let distance):
      meaning = amount == nil && !isPlural ? .shiftedFromContext(unit, by: distance) : .open
    case .recent: meaning = .open
    default: return nil
    }
    if hasArticle { start -= 1 }
    if unit == .weekend, words[sentence.word(start - 1)] == .over { start -= 1 }
    return grown(Found(tokens: start..<token + 1, meaning: meaning), in: sentence)
  }

  /// *the 48 hours*, *the two weeks before*.
  private func period(
    _ unit: DateUnit, _ amount: Amount, at token: Int, in sentence: SentenceCursor
  ) -> Found? {
    guard words[sentence.word(amount.start - 1)] == .the, unit >= .hour else { return nil }
    let isPlaced: Bool
    switch words[sentence.word(token + 1)] {
    case .side, .preposition: isPlaced = true
    default: isPlaced = unit <= .day
    }
    return isPlaced ? Found(tokens: amount.start - 1..<token + 1, meaning: .open) : nil
  }

  /// *over the weekend*, *earlier in the day*, *the day before*, *the summer of 2014*.
  private func definite(
    _ unit: DateUnit, isPlural: Bool, at token: Int, in sentence: SentenceCursor
  ) -> Found? {
    if unit == .season || unit == .year, let found = named(unit, at: token, in: sentence) {
      return found
    }
    if unit == .day || unit == .week, let found = countedDay(at: token, in: sentence) {
      return found
    }
    // *since New Year*
    if unit == .year, isWord("new", token - 1, in: sentence),
      sentence.shape(token).contains(.capitalized)
    {
      return Found(tokens: token - 1..<token + 1, meaning: .open)
    }
    guard words[sentence.word(token - 1)] == .the else { return nil }
    let start = token - 1
    if unit == .weekend {
      let isOver = words[sentence.word(start - 1)] == .over
      return grown(
        Found(
          tokens: (isOver ? start - 1 : start)..<token + 1, meaning: .shifted(.weekend, by: 0)),
        in: sentence)
    }
    if unit == .day, case .side(let direction) = words[sentence.word(token + 1)],
      isEdge(token + 2, in: sentence)
    {
      return Found(
        tokens: start..<token + 2, meaning: .shiftedFromContext(.day, by: direction))
    }
    let bare = Found(tokens: start..<token + 1, meaning: .shiftedFromContext(unit, by: 0))
    let wide = grown(bare, in: sentence)
    if wide.tokens != bare.tokens { return wide }
    if unit == .season, words[sentence.word(start - 1)] == .in { return bare }
    if unit == .day, isWord("during", start - 1, in: sentence),
      words[sentence.word(token + 1)] != .of
    {
      return bare
    }
    guard unit == .day else { return nil }
    switch words[sentence.word(token + 1)] {
    case .side: return bare
    // *in the days of fighting before …*
    case .of where words[sentence.word(start - 1)] == .in && isPlural:
      return Found(tokens: bare.tokens, meaning: .open)
    default: return isEdge(token + 1, in: sentence) ? bare : nil
    }
  }

  /// *the summer of 2014*, *winter 2016*, *the year 2015*.
  private func named(
    _ unit: DateUnit, at token: Int, in sentence: SentenceCursor
  ) -> Found? {
    let isLinked = words[sentence.word(token + 1)] == .of
    guard let year = year(at: isLinked ? token + 2 : token + 1, isNamed: true, in: sentence)
    else { return nil }
    let start = words[sentence.word(token - 1)] == .the ? token - 1 : token
    return Found(tokens: start..<year.tokens.upperBound, meaning: year.meaning)
  }

  /// *more than* a year ago, *about* two weeks later.
  private func withApproximation(_ start: Int, in sentence: SentenceCursor) -> Int {
    words[sentence.word(start - 1)] == .approximation ? start - 1 : start
  }

  /// Whether the sentence ends at `token` or punctuation stands there.
  func isEdge(_ token: Int, in sentence: SentenceCursor) -> Bool {
    token >= sentence.count || sentence.shape(token).contains(.punctuation)
  }
}
