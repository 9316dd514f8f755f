/// A known word form, folded to lower case: its number in a `Vocabulary`.
///
/// Numbers below the lexical table's size belong to the shipped table, the others to words that only a rule pack names.
package struct WordID: RawRepresentable, Hashable, Sendable, Comparable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A word that neither the shipped table nor the rule pack knows.
  package static let unknown = WordID(rawValue: 0)

  package static func < (left: WordID, right: WordID) -> Bool { left.rawValue < right.rawValue }
}

/// A set of word forms with constant-time membership.
package struct WordSet: Sendable {
  @usableFromInline var bits: [UInt64]

  package init(_ words: some Sequence<WordID> = []) {
    bits = []
    for word in words { insert(word) }
  }

  /// Adds `word`; the unknown word is never a member.
  package mutating func insert(_ word: WordID) {
    guard word != .unknown else { return }
    let index = Int(word.rawValue >> 6)
    while bits.count <= index { bits.append(0) }
    bits[index] |= 1 << UInt64(word.rawValue & 63)
  }

  @inlinable package func contains(_ word: WordID) -> Bool {
    let index = Int(word.rawValue >> 6)
    return index < bits.count && bits[index] & (1 << UInt64(word.rawValue & 63)) != 0
  }
}
