import QuothText

/// Words before a number that bound it (*at least*, *no fewer than*, *up to*, *nearly*).
struct BoundPhrase: Hashable, Sendable {
  /// What the words say of the number that follows.
  enum Kind: String, Hashable, Sendable {
    /// The number or more.
    case least
    /// More than the number.
    case more
    /// The number or fewer.
    case most
    /// Fewer than the number.
    case less
    /// A number near it.
    case approximate
  }

  let words: [WordID]
  let kind: Kind
}

/// The bound phrases of a language, found by their last word.
struct BoundPhrases: Sendable {
  private var phrases: [BoundPhrase] = []
  private var endings = WordSet()

  /// Adds `phrase`; longer phrases win over their endings (*no fewer than* over *fewer than*).
  mutating func insert(_ phrase: BoundPhrase) {
    guard let last = phrase.words.last, !phrase.words.contains(.unknown) else { return }
    endings.insert(last)
    let place =
      phrases.firstIndex { $0.words.count < phrase.words.count } ?? phrases.count
    phrases.insert(phrase, at: place)
  }

  /// The longest phrase that ends right before `token`.
  func phrase(before token: Int, in sentence: SentenceCursor) -> BoundPhrase? {
    guard token > 0, endings.contains(sentence.word(token - 1)) else { return nil }
    return phrases.first { phrase in
      let start = token - phrase.words.count
      return start >= 0
        && phrase.words.indices.allSatisfy { sentence.word(start + $0) == phrase.words[$0] }
    }
  }
}
