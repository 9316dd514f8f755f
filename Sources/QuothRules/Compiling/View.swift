internal import QuothText

/// Pieces of PCRE2 expressions that walk over the encoded view (see `ViewEncoding`).
enum View {
  static let start = escape(ViewEncoding.groupStart)
  static let textStart = escape(ViewEncoding.textStart)
  static let feature = escape(ViewEncoding.featureStart)
  static let end = escape(ViewEncoding.groupEnd)
  static let edgeMark = escape(ViewEncoding.clauseEdge)
  private static let codes = "[\\x{E100}-\\x{E1FF}]"

  /// An optional clause edge before an element.
  static let edge = "\(edgeMark)?+"
  /// The head of any group, up to its first token.
  static let groupHead = "\(start)[^\(textStart)]*+\(textStart)"
  /// What may stand before a token: a clause edge, and the head of its group.
  static let open = "\(edge)(?:\(groupHead))?+"
  /// What stands behind a token: the end of its group, if it is the last one, and a blank.
  static let close = "\(end)?+ "
  /// A quotation mark.
  static let quote = "[\"“”„«»]"
  /// A whole group.
  static let anyGroup = "\(edge)\(start)[^\(end)]*+\(end) "
  /// A group, or a token outside groups, that is neither behind a clause edge nor a quotation mark.
  static let gapElement =
    "(?:\(start)[^\(end)]*+\(end)|(?!\(quote)\(end)?+ )[^ \\x{E000}-\\x{E005}]++\(end)?+) "
  /// What stands between the members of a list.
  static let listSeparator =
    "(?:\(edge), (?:\(edge)(?i:and|or) )?|\(edge)(?:(?i:and|or|as well as)|&) )"

  /// One token that matches `expression`.
  static func token(_ expression: String) -> String { "\(open)\(expression)\(close)" }

  /// A word: in lower case it matches any case, with a capital it is exact.
  static func literal(_ word: String) -> String {
    let quoted = quoted(word)
    return word == word.lowercased() ? "(?i:\(quoted))" : quoted
  }

  /// One of several words in any case.
  static func choice(of words: [String]) -> String {
    "(?i:\(words.map(quoted).joined(separator: "|")))"
  }

  /// The first token of a verb or noun expression, with the tokens before it in its group.
  static func verbOrNoun(_ expression: String, predicate: TriggerPredicate, isLast: Bool) -> String
  {
    switch predicate {
    case .word: return token(expression)
    case .noun:
      let group = "\(edge)\(head(of: .nounGroup, features: []))(?:[^ \(end)]++ )*?"
      return isLast
        // Without its group the noun is the last word of one, or stands outside of all.
        ? "(?:\(group)\(expression)\(end) |\(expression)(?:\(end) | (?![^\(start)\(end)]*+\(end))))"
        : "(?:\(group))?\(expression)\(close)"
    case .verb:
      let group = "\(edge)\(head(of: .verbGroup, features: []))(?:[^ \(end)]++ )*?"
      return "(?:\(group))?\(expression)\(close)"
    default:
      let group = head(of: .verbGroup, features: [test(of: predicate)])
      return "\(edge)\(group)(?:[^ \(end)]++ )*?\(expression)\(close)"
    }
  }

  private static func test(of predicate: TriggerPredicate) -> FeatureTest {
    switch predicate {
    case .active, .finite: FeatureTest(key: "voice", values: [TriggerPredicate.active.rawValue])
    case .passive, .fullPassive:
      FeatureTest(key: "voice", values: [TriggerPredicate.passive.rawValue])
    default: FeatureTest(key: "form", values: [predicate.rawValue])
    }
  }

  /// The head of a group that fits `mention`, up to its first token.
  static func mentionHead(_ mention: ResolvedMention) -> String {
    let heads = mention.choices.map { head(of: $0.types, features: $0.features) }
    return heads.count == 1 ? heads[0] : "(?:\(heads.joined(separator: "|")))"
  }

  private static func head(of type: TypeID, features: [FeatureTest]) -> String {
    head(of: TypeSet([type]), features: features)
  }

  private static func head(of types: TypeSet, features: [FeatureTest]) -> String {
    let accepted = types.types.map { escape(ViewEncoding.typeCode(of: $0)) }.joined()
    let tests = features.map { feature in
      let values = feature.values.map(quoted).joined(separator: "|")
      return
        "(?=[^\(textStart)]*?\(View.feature)\(quoted(feature.key))=(?:\(values))[\(View.feature)\(textStart)])"
    }
    return "\(start)\(codes){0,2}?[\(accepted)]\(tests.joined())[^\(textStart)]*+\(textStart)"
  }

  /// `text` with every special character quoted; straight and curly apostrophes are the same.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "’": quoted += "['’]"
      case "a"..."z", "A"..."Z", "0"..."9", "_": quoted.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x80: quoted += "\\\(scalar)"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\x{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
