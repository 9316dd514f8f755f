package import QuothModel
package import QuothText

/// A number in the text, with its bounds.
package struct Quantity: Sendable {
  /// The tokens, with bound and approximation words, as indices in the sentence.
  package var tokens: Range<Int>
  /// The number with its bounds; nil when the words count no persons (*48 hours*, *20 km*, *$5 million*).
  package var count: Count?

  package init(tokens: Range<Int>, count: Count?) {
    self.tokens = tokens
    self.count = count
  }
}

/// A date expression.
package struct DateExpression: Sendable {
  /// The tokens of the mention (*late last month*, without preposition), as indices in the sentence.
  package var tokens: Range<Int>
  /// What the words say; `DateResolver` places it in the calendar.
  package var meaning: DateMeaning

  package init(tokens: Range<Int>, meaning: DateMeaning) {
    self.tokens = tokens
    self.meaning = meaning
  }
}

/// A capitalized name or a name of a lexicon.
package struct NameMention: Sendable {
  /// The tokens, as indices in the sentence.
  package var tokens: Range<Int>
  /// The type; `.untypedName` when only the shape is known.
  package var type: TypeID
  /// A described feature: kind of a place, side of a force; `.unknown` if none.
  package var kind = WordID.unknown
  package var side = WordID.unknown
  /// The lexicon entry (index in the rule set's names), if a lexicon knows the name.
  package var entry: Int?
  /// The type rests on a weak clue (shape alone), and may be overruled by the rest of the document.
  package var isWeak = false
  /// A rule with `mention:` found it; it is written whether it fills a role or not.
  package var isFromRule = false
  /// A described mention (*the blue brigade*), which names nothing.
  package var isDescribed = false
  /// A country or another place that a person's last name does not take over.
  package var isProminentPlace = false
  /// The rule or clue that typed the name, for `rules` and `explain`.
  package var evidence: String

  package init(tokens: Range<Int>, type: TypeID, evidence: String) {
    self.tokens = tokens
    self.type = type
    self.evidence = evidence
  }
}

/// What the analysis knows of one sentence.
///
/// All token indices count from the sentence's first token; `firstToken` leads back to the document.
package struct SentenceAnalysis: Sendable {
  /// The index of the sentence in the document.
  package let sentence: Int
  /// The document token index of the sentence's first token.
  package let firstToken: Int
  package var tags: [PartOfSpeech] = []
  /// The lemma of each token under its tag; the word itself where no table knows one.
  package var lemmas: [WordID] = []
  package var quantities: [Quantity] = []
  package var dates: [DateExpression] = []
  package var names: [NameMention] = []
  package var verbGroups: [VerbGroup] = []
  package var elements: [Element] = []
  /// Rules for mentions that hit a limit on the sentence.
  package var failures: [RuleFailure] = []

  package init(sentence: Int, firstToken: Int) {
    self.sentence = sentence
    self.firstToken = firstToken
  }
}

extension SentenceAnalysis {
  /// Gives back what its names reserved while they grew, where it is more than a third of their memory.
  mutating func releaseSpareMemory() {
    guard (names.capacity - names.count) * 3 > names.capacity else { return }
    names = names.withUnsafeBufferPointer { Array($0) }
  }
}
