/// Words that decide whether a full stop behind an abbreviation ends the sentence.
struct SentenceWords: Sendable {
  /// *the*, *he*, *in*: capitalized behind an abbreviation they start a sentence.
  let openers: WordSet
  /// Those that start one also where every word is in capitals.
  let strongOpeners: WordSet
  /// *Monday*, *EST*: behind a time of day they go on with the sentence.
  let afterTime: WordSet
  let timeAbbreviations: WordSet

  init(vocabulary: Vocabulary) {
    let opening: Set<PartOfSpeech> = [
      .determiner, .preposition, .coordinator, .pronoun, .possessivePronoun, .whAdverb,
    ]
    let strong: Set<PartOfSpeech> = [.determiner, .pronoun, .possessivePronoun]
    var openers = WordSet()
    var strongOpeners = WordSet()
    for number in 1...max(vocabulary.table.count, 1) {
      let word = WordID(rawValue: UInt32(number))
      guard let first = vocabulary.readingNumbers(of: word).first else { continue }
      let tag = vocabulary.table.reading(first).tag
      if opening.contains(tag) { openers.insert(word) }
      if strong.contains(tag) { strongOpeners.insert(word) }
    }
    self.openers = openers
    self.strongOpeners = strongOpeners
    afterTime = vocabulary.words([
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "est", "edt",
      "gmt", "utc",
      "local", "cst", "cdt", "pst", "pdt", "et", "pt",
    ])
    timeAbbreviations = vocabulary.words(["a.m.", "p.m."])
  }
}
