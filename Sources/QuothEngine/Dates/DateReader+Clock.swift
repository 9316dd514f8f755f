import QuothText

/// Dates in digits and times of the day.
extension DateReader {
  /// *2017-10-24*, *24/10/2017*, *08.04.2017*; the tokenizer may have cut them.
  func numericDate(at token: Int, in sentence: SentenceCursor) -> Found? {
    let start = sentence.start(token)
    guard let numeric = NumericDate(startingAt: start, in: sentence),
      let last = sentence.token(endingAt: numeric.end, from: token)
    else { return nil }
    return Found(tokens: token..<last + 1, meaning: numeric.meaning)
  }

  /// A time of the day, with its day: *10:30*, *9.15am GMT*, *noon Friday*.
  func clockTime(at token: Int, in sentence: SentenceCursor) -> Found? {
    guard let hasSuffix = isClock(sentence.bytes(token)) else { return nil }
    var end = token + 1
    var isTime = hasSuffix || isHourOfMorning(token, in: sentence)
    if words[sentence.word(end)] == .clock {
      isTime = true
      end += 1
    } else if sentence.bytes(token).contains(UInt8(ascii: ":")) {
      switch words[sentence.word(token - 1)] {
      case .preposition, .approximation: isTime = true
      default: break
      }
    }
    guard isTime else { return nil }
    while words[sentence.word(end)] == .clockTail || words[sentence.word(end)] == .clock {
      end += 1
    }
    let time = partOfDay(
      behind: Found(tokens: token..<end, meaning: .open), in: sentence)
    return joinedDay(time, in: sentence)
  }

  /// *at 5 in the morning*.
  private func isHourOfMorning(_ token: Int, in sentence: SentenceCursor) -> Bool {
    words[sentence.word(token + 1)] == .in && words[sentence.word(token + 2)] == .the
      && words[sentence.word(token + 3)] == .partOfDay
      && [.preposition, .approximation].contains(words[sentence.word(token - 1)])
  }

  /// Whether the token can be an hour; true if it carries its *am*, *pm* or *GMT* itself.
  private func isClock(_ bytes: ArraySlice<UInt8>) -> Bool? {
    var index = bytes.startIndex
    func digits() -> Int {
      let start = index
      while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) { index += 1 }
      return index - start
    }
    let hours = digits()
    guard hours == 1 || hours == 2 || hours == 4 else { return nil }
    if index < bytes.endIndex,
      bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: ".")
    {
      index += 1
      guard digits() == 2 else { return nil }
    }
    let suffix = bytes[index...].map { $0 | 0x20 }
    if suffix.isEmpty { return hours == 4 ? nil : false }
    return ["am", "pm", "gmt", "a.m.", "p.m."].contains { $0.utf8.map { $0 | 0x20 } == suffix }
      ? true : nil
  }
}
