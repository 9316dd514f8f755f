/// A number written in digits: *1,200*, *2.5*, *10-12*, also with a sign of openness (*50+*).
struct DigitNumber: Hashable, Sendable {
  /// The value times `scale`.
  let digits: Int
  /// A power of ten: 10 for one decimal place.
  let scale: Int
  /// The second number of a range in one token (*10-12*).
  var upper: Int?
  /// *50+*.
  var isOpen = false

  /// Reads a whole token; nil if anything but a number stands in it.
  ///
  /// Years, clock times, ordinals, numbers with units and numbers of more than twelve digits are
  /// not read.
  init?(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    guard let first = Self.readNumber(bytes, &index) else { return nil }
    (digits, scale) = first
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "+") {
      isOpen = true
      index += 1
    } else if Self.skipDash(bytes, &index) {
      guard scale == 1, let second = Self.readNumber(bytes, &index), second.scale == 1,
        second.digits > digits
      else { return nil }
      upper = second.digits
    }
    guard index == bytes.endIndex else { return nil }
  }

  /// Steps over a hyphen or an en dash.
  private static func skipDash(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> Bool {
    let rest = bytes[index...]
    if rest.first == UInt8(ascii: "-") {
      index += 1
      return true
    }
    // U+2010 to U+2013
    guard rest.count > 2, rest[index] == 0xE2, rest[index + 1] == 0x80,
      (0x90...0x93).contains(rest[index + 2])
    else { return false }
    index += 3
    return true
  }

  private static func readNumber(
    _ bytes: ArraySlice<UInt8>, _ index: inout Int
  ) -> (digits: Int, scale: Int)? {
    let start = index
    var value = 0
    var scale = 1
    var digitCount = 0
    var isFraction = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        digitCount += 1
        guard digitCount <= 12 else { return nil }
        value = value * 10 + Int(byte - 0x30)
        if isFraction { scale *= 10 }
      } else if byte == UInt8(ascii: ","), !isFraction, isThousandsGroup(bytes, after: index) {
      } else if byte == UInt8(ascii: "."), !isFraction, index + 1 < bytes.endIndex,
        bytes[index + 1] >= 0x30, bytes[index + 1] <= 0x39
      {
        isFraction = true
      } else {
        break
      }
      index += 1
    }
    guard digitCount > 0 else { return nil }
    // *007* and *08* are codes.
    if bytes[start] == 0x30, digitCount > 1, !isFraction { return nil }
    return (value, scale)
  }

  private static func isThousandsGroup(_ bytes: ArraySlice<UInt8>, after comma: Int) -> Bool {
    guard comma + 3 < bytes.endIndex else { return false }
    guard (1...3).allSatisfy({ (0x30...0x39).contains(bytes[comma + $0]) }) else { return false }
    return comma + 4 >= bytes.endIndex || !(0x30...0x39).contains(bytes[comma + 4])
  }
}
