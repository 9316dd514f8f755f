import QuothText

/// Where the words that came lately lead from the root of the trie of names.
///
/// Most words that are looked for begin no name, and come again; their letters need not be folded each time. Belongs
/// to one worker, and to one lexicon.
package final class NameCache {
  private struct Entry {
    var word: WordID = .unknown
    /// The node behind the root by each folding, the root for none; negative where nobody asked yet.
    var spelling: NameTrie.Node = -1
    var transcription: NameTrie.Node = -1
  }

  private var entries: [Entry]

  /// A power of two.
  private static let capacity = 4096

  /// An empty cache.
  package init() { entries = Array(repeating: Entry(), count: Self.capacity) }

  /// The node of a known word of plain letters; `find` finds those that are new.
  @inline(__always)
  func node(
    of word: WordID, _ folding: NameKeys.Folding, orFind find: () -> NameTrie.Node
  ) -> NameTrie.Node {
    let slot = Int(truncatingIfNeeded: (word.rawValue &* 0x9E37_79B1) >> 16) & (Self.capacity - 1)
    let entry = entries[slot]
    if entry.word == word {
      let known = folding == .spelling ? entry.spelling : entry.transcription
      if known >= 0 { return known }
    }
    let node = find()
    if entry.word != word { entries[slot] = Entry(word: word) }
    if folding == .spelling {
      entries[slot].spelling = node
    } else {
      entries[slot].transcription = node
    }
    return node
  }
}
