/// One item of a PCRE2 expression, as far as its safety needs it.
struct ExpressionItem {
  enum Kind: Equatable {
    /// Matches one known character: a letter, `\.`, or the classes `\d` and `\w`.
    case plain
    /// Matches characters that may be a blank or a wrapper of the view: `.`, `\S`, `[^a]`.
    case wide
    /// `^`, `$`, `\A`, `\z`, `\Z`, `\G`.
    case anchor
    /// A group with a name.
    case namedGroup
    /// `(?i)`, `(?x:`; the options are in the item's text.
    case options
    /// Parentheses, bars, quantifiers, comments.
    case structure
    /// Something that Quoth does not run.
    case refused(reason: String)
  }

  let kind: Kind
  /// In UTF-8 bytes of the expression.
  let range: Range<Int>
}

/// Cuts a PCRE2 expression into items.
///
/// It need not be right about expressions that PCRE2 refuses, since those are compiled alone first.
struct ExpressionScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// The items of `source`, in order and without gaps.
  static func items(of source: String) -> [ExpressionItem] {
    var scanner = ExpressionScanner(source)
    var items: [ExpressionItem] = []
    while scanner.position < scanner.bytes.count {
      let start = scanner.position
      let kind = scanner.next()
      items.append(ExpressionItem(kind: kind, range: start..<scanner.position))
    }
    return items
  }

  private mutating func next() -> ExpressionItem.Kind {
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "."): return .wide
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .anchor
    case UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "*"),
      UInt8(ascii: "+"):
      return .structure
    case UInt8(ascii: "{"):
      skip { $0 != UInt8(ascii: "}") && ($0 == UInt8(ascii: ",") || isDigit($0)) }
      if position < bytes.count, bytes[position] == UInt8(ascii: "}") { position += 1 }
      return .structure
    case UInt8(ascii: " "): return .wide
    default:
      skip { $0 & 0xC0 == 0x80 }
      return .plain
    }
  }

  private mutating func escape() -> ExpressionItem.Kind {
    guard position < bytes.count else { return .plain }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "C"): return .refused(reason: "it cuts characters into bytes")
    case UInt8(ascii: "K"): return .refused(reason: "it moves the start of the match")
    case UInt8(ascii: "Q"), UInt8(ascii: "E"):
      return .refused(reason: "quote with a backslash before each character")
    case UInt8(ascii: "R"), UInt8(ascii: "X"):
      return .refused(reason: "it matches more than one character")
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      skip(while: isDigit)
      return .refused(reason: "numbers of groups change when the rule is compiled")
    case UInt8(ascii: "g"):
      skipBraced(or: isDigit)
      return .refused(reason: "numbers of groups change when the rule is compiled")
    case UInt8(ascii: "k"):
      skipBraced { _ in false }
      return .structure
    case UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "p"), UInt8(ascii: "P"),
      UInt8(ascii: "N"):
      let takesLetter = letter == UInt8(ascii: "p") || letter == UInt8(ascii: "P")
      if position < bytes.count, bytes[position] == UInt8(ascii: "{") {
        skipBraced { _ in false }
      } else if takesLetter {
        position = min(position + 1, bytes.count)
      } else if letter == UInt8(ascii: "x") {
        skip(while: isHexadecimal)
      }
      return .wide
    case UInt8(ascii: "W"), UInt8(ascii: "D"), UInt8(ascii: "S"), UInt8(ascii: "s"),
      UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "v"), UInt8(ascii: "V"):
      return .wide
    case UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"), UInt8(ascii: "G"):
      return .anchor
    case UInt8(ascii: "c"):
      position = min(position + 1, bytes.count)
      return .wide
    default:
      skip { $0 & 0xC0 == 0x80 }
      return .plain
    }
  }

  private mutating func characterClass() -> ExpressionItem.Kind {
    if position < bytes.count, bytes[position] == UInt8(ascii: "^") { position += 1 }
    // A closing bracket that comes first stands for itself.
    if position < bytes.count, bytes[position] == UInt8(ascii: "]") { position += 1 }
    while position < bytes.count, bytes[position] != UInt8(ascii: "]") {
      if bytes[position] == UInt8(ascii: "\\") {
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "Q") {
          position += 2
          return .refused(reason: "quote with a backslash before each character")
        }
        position += 1
      } else if bytes[position] == UInt8(ascii: "["), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: ":")
      {
        skip { $0 != UInt8(ascii: "]") }
      }
      position = min(position + 1, bytes.count)
    }
    position = min(position + 1, bytes.count)
    return .wide
  }

  private mutating func group() -> ExpressionItem.Kind {
    guard position < bytes.count else { return .structure }
    if bytes[position] == UInt8(ascii: "*") {
      skip { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ":") }
      return .refused(reason: "verbs change how other rules match")
    }
    guard bytes[position] == UInt8(ascii: "?"), position + 1 < bytes.count else {
      return .structure
    }
    position += 1
    let mark = bytes[position]
    position += 1
    switch mark {
    case UInt8(ascii: "C"):
      skip { $0 != UInt8(ascii: ")") }
      return .refused(reason: "a callout runs code outside the pattern")
    case UInt8(ascii: "#"):
      skip { $0 != UInt8(ascii: ")") }
      position = min(position + 1, bytes.count)
      return .structure
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: ">"),
      UInt8(ascii: "|"):
      return .structure
    case UInt8(ascii: "("):
      return .refused(reason: "conditions are not supported")
    case UInt8(ascii: "R"), UInt8(ascii: "&"), UInt8(ascii: "+"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .refused(reason: "recursion is not supported")
    case UInt8(ascii: "P"):
      guard position < bytes.count else { return .structure }
      if bytes[position] == UInt8(ascii: "<") { return name(until: UInt8(ascii: ">")) }
      return bytes[position] == UInt8(ascii: ">")
        ? .refused(reason: "recursion is not supported") : .structure
    case UInt8(ascii: "<"):
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "=") || bytes[position] == UInt8(ascii: "!")
      {
        position += 1
        return .structure
      }
      return name(until: UInt8(ascii: ">"))
    case UInt8(ascii: "'"):
      return name(until: UInt8(ascii: "'"))
    default:
      if mark == UInt8(ascii: "-"), position < bytes.count, isDigit(bytes[position]) {
        return .refused(reason: "recursion is not supported")
      }
      skip { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ":") }
      position = min(position + 1, bytes.count)
      return .options
    }
  }

  private mutating func name(until end: UInt8) -> ExpressionItem.Kind {
    skip { $0 != end }
    position = min(position + 1, bytes.count)
    return .namedGroup
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { position += 1 }
  }

  private mutating func skipBraced(or condition: (UInt8) -> Bool) {
    let closings: [UInt8: UInt8] = [
      UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "<"): UInt8(ascii: ">"),
      UInt8(ascii: "'"): UInt8(ascii: "'"),
    ]
    guard position < bytes.count, let closing = closings[bytes[position]] else {
      return skip(while: condition)
    }
    position += 1
    skip { $0 != closing }
    position = min(position + 1, bytes.count)
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
}
