/// Words that decide whether a full stop behind an abbreviation ends the sentence.
struct SentenceWords: Sendable {
  private let vocabulary: Vocabulary
  /// *Monday*, *EST*: behind a time of day they go on with the sentence.
  let afterTime: WordSet
  let timeAbbreviations: WordSet

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    afterTime = vocabulary.words([
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "est", "edt",
      "gmt", "utc",
      "local", "cst", "cdt", "pst", "pdt", "et", "pt",
    ])
    timeAbbreviations = vocabulary.words(["a.m.", "p.m."])
  }

  /// *the*, *he*, *in*: capitalized behind an abbreviation they start a sentence.
  func isOpener(_ word: WordID) -> Bool {
    switch likeliestTag(of: word) {
    case .determiner, .preposition, .coordinator, .pronoun, .possessivePronoun, .whAdverb: true
    default: false
    }
  }

  /// Those that start one also where every word is in capitals.
  func isStrongOpener(_ word: WordID) -> Bool {
    switch likeliestTag(of: word) {
    case .determiner, .pronoun, .possessivePronoun: true
    default: false
    }
  }

  private func likeliestTag(of word: WordID) -> PartOfSpeech? {
    vocabulary.readingNumbers(of: word).first.map { vocabulary.table.reading($0).tag }
  }
}
