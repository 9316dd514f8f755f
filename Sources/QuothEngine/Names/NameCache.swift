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

  /// In memory of its own: the array of a class is checked for exclusive use at every look.
  private let entries: UnsafeMutableBufferPointer<Entry>

  /// A power of two.
  private static let capacity = 4096

  /// An empty cache.
  package init() {
    entries = .allocate(capacity: Self.capacity)
    entries.initialize(repeating: Entry())
  }

  deinit { entries.deallocate() }

  /// The node of a known word of plain letters; `find` finds those that are new.
  @inline(__always)
  func node(
    of word: WordID, _ folding: NameKeys.Folding, orFind find: () -> NameTrie.Node
  ) -> NameTrie.Node {
    let slot = Int(truncatingIfNeeded: (word.rawValue &* 0x9E37_79B1) >> 16) & (Self.capacity - 1)
    if entries[slot].word != word { entries[slot] = Entry(word: word) }
    let known = folding == .spelling ? entries[slot].spelling : entries[slot].transcription
    if known >= 0 { return known }
    let node = find()
    if folding == .spelling {
      entries[slot].spelling = node
    } else {
      entries[slot].transcription = node
    }
    return node
  }
}
