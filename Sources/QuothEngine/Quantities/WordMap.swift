package import QuothText

/// A map from words to small values with constant-time look-up.
///
/// The slots are one byte a word of the vocabulary, so that words that begin alike share a line of the processor's
/// cache.
package struct WordMap<Value: Hashable & Sendable>: Sendable {
  /// The number of the word's value + 1, 0 for none.
  private var slots: [UInt8] = []
  private var values: [Value] = []
  /// The values of words that came when the numbers were used up.
  private var others: [WordID: Value] = [:]

  private static var otherSlot: UInt8 { .max }

  package init() {}

  /// Maps `word` to `value`; the unknown word and a word that is already mapped stay as they are.
  package mutating func insert(_ value: Value, for word: WordID) {
    guard word != .unknown, self[word] == nil else { return }
    let index = Int(word.rawValue)
    if slots.count <= index {
      slots.append(contentsOf: repeatElement(0, count: index + 1 - slots.count))
    }
    if let known = values.firstIndex(of: value) {
      slots[index] = UInt8(known + 1)
    } else if values.count + 1 < Int(Self.otherSlot) {
      values.append(value)
      slots[index] = UInt8(values.count)
    } else {
      others[word] = value
      slots[index] = Self.otherSlot
    }
  }

  /// The value of `word`, or nil.
  package subscript(word: WordID) -> Value? {
    @inline(__always) get {
      let index = Int(word.rawValue)
      guard index < slots.count, slots[index] != 0 else { return nil }
      let number = Int(slots[index]) - 1
      return number < values.count ? values[number] : others[word]
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
