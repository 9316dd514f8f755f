import QuothRules
import QuothText

/// The names of the lexicons as sequences of words, in one trie.
struct WordLexicon: Sendable {
  /// The type of each node at which a name ends; `.none` at the others.
  private var types: [TypeID] = [.none]
  /// Whether a name that ends at the node starts with a capital letter.
  private var needsCapital: [Bool] = [false]
  /// The child of the root for each word, 0 if there is none.
  private var firstNodes: [UInt32]
  /// The children of the other nodes.
  private var children = NodeTable()

  init(_ entries: Lexicon, vocabulary: Vocabulary, tokenizer: Tokenizer) {
    firstNodes = [UInt32](repeating: 0, count: vocabulary.count + 1)
    let cache = WordCache(bits: 12)
    for entry in entries {
      let name = Array(entry.words.joined(separator: " ").utf8)
      guard let words = try? tokenizer.tokenize(name, cache: cache).words,
        !words.contains(.unknown)
      else { continue }
      insert(
        words, entry.type, needsCapital: name.first.map { (0x41...0x5A).contains($0) } ?? false)
    }
  }

  private mutating func insert(_ words: [WordID], _ type: TypeID, needsCapital isCapital: Bool) {
    guard let first = words.first else { return }
    if firstNodes[Int(first.rawValue)] == 0 { firstNodes[Int(first.rawValue)] = addNode() }
    var node = firstNodes[Int(first.rawValue)]
    for word in words.dropFirst() {
      var child = children.child(of: node, word)
      if child == 0 {
        child = addNode()
        children.insert(child, of: node, word)
      }
      node = child
    }
    // Of one name with several types the first stays.
    guard types[Int(node)] == .none else { return }
    types[Int(node)] = type
    needsCapital[Int(node)] = isCapital
  }

  private mutating func addNode() -> UInt32 {
    types.append(.none)
    needsCapital.append(false)
    return UInt32(types.count - 1)
  }

  /// Whether a name starts with `word`.
  @inline(__always)
  func startsName(_ word: WordID) -> Bool { firstNodes[Int(word.rawValue)] != 0 }

  /// The longest name that starts at `token` and ends before `limit`; document tokens.
  func longestName(
    at token: Int, before limit: Int, in document: TokenizedDocument
  ) -> (tokens: Range<Int>, type: TypeID)? {
    var node = firstNodes[Int(document.words[token].rawValue)]
    let isCapital = document.shapes[token].contains(.capitalized)
    var best: (tokens: Range<Int>, type: TypeID)?
    var end = token + 1
    while node != 0 {
      let type = types[Int(node)]
      if type != .none, isCapital || !needsCapital[Int(node)] { best = (token..<end, type) }
      guard end < limit else { break }
      node = children.child(of: node, document.words[end])
      end += 1
    }
    return best
  }
}
