import QuothText

/// What is known of a token before it has a tag.
struct TokenFacts: Sendable {
  let word: WordID
  let shape: TokenShape
  /// The tag that a date, a number or a name fixes.
  var lockedTag: PartOfSpeech? = nil
  var classes: TaggingClasses
  /// The readings that the lexical table has for the word, by their numbers.
  let readings: Range<Int>
  /// The tags of the readings.
  var possibleTags: TagSet = []

  var isLocked: Bool { lockedTag != nil }
}
