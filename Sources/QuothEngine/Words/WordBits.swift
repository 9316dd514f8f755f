import QuothText

/// A set of words as one bit for each word of the vocabulary.
///
/// Every token of a text is looked up in it: 25 kB stay in the processor's nearest cache, where a
/// table of numbers would not.
struct WordBits: Sendable {
  private var blocks: [UInt64]

  /// The words of a vocabulary of `wordCount` for which `isMember` holds.
  init(wordCount: Int, where isMember: (WordID) -> Bool) {
    blocks = [UInt64](repeating: 0, count: wordCount / 64 + 1)
    for number in 0...wordCount where isMember(WordID(rawValue: UInt32(number))) {
      blocks[number / 64] |= 1 << UInt64(number % 64)
    }
  }

  @inline(__always)
  func contains(_ word: WordID) -> Bool {
    blocks[Int(word.rawValue / 64)] >> UInt64(word.rawValue % 64) & 1 != 0
  }
}
