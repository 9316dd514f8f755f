import QuothText

/// The children of a trie's nodes: from a node and a word to the next node.
///
/// A hash table in two arrays, at most half full: it is asked behind every word that starts a name.
struct NodeTable: Sendable {
  /// Node and word, or 0, which is no node, in free places; their count is a power of two.
  private var keys: [UInt64] = [0, 0]
  private var nodes: [UInt32] = [0, 0]
  private var count = 0

  /// The child of `node` for `word`, 0 if there is none.
  @inline(__always)
  func child(of node: UInt32, _ word: WordID) -> UInt32 {
    nodes[place(of: Self.key(node, word))]
  }

  /// Makes `child` the child of `node`, which has none for `word`.
  mutating func insert(_ child: UInt32, of node: UInt32, _ word: WordID) {
    count += 1
    if count * 2 > keys.count { grow() }
    put(Self.key(node, word), child)
  }

  private static func key(_ node: UInt32, _ word: WordID) -> UInt64 {
    UInt64(node) << 32 | UInt64(word.rawValue)
  }

  /// Where `key` stands, or the free place where it would.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != key, keys[place] != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func put(_ key: UInt64, _ child: UInt32) {
    let place = place(of: key)
    keys[place] = key
    nodes[place] = child
  }

  private mutating func grow() {
    let old = zip(keys, nodes)
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    nodes = [UInt32](repeating: 0, count: keys.count)
    for (key, child) in old where key != 0 { put(key, child) }
  }
}
