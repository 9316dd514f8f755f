/// The closed word classes that the group stage asks for, as bits of one word.
struct GroupClasses: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  static let be = GroupClasses(rawValue: 1 << 0)
  static let have = GroupClasses(rawValue: 1 << 1)
  static let get = GroupClasses(rawValue: 1 << 2)
  static let auxiliaries = GroupClasses(rawValue: 1 << 3)
  static let negations = GroupClasses(rawValue: 1 << 4)
  static let possessivePronouns = GroupClasses(rawValue: 1 << 5)
  static let personPronouns = GroupClasses(rawValue: 1 << 6)
  static let neuterPronouns = GroupClasses(rawValue: 1 << 7)
  static let pluralPronouns = GroupClasses(rawValue: 1 << 8)
  /// Pronouns that are a group alone: *others*, *everyone*.
  static let standalone = GroupClasses(rawValue: 1 << 9)
  static let demonstratives = GroupClasses(rawValue: 1 << 10)
  /// *both*, *all* between *were* and its participle.
  static let floating = GroupClasses(rawValue: 1 << 11)
  static let directions = GroupClasses(rawValue: 1 << 12)
  static let demonyms = GroupClasses(rawValue: 1 << 13)
  static let indefiniteArticles = GroupClasses(rawValue: 1 << 14)
  /// *area*, *outskirts*: place nouns that keep their own meaning beside an adjective.
  static let looseClassNouns = GroupClasses(rawValue: 1 << 15)
  static let pluralDemonstratives = GroupClasses(rawValue: 1 << 16)
  static let pluralQuantifiers = GroupClasses(rawValue: 1 << 17)
  static let personRelatives = GroupClasses(rawValue: 1 << 18)
  static let complementizers = GroupClasses(rawValue: 1 << 19)
  static let subordinators = GroupClasses(rawValue: 1 << 20)
  static let clausePrepositions = GroupClasses(rawValue: 1 << 21)
  static let partitives = GroupClasses(rawValue: 1 << 22)
  static let countNouns = GroupClasses(rawValue: 1 << 23)
  static let placeClassNouns = GroupClasses(rawValue: 1 << 24)
  static let bodyNouns = GroupClasses(rawValue: 1 << 25)
  static let armedModifiers = GroupClasses(rawValue: 1 << 26)
  static let definiteArticles = GroupClasses(rawValue: 1 << 27)
  /// *able*, *likely*: adjectives that join an infinitive to the group behind *be*.
  static let chainAdjectives = GroupClasses(rawValue: 1 << 28)
  /// Past participles that a second participle may follow (*confirmed killed*, *found shot*).
  static let reportedStates = GroupClasses(rawValue: 1 << 29)
  /// *died*, *occurred*: past tenses that are never participles of a passive.
  static let pastTenses = GroupClasses(rawValue: 1 << 30)
  /// The first word of a preposition or coordinator of several words.
  static let phraseOpenings = GroupClasses(rawValue: 1 << 31)

  // Single words.
  static let whose = GroupClasses(rawValue: 1 << 40)
  static let that = GroupClasses(rawValue: 1 << 41)
  static let of = GroupClasses(rawValue: 1 << 42)
  static let and = GroupClasses(rawValue: 1 << 43)
  static let by = GroupClasses(rawValue: 1 << 44)
  static let according = GroupClasses(rawValue: 1 << 45)
  static let to = GroupClasses(rawValue: 1 << 46)
  static let forWord = GroupClasses(rawValue: 1 << 47)
}
