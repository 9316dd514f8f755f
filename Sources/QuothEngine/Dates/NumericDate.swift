/// A date of three numbers with one kind of sign between them.
struct NumericDate {
  let meaning: DateMeaning
  /// The UTF-8 offset behind the last digit.
  let end: Int

  /// Reads a date whose first digit stands at `offset` of the text.
  init?(startingAt offset: Int, in sentence: SentenceCursor) {
    var index = offset
    guard let first = Self.number(&index, in: sentence), first.length <= 4 else { return nil }
    let sign = sentence.byte(at: index)
    guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") else {
      return nil
    }
    index += 1
    guard let second = Self.number(&index, in: sentence), second.length <= 2,
      sentence.byte(at: index) == sign
    else { return nil }
    index += 1
    guard let third = Self.number(&index, in: sentence) else { return nil }
    end = index
    if first.length == 4, third.length <= 2 {
      guard CalendarDate(year: first.value, month: second.value, day: third.value) != nil else {
        return nil
      }
      meaning = .calendar(year: first.value, month: second.value, day: third.value)
      return
    }
    guard first.length <= 2, third.length == 4 || (third.length == 2 && sign == UInt8(ascii: "/"))
    else { return nil }
    let year = third.length == 4 ? third.value : 2000 + third.value
    let isDayFirst = CalendarDate(year: year, month: second.value, day: first.value) != nil
    let isMonthFirst = CalendarDate(year: year, month: first.value, day: second.value) != nil
    switch (isDayFirst, isMonthFirst) {
    case (false, false): return nil
    // 3/4/2017 has two readings; only its year is sure. With points the day is always first.
    case (true, true) where sign == UInt8(ascii: "/") && first.value != second.value:
      meaning = .calendar(year: year, month: nil, day: nil)
    case (true, _): meaning = .calendar(year: year, month: second.value, day: first.value)
    case (false, true): meaning = .calendar(year: year, month: first.value, day: second.value)
    }
  }

  private static func number(
    _ index: inout Int, in sentence: SentenceCursor
  ) -> (value: Int, length: Int)? {
    let start = index
    var value = 0
    while let byte = sentence.byte(at: index), byte >= 0x30, byte <= 0x39, index - start < 5 {
      value = value * 10 + Int(byte - 0x30)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }
}
