import QuothText

/// The tagged sentence as the steps of the group stage see it.
///
/// Token indices count in the sentence.
final class GroupContext {
  let words: GroupWords
  let vocabulary: Vocabulary
  let letters: [UInt8]
  let tokens: ArraySlice<WordID>
  let shapes: ArraySlice<TokenShape>

  init(
    words: GroupWords, vocabulary: Vocabulary, letters: [UInt8], tokens: ArraySlice<WordID>,
    shapes: ArraySlice<TokenShape>
  ) {
    self.words = words
    self.vocabulary = vocabulary
    self.letters = letters
    self.tokens = tokens
    self.shapes = shapes
  }

  /// The word of a token, `.unknown` outside the sentence.
  func word(_ token: Int) -> WordID {
    letters.indices.contains(token) ? tokens[tokens.startIndex + token] : .unknown
  }

  /// The shape of a token in the sentence.
  func shape(_ token: Int) -> TokenShape { shapes[shapes.startIndex + token] }

  /// The letter of a token, `.` outside the sentence.
  func letter(_ token: Int) -> UInt8 {
    letters.indices.contains(token) ? letters[token] : UInt8(ascii: ".")
  }

  func isLetter(_ token: Int, _ letter: Unicode.Scalar) -> Bool {
    self.letter(token) == UInt8(ascii: letter)
  }
}
