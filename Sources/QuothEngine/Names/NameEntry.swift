import QuothText

/// A name of a lexicon as the finder uses it.
struct NameEntry: Sendable, Hashable {
  let type: TypeID
  /// The index in the rule set's lexicon.
  let lexiconIndex: Int
  /// *town*, *country*, *agency*; `.unknown` if the lexicon says nothing.
  let kind: WordID
  /// *state*, *nonstate*; `.unknown` if the lexicon says nothing.
  let side: WordID
  /// Written in capitals only (*IS*, *UN*): matches only words in capitals.
  let isCapitals: Bool
  /// Written in lower case (*peshmerga*).
  let isLowercase: Bool
  /// No name where all words have capitals (`capitals=no`: *IS*, *US*).
  let isOnlySparing: Bool
  /// A name only beside a clue (`context=needed`: towns that are everyday words).
  let needsContext: Bool
  /// A country: it stays a place where other places would yield to a person.
  let isCountry: Bool
}
