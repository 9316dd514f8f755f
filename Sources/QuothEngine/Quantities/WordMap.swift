package import QuothText

/// A map from words to small values with constant-time look-up.
///
/// The slots are two bytes a word of the vocabulary, so a map holds at most 65,535 different values.
package struct WordMap<Value: Hashable & Sendable>: Sendable {
  private var slots: [UInt16] = []
  private var values: [Value] = []

  package init() {}

  /// Maps `word` to `value`; the unknown word and a word that is already mapped stay as they are.
  package mutating func insert(_ value: Value, for word: WordID) {
    guard word != .unknown, self[word] == nil else { return }
    let slot: Int
    if let known = values.firstIndex(of: value) {
      slot = known
    } else {
      precondition(values.count < UInt16.max, "a word map holds at most 65,535 values")
      slot = values.count
      values.append(value)
    }
    let index = Int(word.rawValue)
    if slots.count <= index {
      slots.append(contentsOf: repeatElement(0, count: index + 1 - slots.count))
    }
    slots[index] = UInt16(slot + 1)
  }

  /// The value of `word`, or nil.
  package subscript(word: WordID) -> Value? {
    let index = Int(word.rawValue)
    guard index < slots.count, slots[index] != 0 else { return nil }
    return values[Int(slots[index]) - 1]
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
