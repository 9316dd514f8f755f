/// The word lists that a language pack gives the quantity reader.
struct QuantityLists: Sendable {
  /// Words that bound a number (`bounds`).
  struct BoundRow: Sendable {
    let words: [String]
    let kind: BoundPhrase.Kind
  }

  /// Plurals that name a number loosely (`vague_numbers`).
  struct VagueRow: Sendable {
    let words: [String]
    let low: Int
  }

  var bounds: [BoundRow] = []
  var vagueNumbers: [VagueRow] = []
  /// Nouns that make a number count no persons (*hours*, *percent*).
  var measureNouns: [String] = []
  /// Nouns of persons and forces: *2000 people* is no year.
  var personNouns: [String] = []
  /// Nouns that a number only labels (*Resolution 2254*).
  var numberedNouns: [String] = []
}
