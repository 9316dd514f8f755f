package import QuothText

/// A prepositional phrase, or a bare date, that belongs to a trigger.
package struct Phrase: Sendable, Hashable {
  /// The element of the preposition; nil for a bare date.
  package let preposition: Int?
  /// The noun groups of the phrase (a list), or one date.
  package let elements: [Int]
  /// The phrase stands before the clause rather than behind the trigger.
  package var isFronted = false

  package init(preposition: Int?, elements: [Int], isFronted: Bool = false) {
    self.preposition = preposition
    self.elements = elements
    self.isFronted = isFronted
  }
}

/// The phrases behind a trigger, and where its clause ends.
package struct PhraseScan: Sendable {
  /// In their order in the text.
  package var phrases: [Phrase] = []
  /// The element that stopped the scan; the number of elements at the end of the sentence.
  package var end = 0

  package init() {}
}

extension ArraySlice<WordID> {
  /// Whether the words are one of `expressions`.
  func isAny(of expressions: [[WordID]]) -> Bool {
    expressions.contains { elementsEqual($0) }
  }
}
