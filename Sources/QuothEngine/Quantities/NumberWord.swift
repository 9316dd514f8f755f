/// What a word contributes to a number.
enum NumberWord: Hashable, Sendable {
  /// *zero* to *nineteen*.
  case unit(Int)
  /// *twenty* to *ninety*.
  case tens(Int)
  /// *hundred*, *thousand*, *million*, *billion*.
  case magnitude(Int)
  /// *dozen*.
  case dozen
  /// *couple*, *pair*.
  case couple
  /// *half*, *third*, *quarter*: one part in so many.
  case fraction(Int)
  /// *dozens*, *hundreds*: a plural that names a least number.
  case vague(low: Int)
  /// *several*, *few*: before a magnitude, two of it or more.
  case several
  /// *a*, *an*.
  case article
  case and, of, to, or, between, more, plus, so, fewer, from
  /// *no*, *any*, *every*: *no one* is no number.
  case negator

  /// Whether a number can start with the word.
  var startsNumber: Bool {
    switch self {
    case .unit, .tens, .dozen, .fraction, .vague, .several, .article: true
    default: false
    }
  }

  /// The words of English numbers that every pack shares.
  static let english: [(words: [String], meaning: NumberWord)] = [
    (["zero"], .unit(0)), (["one"], .unit(1)), (["two"], .unit(2)), (["three"], .unit(3)),
    (["four"], .unit(4)), (["five"], .unit(5)), (["six"], .unit(6)), (["seven"], .unit(7)),
    (["eight"], .unit(8)), (["nine"], .unit(9)), (["ten"], .unit(10)), (["eleven"], .unit(11)),
    (["twelve"], .unit(12)), (["thirteen"], .unit(13)), (["fourteen"], .unit(14)),
    (["fifteen"], .unit(15)), (["sixteen"], .unit(16)), (["seventeen"], .unit(17)),
    (["eighteen"], .unit(18)), (["nineteen"], .unit(19)),
    (["twenty"], .tens(20)), (["thirty"], .tens(30)), (["forty"], .tens(40)),
    (["fifty"], .tens(50)), (["sixty"], .tens(60)), (["seventy"], .tens(70)),
    (["eighty"], .tens(80)), (["ninety"], .tens(90)),
    (["hundred"], .magnitude(100)), (["thousand"], .magnitude(1_000)),
    (["million"], .magnitude(1_000_000)), (["billion"], .magnitude(1_000_000_000)),
    (["tens"], .vague(low: 20)), (["dozen"], .dozen), (["couple"], .couple),
    (["half"], .fraction(2)), (["third"], .fraction(3)), (["quarter"], .fraction(4)),
    (["several", "few"], .several), (["a", "an"], .article), (["and"], .and), (["of"], .of),
    (["to"], .to), (["or"], .or),
    (["between"], .between), (["more"], .more), (["plus"], .plus), (["so"], .so),
    (["fewer", "less"], .fewer), (["from"], .from),
    (["no", "any", "every", "each", "some"], .negator),
  ]

  /// The spelled numbers below one hundred, for hyphenated words (*twenty-five*).
  static let spelled: [[UInt8]: Int] = {
    var result: [[UInt8]: Int] = [:]
    for (words, meaning) in english {
      for word in words {
        if case .unit(let value) = meaning { result[Array(word.utf8)] = value }
        if case .tens(let value) = meaning { result[Array(word.utf8)] = value }
      }
    }
    return result
  }()
}
