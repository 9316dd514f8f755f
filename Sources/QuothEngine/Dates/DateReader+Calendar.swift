import QuothText

/// Dates of the calendar: days of the week, months, days and years.
extension DateReader {
  /// *Saturday*, *last Friday*, *Friday morning*, *Monday, October 23, 2017*.
  func weekday(at token: Int, in sentence: SentenceCursor) -> Found? {
    guard case .weekday(let day, let isDoubtful) = words[sentence.word(token)] else { return nil }
    if isDoubtful {
      guard sentence.shape(token).contains(.capitalized),
        startsCalendarDate(at: token + 1, in: sentence)
      else { return nil }
    }
    var start = token
    var end = token + 1
    var meaning = DateMeaning.weekday(day, shift: 0)
    switch words[sentence.word(token - 1)] {
    case .shift(let distance):
      start -= 1
      meaning = .weekday(day, shift: distance)
    case .contextShift where words[sentence.word(token - 2)] == .the:
      start -= 2
      meaning = .open
    default: break
    }
    if words[sentence.word(end)] == .partOfDay { end += 1 }
    let rest = sentence.isCharacter(",", end) ? end + 1 : end
    if let date = calendarDate(at: rest, in: sentence) {
      end = date.tokens.upperBound
      meaning = date.meaning
    }
    return grown(Found(tokens: start..<end, meaning: meaning), in: sentence)
  }

  /// *October*, *October 2015*, *last March*, *August 15, 2016*; a day in front of the month was
  /// tried before.
  func month(at token: Int, in sentence: SentenceCursor) -> Found? {
    guard case .month(let month, let isDoubtful) = words[sentence.word(token)] else { return nil }
    if let date = calendarDate(at: token, in: sentence), date.tokens.count > 1 {
      return grown(date, in: sentence)
    }
    if isDoubtful, !isSurelyMonth(token, in: sentence) { return nil }
    // *April Jones* is a person.
    if sentence.shape(token + 1).contains(.capitalized),
      !sentence.shape(token + 1).contains(.allCapitals), !isDating(token - 1, in: sentence)
    {
      return nil
    }
    var start = token
    var end = token + 1
    var meaning = DateMeaning.month(month, shift: 0)
    if case .shift(let distance) = words[sentence.word(token - 1)] {
      start -= 1
      meaning = .month(month, shift: distance)
    } else if words[sentence.word(end)] == .of,
      case .shift(let distance) = words[sentence.word(end + 1)],
      words[sentence.word(end + 2)] == .unit(.year, isPlural: false)
    {
      // *October of last year*
      end += 3
      meaning = distance == 0 ? .month(month, shift: 0) : .open
    }
    return grown(Found(tokens: start..<end, meaning: meaning), in: sentence)
  }

  /// *21 October 2017*, *the 9th of June*.
  func dayBeforeMonth(at token: Int, in sentence: SentenceCursor) -> Found? {
    guard let date = calendarDate(at: token, in: sentence) else { return nil }
    return withWeekday(withYear(grown(date, in: sentence), in: sentence), at: token, in: sentence)
  }

  /// *15 April **last year***.
  private func withYear(_ date: Found, in sentence: SentenceCursor) -> Found {
    let end = date.tokens.upperBound
    guard case .calendar(nil, .some, .some) = date.meaning,
      case .shift(let distance) = words[sentence.word(end)],
      words[sentence.word(end + 1)] == .unit(.year, isPlural: false)
    else { return date }
    return Found(
      tokens: date.tokens.lowerBound..<end + 2, meaning: distance == 0 ? date.meaning : .open)
  }

  /// The day of the week in front of a full date: *Sunday 21 October*.
  private func withWeekday(_ date: Found, at token: Int, in sentence: SentenceCursor) -> Found {
    var found = date
    if case .weekday(_, let isDoubtful) = words[sentence.word(token - 1)], !isDoubtful {
      found.tokens = min(found.tokens.lowerBound, token - 1)..<found.tokens.upperBound
    }
    return found
  }

  /// A year with something that makes it one: *in 2015*, *(2015)*, *late 2015*, *the 1990s*.
  ///
  /// With `isNamed` a word before it says that it is a year.
  func year(at token: Int, isNamed: Bool = false, in sentence: SentenceCursor) -> Found? {
    let bytes = sentence.bytes(token)
    if bytes.count == 5, bytes.last == UInt8(ascii: "s"), let year = yearNumber(bytes.dropLast()),
      year % 10 == 0
    {
      let start = words[sentence.word(token - 1)] == .the ? token - 1 : token
      return grown(Found(tokens: start..<token + 1, meaning: .decade(year)), in: sentence)
    }
    guard let year = yearNumber(bytes), isNamed || isDating(token - 1, in: sentence) else {
      return nil
    }
    return grown(
      Found(
        tokens: token..<token + 1, meaning: .calendar(year: year, month: nil, day: nil)),
      in: sentence)
  }

  private func startsCalendarDate(at token: Int, in sentence: SentenceCursor) -> Bool {
    let next =
      sentence.isCharacter(",", token) || sentence.isCharacter(".", token)
      ? token + 1 : token
    return calendarDate(at: next, in: sentence) != nil
  }

  /// A month with a day or a year, or both, from `token` on; a bare month is one token.
  func calendarDate(at token: Int, in sentence: SentenceCursor) -> Found? {
    var index = token
    var day: Int?
    if let number = dayNumber(index, in: sentence) {
      day = number
      index += 1
      if words[sentence.word(index)] == .of { index += 1 }
    }
    guard case .month(let month, _) = words[sentence.word(index)],
      sentence.shape(index).contains(.capitalized) || day != nil
    else { return nil }
    index += 1
    let hasPeriod =
      sentence.isCharacter(".", index) && !sentence.shape(index).contains(.spaceBefore)
    if day == nil {
      let next = hasPeriod ? index + 1 : index
      if let number = dayNumber(next, in: sentence) {
        var end = next + 1
        let year = yearAfter(&end, in: sentence)
        // *In May 20 people fled* is no day, *On May 20 people fled* is one.
        if year != nil || words[sentence.word(token - 1)] != .in {
          return Found(
            tokens: token..<end, meaning: .calendar(year: year, month: month, day: number))
        }
      }
    }
    let year = yearAfter(&index, in: sentence)
    return Found(
      tokens: token..<index, meaning: .calendar(year: year, month: month, day: day))
  }

  /// The year behind a month or a day, with its comma or *of*.
  private func yearAfter(_ index: inout Int, in sentence: SentenceCursor) -> Int? {
    let isLinked = sentence.isCharacter(",", index) || words[sentence.word(index)] == .of
    let place = isLinked ? index + 1 : index
    guard let year = yearNumber(sentence.bytes(place)) else { return nil }
    index = place + 1
    return year
  }

  /// The day of a month: *3*, *3rd*, *3-5* (its first day).
  func dayNumber(_ token: Int, in sentence: SentenceCursor) -> Int? {
    guard sentence.shape(token).contains(.digits) else { return nil }
    var value = 0
    var digitCount = 0
    let bytes = sentence.bytes(token)
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { break }
      value = value * 10 + Int(byte - 0x30)
      digitCount += 1
      if digitCount > 2 { return nil }
    }
    guard (1...31).contains(value) else { return nil }
    let rest = bytes.dropFirst(digitCount)
    let isWhole =
      rest.isEmpty || rest.elementsEqual("st".utf8) || rest.elementsEqual("nd".utf8)
      || rest.elementsEqual("rd".utf8) || rest.elementsEqual("th".utf8)
    if isWhole { return value }
    return rest.first == UInt8(ascii: "-") && DigitNumber(bytes)?.upper ?? 99 <= 31 ? value : nil
  }

  private func yearNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count == 4, let first = bytes.first, first == 0x31 || first == 0x32 else {
      return nil
    }
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return (1700...2099).contains(value) ? value : nil
  }

  /// Whether `token` is a word after which a bare year or month is a date.
  private func isDating(_ token: Int, in sentence: SentenceCursor) -> Bool {
    switch words[sentence.word(token)] {
    case .in, .of, .on, .preposition, .stage, .comparative, .shift, .edge, .the, .side, .over,
      .indefinite:
      return true
    default: return sentence.isCharacter("(", token)
    }
  }

  /// *May* and *March* between prepositions and modifiers: *in May*, *last March*.
  private func isSurelyMonth(_ token: Int, in sentence: SentenceCursor) -> Bool {
    guard sentence.shape(token).contains(.capitalized) else { return false }
    switch words[sentence.word(token - 1)] {
    case .in, .preposition, .stage, .shift, .edge, .of: return true
    default: return false
    }
  }
}
