import QuothText

/// Dates with two ends: *between 6 and 9 March*, *overnight into Sunday*, *Saturday to Monday*.
extension DateReader {
  /// The expression with the second end that follows it: *from Saturday **to Monday***, *Saturday
  /// night **into Sunday***, *between June 15 **and 21***.
  func spanned(_ found: Found, in sentence: SentenceCursor) -> Found {
    let joint = found.tokens.upperBound
    let isOpened = words[sentence.word(found.tokens.lowerBound - 1)] == .preposition
    let isJoined =
      isWord("into", joint, in: sentence)
      || isOpened && (words[sentence.word(joint)] == .joint || isWord("to", joint, in: sentence))
      || isDash(joint, in: sentence) && !sentence.shape(joint).contains(.spaceBefore)
    guard isJoined else { return found }
    let second = joint + 1
    if words[sentence.word(joint)] == .joint, case .calendar(_, _?, _?) = found.meaning,
      dayNumber(second, in: sentence) != nil, calendarDate(at: second, in: sentence) == nil,
      isEdge(second + 1, in: sentence)
    {
      return Found(tokens: found.tokens.lowerBound..<second + 1, meaning: found.meaning)
    }
    guard let day = plainDay(at: second, in: sentence) else { return found }
    return Found(
      tokens: found.tokens.lowerBound..<day.tokens.upperBound,
      meaning: found.meaning == .open ? day.meaning : found.meaning)
  }

  /// ***3-4** May*, *between **6 and 9** March*: the first day in front of a full date.
  func daysBeforeMonth(at token: Int, in sentence: SentenceCursor) -> Found? {
    guard let day = dayNumber(token, in: sentence) else { return nil }
    let joint = token + 1
    var isJoined = isDash(joint, in: sentence) || sentence.isCharacter("/", joint)
    switch words[sentence.word(token - 1)] {
    case .preposition, .on, .of:
      isJoined =
        isJoined || words[sentence.word(joint)] == .joint || isWord("to", joint, in: sentence)
    default: break
    }
    guard isJoined, dayNumber(joint + 1, in: sentence) != nil,
      let date = calendarDate(at: joint + 1, in: sentence),
      case .calendar(let year, let month, .some) = date.meaning
    else { return nil }
    return Found(
      tokens: token..<date.tokens.upperBound,
      meaning: .calendar(year: year, month: month, day: day))
  }

  /// *the night **from Sunday to Monday***: the part of the day at `token` with its two days.
  func nightBetween(_ token: Int, in sentence: SentenceCursor) -> Found? {
    guard isWord("from", token + 1, in: sentence) || isWord("between", token + 1, in: sentence),
      let day = plainDay(at: token + 2, in: sentence)
    else { return nil }
    let span = spanned(
      Found(tokens: token + 2..<day.tokens.upperBound, meaning: day.meaning), in: sentence)
    guard span.tokens.count > day.tokens.count else { return nil }
    let start = words[sentence.word(token - 1)] == .the ? token - 1 : token
    return Found(tokens: start..<span.tokens.upperBound, meaning: day.meaning)
  }

  /// *the first day*, *the second night*: counted days behind a preposition.
  func countedDay(at token: Int, in sentence: SentenceCursor) -> Found? {
    guard words[sentence.word(token - 1)] == .ordinal, words[sentence.word(token - 2)] == .the
    else { return nil }
    switch words[sentence.word(token - 3)] {
    case .on, .in, .preposition, .over:
      return Found(tokens: token - 2..<token + 1, meaning: .open)
    default: return nil
    }
  }

  /// *on **the 17th***: a day whose month was named before.
  func dayOfMonth(at token: Int, in sentence: SentenceCursor) -> Found? {
    guard dayNumber(token, in: sentence) != nil, sentence.bytes(token).count > 2,
      words[sentence.word(token - 1)] == .the,
      isEdge(token + 1, in: sentence) || words[sentence.word(token + 1)] == .joint
    else { return nil }
    switch words[sentence.word(token - 2)] {
    case .on, .preposition, .stage: return Found(tokens: token - 1..<token + 1, meaning: .open)
    default: return nil
    }
  }

  /// The day behind a clock time: *2:30 **in the morning of Tuesday***; *9 p m **on Friday*** is two dates.
  func partOfDay(behind found: Found, in sentence: SentenceCursor) -> Found {
    let end = found.tokens.upperBound
    guard words[sentence.word(end)] == .in, words[sentence.word(end + 1)] == .the,
      words[sentence.word(end + 2)] == .partOfDay
    else { return found }
    var last = end + 3
    var meaning = found.meaning
    if words[sentence.word(last)] == .of, let day = plainDay(at: last + 1, in: sentence) {
      last = day.tokens.upperBound
      meaning = day.meaning
    }
    return Found(tokens: found.tokens.lowerBound..<last, meaning: meaning)
  }

  /// Whether the token is `word`, whatever its case; `word` in lower-case ASCII.
  func isWord(_ word: String, _ token: Int, in sentence: SentenceCursor) -> Bool {
    sentence.bytes(token).lazy.map { $0 | 0x20 }.elementsEqual(word.utf8)
  }

  private func isDash(_ token: Int, in sentence: SentenceCursor) -> Bool {
    sentence.isCharacter("-", token) || sentence.isCharacter("–", token)
      || sentence.bytes(token).elementsEqual("–".utf8)
  }
}
