import QuothText

/// Reads one number, in digits or in words, without its bounds.
struct NumberParser: Sendable {
  let words: WordMap<NumberWord>

  /// The largest value that is read; what is larger is no count of persons.
  private static let limit = 1_000_000_000_000

  /// Whether a number may start at `token`, by one look.
  func mayStart(at token: Int, in sentence: SentenceCursor) -> Bool {
    let shape = sentence.shape(token)
    return shape.contains(.digits) || shape.contains(.hyphenated)
      || words[sentence.word(token)]?.startsNumber == true
  }

  /// The number that starts at `token`, and the token behind it.
  func number(at token: Int, in sentence: SentenceCursor) -> (number: Number, end: Int)? {
    if sentence.shape(token).contains(.digits) { return digits(at: token, in: sentence) }
    switch words[sentence.word(token)] {
    case .article: return afterArticle(at: token, in: sentence)
    case .fraction(2): return half(at: token, in: sentence)
    case .dozen: return (Number(12), token + 1)
    case .vague(let low): return vague(low, at: token, in: sentence)
    case .several: return several(at: token, in: sentence)
    case .unit, .tens: return spelled(at: token, in: sentence)
    default:
      guard sentence.shape(token).contains(.hyphenated) else { return nil }
      return hyphenated(at: token, in: sentence)
    }
  }

  /// *1,200*, *2.5 million*, *3 dozen*.
  private func digits(at token: Int, in sentence: SentenceCursor) -> (Number, Int)? {
    guard let digits = DigitNumber(sentence.bytes(token)) else { return nil }
    let (factor, end) = magnitudes(from: token + 1, in: sentence)
    guard digits.scale == 1 || factor > 1,
      let value = multiply(digits.digits, factor).map({ $0 / digits.scale })
    else { return nil }
    var number = Number(value)
    number.magnitude = factor
    if let upper = digits.upper { number.high = multiply(upper, factor) }
    if digits.isOpen { number.high = nil }
    return (number, end)
  }

  /// *a dozen*, *a couple of*, *a hundred*, *a quarter of a million*, *a million and a half*.
  private func afterArticle(at token: Int, in sentence: SentenceCursor) -> (Number, Int)? {
    switch words[sentence.word(token + 1)] {
    case .dozen: return (Number(12), token + 2)
    case .couple: return (Number(2), token + 2)
    case .magnitude:
      let (factor, end) = magnitudes(from: token + 1, in: sentence)
      return addTail(to: factor, magnitude: factor, at: end, in: sentence)
    case .fraction(let parts): return share(parts, at: token + 1, in: sentence)
    case .several: return several(at: token + 1, in: sentence)
    default: return nil
    }
  }

  /// *several hundred*, *a few thousand*.
  private func several(at token: Int, in sentence: SentenceCursor) -> (Number, Int)? {
    let (factor, end) = magnitudes(from: token + 1, in: sentence)
    return factor > 1 ? (Number(atLeast: 2 * factor), end) : nil
  }

  /// *half a million*, *half of a million*.
  private func half(at token: Int, in sentence: SentenceCursor) -> (Number, Int)? {
    if let whole = share(2, at: token, in: sentence) { return whole }
    guard words[sentence.word(token + 1)] == .article,
      let (number, end) = afterArticle(at: token + 1, in: sentence),
      number.magnitude > 1
        || number.low == 12
    else { return nil }
    return (Number(number.low / 2), end)
  }

  /// *quarter of a million*: the part of a number that is named with a magnitude.
  private func share(
    _ parts: Int, at token: Int, in sentence: SentenceCursor
  ) -> (Number, Int)? {
    guard words[sentence.word(token + 1)] == .of,
      let (number, end) = self.number(at: token + 2, in: sentence), number.magnitude > 1
    else { return nil }
    return (Number(number.low / parts), end)
  }

  /// *dozens*, *hundreds of thousands*, *tens of thousands*.
  private func vague(
    _ low: Int, at token: Int, in sentence: SentenceCursor
  ) -> (Number, Int)? {
    if words[sentence.word(token + 1)] == .of,
      case .vague(let unit) = words[sentence.word(token + 2)], unit >= 1_000
    {
      // *thousands* alone is at least two thousand; counted, it is the bare unit.
      let magnitude = powerOfTen(below: unit)
      return (Number(atLeast: low * magnitude), token + 3)
    }
    return (Number(atLeast: low), token + 1)
  }

  private func powerOfTen(below value: Int) -> Int {
    var power = 1
    while power * 10 <= value { power *= 10 }
    return power
  }

  /// *two hundred and fifty thousand*, *eight million*.
  private func spelled(at token: Int, in sentence: SentenceCursor) -> (Number, Int)? {
    var total = 0
    var current = 0
    var largest = 1
    var index = token
    var mayAddTens = true
    var mayAddUnit = true
    scan: while index < sentence.count {
      switch words[sentence.word(index)] {
      case .unit(let value) where mayAddUnit:
        current += value
        (mayAddTens, mayAddUnit) = (false, false)
      case .tens(let value) where mayAddTens:
        current += value
        (mayAddTens, mayAddUnit) = (false, true)
      case .magnitude(let factor):
        guard let product = multiply(max(current, 1), factor) else { return nil }
        largest = max(largest, factor)
        if factor == 100 {
          current = product
        } else {
          total += product
          current = 0
        }
        (mayAddTens, mayAddUnit) = (true, true)
      case .and where largest > 1 && mayAddTens && startsSmallNumber(index + 1, in: sentence): break
      case .dozen where index == token + 1 && current > 0:
        return (Number(current * 12), index + 1)
      default:
        guard mayAddTens, largest > 1, let value = hyphenatedValue(at: index, in: sentence) else {
          break scan
        }
        current += value
        (mayAddTens, mayAddUnit) = (false, false)
      }
      index += 1
      guard total <= Self.limit else { return nil }
    }
    return addTail(to: total + current, magnitude: largest, at: index, in: sentence)
  }

  private func startsSmallNumber(_ token: Int, in sentence: SentenceCursor) -> Bool {
    switch words[sentence.word(token)] {
    case .unit, .tens: true
    default: hyphenatedValue(at: token, in: sentence) != nil
    }
  }

  /// *a million **and a half***.
  private func addTail(
    to value: Int, magnitude: Int, at token: Int, in sentence: SentenceCursor
  ) -> (Number, Int) {
    var number = Number(value)
    number.magnitude = magnitude
    if magnitude > 1, words[sentence.word(token)] == .and,
      words[sentence.word(token + 1)] == .article, words[sentence.word(token + 2)] == .fraction(2)
    {
      number = Number(value + magnitude / 2)
      number.magnitude = magnitude
      return (number, token + 3)
    }
    return (number, token)
  }

  /// *twenty-five*, *twenty-five thousand*.
  private func hyphenated(at token: Int, in sentence: SentenceCursor) -> (Number, Int)? {
    guard let value = hyphenatedValue(at: token, in: sentence) else { return nil }
    let (factor, end) = magnitudes(from: token + 1, in: sentence)
    guard let product = multiply(value, factor) else { return nil }
    return addTail(to: product, magnitude: factor, at: end, in: sentence)
  }

  /// The value of *twenty-five*; nil for any other token.
  private func hyphenatedValue(at token: Int, in sentence: SentenceCursor) -> Int? {
    guard sentence.shape(token).contains(.hyphenated) else { return nil }
    let bytes = sentence.bytes(token)
    guard bytes.count <= 13, let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")),
      let tens = NumberWord.spelled[bytes[..<hyphen].map { $0 | 0x20 }],
      let unit = NumberWord.spelled[bytes[(hyphen + 1)...].map { $0 | 0x20 }],
      tens >= 20, (1...9).contains(unit)
    else { return nil }
    return tens + unit
  }

  /// The product of the magnitude words from `token` on (*hundred thousand*, *dozen*).
  private func magnitudes(from token: Int, in sentence: SentenceCursor) -> (Int, Int) {
    var factor = 1
    var index = token
    while index < sentence.count {
      switch words[sentence.word(index)] {
      case .magnitude(let value):
        guard let product = multiply(factor, value) else { return (factor, index) }
        factor = product
      case .dozen where factor == 1: factor = 12
      default: return (factor, index)
      }
      index += 1
    }
    return (factor, index)
  }

  private func multiply(_ left: Int, _ right: Int) -> Int? {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow || product > Self.limit ? nil : product
  }
}
