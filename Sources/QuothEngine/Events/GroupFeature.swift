import QuothText

/// A feature of a group that rules can test: a key with a word of the vocabulary, or with one of a few texts.
enum GroupFeature {
  case word(Key, WordID)
  case text(Pair)

  /// The key of a feature whose value is a word.
  struct Key: Sendable {
    let name: String
    /// How the feature starts in the encoded view.
    let prefix: [UInt8]

    init(_ name: String) {
      self.name = name
      var view = ViewText()
      view.append(ViewEncoding.featureStart)
      view.append(ascii: name + "=")
      prefix = view.bytes
    }

    static let head = Key("head")
    static let kind = Key("kind")
    static let side = Key("side")
    static let lemma = Key("lemma")
    static let modality = Key("modality")
  }

  /// A feature with one of its possible values.
  struct Pair: Sendable {
    let key: String
    let value: String
    /// The feature in the encoded view.
    let bytes: [UInt8]

    init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
      var view = ViewText()
      view.append(ascii: value)
      bytes = Key(key).prefix + view.bytes
    }

    static let singular = Pair("number", "singular")
    static let plural = Pair("number", "plural")
    static let named = Pair("named", "yes")
    static let counted = Pair("counted", "yes")
    static let body = Pair("body", "yes")
    static let definite = Pair("determiner", ClauseWords.Determiner.definite.rawValue)
    static let indefinite = Pair("determiner", ClauseWords.Determiner.indefinite.rawValue)
    static let possessive = Pair("determiner", ClauseWords.Determiner.possessive.rawValue)
    static let undetermined = Pair("determiner", ClauseWords.Determiner.none.rawValue)
    static let active = Pair("voice", "active")
    static let passive = Pair("voice", "passive")
    static let finite = Pair("form", "finite")
    static let participle = Pair("form", "participle")
    static let gerund = Pair("form", "gerund")
    static let infinitive = Pair("form", "infinitive")
    static let positive = Pair("polarity", "positive")
    static let negative = Pair("polarity", "negative")

    static func determiner(_ determiner: ClauseWords.Determiner) -> Pair {
      switch determiner {
      case .definite: definite
      case .indefinite: indefinite
      case .possessive: possessive
      case .none: undetermined
      }
    }

    static func form(_ form: VerbForm) -> Pair {
      switch form {
      case .finite: finite
      case .participle: participle
      case .gerund: gerund
      case .infinitive: infinitive
      }
    }
  }
}
