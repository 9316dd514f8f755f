/// What a word can be in a name or beside one.
struct NameRoles: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  /// *Syrian*: no name of its own.
  static let demonym = NameRoles(rawValue: 1 << 0)
  /// *governor*, *General*: an office or rank.
  static let title = NameRoles(rawValue: 1 << 1)
  /// *top*, *deputy*, *former*: stands before an office.
  static let titleModifier = NameRoles(rawValue: 1 << 2)
  /// The last word of a force's name (*Brigade*).
  static let forceHead = NameRoles(rawValue: 1 << 3)
  static let organizationHead = NameRoles(rawValue: 1 << 4)
  static let placeHead = NameRoles(rawValue: 1 << 5)
  /// The first word of a force's name (*Liwa*).
  static let forceOpening = NameRoles(rawValue: 1 << 6)
  static let organizationOpening = NameRoles(rawValue: 1 << 7)
  static let placeOpening = NameRoles(rawValue: 1 << 8)
  /// *bin*, *al*, *de* inside a name.
  static let particle = NameRoles(rawValue: 1 << 9)
  /// *of*, *for*.
  static let connector = NameRoles(rawValue: 1 << 10)
  static let the = NameRoles(rawValue: 1 << 11)
  static let and = NameRoles(rawValue: 1 << 12)
  /// A lower-case noun of places before *of* or behind a name (*town*, *province*).
  static let placeNoun = NameRoles(rawValue: 1 << 13)
  /// A lower-case noun of armed actors (*fighters*).
  static let forceNoun = NameRoles(rawValue: 1 << 14)
  /// A lower-case noun of bodies (*agency*).
  static let organizationNoun = NameRoles(rawValue: 1 << 15)
  /// Opens a sentence in capitals without being a name.
  static let opener = NameRoles(rawValue: 1 << 16)
  /// *in*, *at*, *near*: a place follows.
  static let placePreposition = NameRoles(rawValue: 1 << 17)
  /// *from*, *to*, *into*: a place may follow.
  static let motionPreposition = NameRoles(rawValue: 1 << 18)
  /// *northern*, *central*.
  static let direction = NameRoles(rawValue: 1 << 19)
  /// A form of a verb of speech in the past or present (*said*, *told*).
  static let speech = NameRoles(rawValue: 1 << 20)
  /// *who*, *aged*: a person stands before.
  static let personRelative = NameRoles(rawValue: 1 << 21)
  /// *Jr*, *III*.
  static let personSuffix = NameRoles(rawValue: 1 << 22)
  /// A word that the big lists may not make a name.
  static let stopName = NameRoles(rawValue: 1 << 23)
  /// Opens a lexicon name that is written in lower case (*peshmerga*).
  static let lowercaseName = NameRoles(rawValue: 1 << 24)
  /// *a*, *an*, *its*, *their*, *his*, *her*: may open an apposition.
  static let determiner = NameRoles(rawValue: 1 << 25)
  /// *officer*, *newsman*: an occupation before a name, beside those of the word table.
  static let occupation = NameRoles(rawValue: 1 << 26)
  /// An office that is a mention only directly before a person (*Judge*).
  static let titleBeforeOnly = NameRoles(rawValue: 1 << 27)
  /// A lower-case noun that belongs to the mention of a place (*Homs **province***).
  static let placeNameNoun = NameRoles(rawValue: 1 << 28)
  /// A noun of places whose kind is known.
  static let placeKindOnly = NameRoles(rawValue: 1 << 29)

  /// *to*, *at*: joins an office to its place.
  static let officeConnector = NameRoles(rawValue: 1 << 30)
  /// *km*, *percent*: never in a name.
  static let noName = NameRoles(rawValue: 1 << 31)
  /// An honorific, *Mister* and its like: a person follows, but the word is no office.
  static let honorific = NameRoles(rawValue: 1 << 32)
  /// *police*: with a town before it, the name of a force.
  static let placeForceNoun = NameRoles(rawValue: 1 << 33)

  /// *group*, *militia*, *charity*: the name of the body may follow.
  static let namingNoun = NameRoles(rawValue: 1 << 34)
  /// *armed*, *rebel*: a body with it fights.
  static let armedModifier = NameRoles(rawValue: 1 << 35)

  static let anyHead = forceHead.union(organizationHead).union(placeHead)
  /// Words that capitals make no name.
  static let everyday = opener.union(connector).union(the).union(and).union(title).union(demonym)
    .union(noName)
  /// Common nouns.
  static let everydayNoun = forceNoun.union(organizationNoun).union(placeNoun)
    .union(placeNameNoun).union(occupation)
  /// What may stand between a preposition and a place.
  static let beforePlace = direction.union(the)
  /// What a name can begin with in lower case.
  static let lowercaseOpening = lowercaseName.union(particle)
  /// What a sentence holds in which an office speaks.
  static let speakingOffice = the.union(title).union(connector).union(speech)
}
