package import QuothText

/// A map from words to values, of which there are few different ones, with constant-time look-up.
///
/// A hash table at least twice the size of the map: every stage asks about every word of a text, most of which are in
/// no map, and tables so small stay in the processor's near caches.
package struct WordMap<Value: Hashable & Sendable>: Sendable {
  private struct Slot: Sendable {
    /// The unknown word in a free slot.
    var word = WordID.unknown
    var value: UInt16 = 0
  }

  /// Their count is a power of two.
  private var slots = [Slot()]
  private var count = 0
  private var values: [Value] = []

  package init() {}

  /// Maps `word` to `value`; the unknown word and a word that is already mapped stay as they are.
  package mutating func insert(_ value: Value, for word: WordID) {
    guard word != .unknown, self[word] == nil else { return }
    let number = values.firstIndex(of: value) ?? values.count
    if number == values.count { values.append(value) }
    precondition(number <= UInt16.max, "a word map holds at most 65,536 values")
    count += 1
    if count * 2 > slots.count { grow() }
    place(Slot(word: word, value: UInt16(number)))
  }

  private mutating func grow() {
    let members = slots.filter { $0.word != .unknown }
    slots = [Slot](repeating: Slot(), count: max(16, slots.count * 2))
    for member in members { place(member) }
  }

  private mutating func place(_ member: Slot) {
    var slot = firstSlot(of: member.word)
    while slots[slot].word != .unknown { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = member
  }

  @inline(__always)
  private func firstSlot(of word: WordID) -> Int {
    Int((word.rawValue &* 0x9E37_79B1) >> 7) & (slots.count - 1)
  }

  /// The value of `word`, or nil.
  package subscript(word: WordID) -> Value? {
    var slot = firstSlot(of: word)
    while true {
      let member = slots[slot]
      if member.word == .unknown { return nil }
      if member.word == word { return values[Int(member.value)] }
      slot = (slot + 1) & (slots.count - 1)
    }
  }
}

extension WordMap where Value: OptionSet {
  /// Maps each word to the union of what it stands under.
  init(joining members: [(Value, [WordID])]) {
    var joined: [WordID: Value] = [:]
    for (value, words) in members {
      for word in words { joined[word, default: []].formUnion(value) }
    }
    for (word, value) in joined { insert(value, for: word) }
  }
}
