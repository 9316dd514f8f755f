/// A known word form, folded to lower case: its number in a `Vocabulary`.
///
/// Numbers below the lexical table's size belong to the shipped table, the others to words that only a rule pack names.
public struct WordID: RawRepresentable, Hashable, Sendable, Comparable {
  /// The number in the vocabulary; 0 for the unknown word.
  public let rawValue: UInt32
  /// The word with that number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A word that neither the shipped table nor the rule pack knows.
  public static var unknown: WordID { WordID(rawValue: 0) }

  /// Orders words by their numbers.
  public static func < (left: WordID, right: WordID) -> Bool { left.rawValue < right.rawValue }
}

/// A set of word forms with constant-time membership.
///
/// A hash table four times the size of the set: dozens of sets are asked about every word of a
/// text, and so small they all stay in the processor's nearest cache.
public struct WordSet: Sendable {
  /// The members' numbers, 0 in free slots; their count is a power of two.
  @usableFromInline var slots: [UInt32] = [0]
  private var count = 0

  /// The set of `words`; the unknown word is left out.
  public init(_ words: some Sequence<WordID> = []) {
    for word in words { insert(word) }
  }

  /// Adds `word`; the unknown word is never a member.
  public mutating func insert(_ word: WordID) {
    guard word != .unknown, !contains(word) else { return }
    count += 1
    if count * 4 > slots.count { grow() }
    place(word.rawValue)
  }

  private mutating func grow() {
    let members = slots.filter { $0 != 0 }
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for member in members { place(member) }
  }

  private mutating func place(_ member: UInt32) {
    var slot = Self.firstSlot(of: member)
    while slots[Int(slot) & (slots.count - 1)] != 0 { slot &+= 1 }
    slots[Int(slot) & (slots.count - 1)] = member
  }

  @inlinable @inline(__always) static func firstSlot(of member: UInt32) -> UInt32 {
    (member &* 0x9E37_79B1) >> 7
  }

  /// Whether `word` is a member.
  @inlinable @inline(__always) public func contains(_ word: WordID) -> Bool {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(Self.firstSlot(of: word.rawValue)) & mask
      while true {
        let member = slots[slot]
        if member == word.rawValue { return member != 0 }
        if member == 0 { return false }
        slot = (slot + 1) & mask
      }
    }
  }
}
