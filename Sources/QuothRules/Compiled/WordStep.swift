/// Words one of which stands in every match of a pattern.
///
/// The steps of a pattern stand in a match in their order, so that the words of a sentence alone tell of most
/// patterns that they cannot match there.
package struct WordStep: Hashable, Sendable {
  /// Words of the text, in lower case.
  package let words: [String]
  /// Lemmas of words of the text, in lower case.
  package let lemmas: [String]
  /// Whether the word stands directly behind that of the step before, or, in the first step, where the match starts.
  package let isAdjacent: Bool

  package init(words: [String], lemmas: [String], isAdjacent: Bool) {
    self.words = words
    self.lemmas = lemmas
    self.isAdjacent = isAdjacent
  }
}
