/// Dates of publication.
package enum ArticleDate {
  /// The day at the start of `value`, as `YYYY-MM-DD`, if there is a real one.
  ///
  /// A time may follow after it, as in `2017-10-24T08:30:00Z`.
  package static func day(in value: String) -> String? {
    let bytes = Array(value.utf8.prefix(11))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10])
    else { return nil }
    if bytes.count == 11, ![UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes[10]) {
      return nil
    }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
    return String(decoding: bytes[0..<10], as: UTF8.self)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
