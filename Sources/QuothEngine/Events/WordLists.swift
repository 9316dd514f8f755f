import QuothText

/// Lists of words and lemmas, with a look-up of the lists that a word is in.
struct WordLists: Sendable {
  /// A list as it is given.
  struct Draft: Hashable, Sendable {
    let words: [WordID]
    let lemmas: [WordID]
  }

  /// For each word the lists that it is in.
  private struct Index: Sendable {
    /// By word: the first of its lists; one more entry for the end.
    private var firsts: [UInt32]
    private var lists: [UInt32]

    init(_ lists: [[WordID]], wordCount: Int) {
      firsts = [UInt32](repeating: 0, count: wordCount + 2)
      let words = lists.map { Set($0) }
      for word in words.joined() { firsts[Int(word.rawValue) + 1] += 1 }
      for index in firsts.indices.dropFirst() { firsts[index] += firsts[index - 1] }
      self.lists = [UInt32](repeating: 0, count: Int(firsts[firsts.count - 1]))
      var next = firsts
      for (number, list) in words.enumerated() {
        for word in list {
          self.lists[Int(next[Int(word.rawValue)])] = UInt32(number)
          next[Int(word.rawValue)] += 1
        }
      }
    }

    @inline(__always)
    func forEachList(of word: WordID, _ visit: (Int) -> Void) {
      let index = Int(word.rawValue)
      for place in Int(firsts[index])..<Int(firsts[index + 1]) { visit(Int(lists[place])) }
    }

    @inline(__always)
    func contains(_ list: Int, _ word: WordID) -> Bool {
      let index = Int(word.rawValue)
      for place in Int(firsts[index])..<Int(firsts[index + 1]) where Int(lists[place]) == list {
        return true
      }
      return false
    }
  }

  private let listsOfWords: Index
  private let listsOfLemmas: Index
  private let count: Int

  init(_ lists: [Draft], vocabulary: Vocabulary) {
    listsOfWords = Index(lists.map(\.words), wordCount: vocabulary.count)
    listsOfLemmas = Index(lists.map(\.lemmas), wordCount: vocabulary.count)
    count = lists.count
  }

  /// The lists that have one of the words or lemmas, one bit for each.
  func present(in words: ArraySlice<WordID>, lemmas: [WordID]) -> [UInt64] {
    var present = [UInt64](repeating: 0, count: (count + 63) / 64)
    for word in words {
      listsOfWords.forEachList(of: word) { present[$0 >> 6] |= 1 << UInt64($0 & 63) }
    }
    for lemma in lemmas {
      listsOfLemmas.forEachList(of: lemma) { present[$0 >> 6] |= 1 << UInt64($0 & 63) }
    }
    return present
  }

  /// Whether the word or its lemma is in the list.
  @inline(__always)
  func contains(_ list: Int, word: WordID, lemma: WordID) -> Bool {
    listsOfWords.contains(list, word) || listsOfLemmas.contains(list, lemma)
  }
}
