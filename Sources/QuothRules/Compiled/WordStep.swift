/// Words one of which stands in every match of a pattern.
///
/// The steps of a pattern stand in a match in their order, so that the words of a sentence alone tell of most
/// patterns that they cannot match there.
package struct WordStep: Hashable, Sendable {
  /// Where the word stands.
  package enum Place: Int, Sendable {
    /// It is the token where the step begins.
    case token
    /// It is that token, or a later one of the element if the step begins with the element.
    case element
  }

  /// Where the step ends.
  package enum End: Int, Sendable {
    /// Behind the word.
    case word
    /// Behind the group that begins with the step.
    case group
    case unknown
  }

  /// Words of the text, in lower case.
  package var words: [String] = []
  /// Lemmas of words of the text, in lower case.
  package var lemmas: [String] = []
  /// Whether the step begins where the one before ends, or, if it is the first, where the match starts.
  package var isAdjacent = true
  package var place = Place.token
  package var end = End.word
  /// Whether a match can do without the step.
  package var isOptional = false

  package init(words: [String] = [], lemmas: [String] = []) {
    self.words = words
    self.lemmas = lemmas
  }

  /// Whether any word will do.
  package var isAnything: Bool { words.isEmpty && lemmas.isEmpty }
}
