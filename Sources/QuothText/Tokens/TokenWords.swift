/// What the scanner has to know about words.
final class TokenWords: Sendable {
  let vocabulary: Vocabulary
  let abbreviations: Abbreviations
  /// The word of each ASCII character that is a token of its own.
  let ofASCII: [WordID]

  init(vocabulary: Vocabulary, abbreviations: some Sequence<String>) {
    self.vocabulary = vocabulary
    self.abbreviations = Abbreviations(abbreviations)
    ofASCII = (0..<128).map { vocabulary.word(forUTF8: CollectionOfOne(UInt8($0))) }
  }

  /// What is known of a word of ASCII letters in lower case.
  @inline(never)
  func value(ofLetters key: WordCache.Key) -> WordCache.Value {
    key.withBytes { letters in
      WordCache.Value(
        word: vocabulary.word(
          folded: letters, hash: letters.reduce(Folding.emptyHash, Folding.hash)),
        mayAbbreviate: abbreviations.mayContain(key))
    }
  }
}
