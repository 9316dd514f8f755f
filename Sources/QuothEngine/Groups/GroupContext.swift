import QuothText

/// The tagged sentence as the steps of the group stage see it.
///
/// Token indices count in the sentence.
final class GroupContext {
  let words: GroupWords
  let vocabulary: Vocabulary
  let letters: [UInt8]
  private let classes: [GroupClasses]
  let tokens: ArraySlice<WordID>
  let shapes: ArraySlice<TokenShape>

  init(
    words: GroupWords, vocabulary: Vocabulary, letters: [UInt8], classes: [GroupClasses],
    tokens: ArraySlice<WordID>, shapes: ArraySlice<TokenShape>
  ) {
    self.words = words
    self.vocabulary = vocabulary
    self.letters = letters
    self.classes = classes
    self.tokens = tokens
    self.shapes = shapes
  }

  /// The word of a token, `.unknown` outside the sentence.
  func word(_ token: Int) -> WordID {
    token >= 0 && token < tokens.count ? tokens[tokens.startIndex + token] : .unknown
  }

  /// The shape of a token in the sentence.
  func shape(_ token: Int) -> TokenShape { shapes[shapes.startIndex + token] }

  /// The letter of a token, `.` outside the sentence.
  @inline(__always)
  func letter(_ token: Int) -> UInt8 {
    token >= 0 && token < letters.count ? letters[token] : UInt8(ascii: ".")
  }

  /// Whether the word of a token of the sentence is in one of the classes.
  @inline(__always)
  func belongs(_ token: Int, _ classes: GroupClasses) -> Bool {
    token >= 0 && token < self.classes.count && !self.classes[token].isDisjoint(with: classes)
  }

  @inline(__always)
  func isLetter(_ token: Int, _ letter: Unicode.Scalar) -> Bool {
    self.letter(token) == UInt8(ascii: letter)
  }
}
