/// The closed word classes that tagging and its repairs ask for, as bits of one word.
struct TaggingClasses: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  /// *is*, *were*.
  static let be = TaggingClasses(rawValue: 1 << 0)
  static let have = TaggingClasses(rawValue: 1 << 1)
  static let get = TaggingClasses(rawValue: 1 << 2)
  static let doForms = TaggingClasses(rawValue: 1 << 3)
  /// *hostage*, *captive*: what people are made, behind those who are.
  static let heldStates = TaggingClasses(rawValue: 1 << 4)
  /// *he*, *it*, *there*: an *'s* behind them is the verb.
  static let pronouns = TaggingClasses(rawValue: 1 << 5)
  /// *the*, *a*, *this*: a noun or an adjective follows.
  static let determiners = TaggingClasses(rawValue: 1 << 6)
  /// *a*, *an*, *the*.
  static let articles = TaggingClasses(rawValue: 1 << 7)
  /// *forces*, *groups*: nouns that name who acts, though they could be verbs.
  static let groupNouns = TaggingClasses(rawValue: 1 << 8)
  /// *those*, *all*, *others*: a participle behind them describes them.
  static let counted = TaggingClasses(rawValue: 1 << 9)
  /// *Syrian*, *Kurdish*, *Syrians*.
  static let demonyms = TaggingClasses(rawValue: 1 << 10)
  /// *according*, *including*, *following*: prepositions in spite of their form.
  static let participlePrepositions = TaggingClasses(rawValue: 1 << 11)
  /// *missing*: adjectives behind any verb.
  static let predicateGerunds = TaggingClasses(rawValue: 1 << 12)
  /// *we*, *they*: a verb without ending follows.
  static let subjectPronouns = TaggingClasses(rawValue: 1 << 13)
  /// *out*, *up*, *down*: particles behind a verb.
  static let particles = TaggingClasses(rawValue: 1 << 14)
  /// *all*, *total* behind *in* and before a number: *in all 40 people*.
  static let totals = TaggingClasses(rawValue: 1 << 15)
  /// *north*, *west*: nouns behind *the*.
  static let directions = TaggingClasses(rawValue: 1 << 16)
  /// Event nouns in -ing of the table `head_nouns` (*fighting*, *shelling*).
  static let eventGerunds = TaggingClasses(rawValue: 1 << 17)
  /// *found*, *confirmed*: a second participle may follow (*found shot*).
  static let reportedStates = TaggingClasses(rawValue: 1 << 18)
  /// *dead*, *shot*: what a number of persons is.
  static let countedStates = TaggingClasses(rawValue: 1 << 19)
  /// *advancing*, *remaining*: adjectives before a noun.
  static let describingGerunds = TaggingClasses(rawValue: 1 << 20)
  /// *do*, *did*, *let*, *help*: a base form follows.
  static let baseGovernors = TaggingClasses(rawValue: 1 << 21)
  /// *both*, *all* between *were* and its participle.
  static let floating = TaggingClasses(rawValue: 1 << 22)
  /// *died*, *occurred*: past tenses that are never participles of a passive.
  static let pastTenses = TaggingClasses(rawValue: 1 << 23)
  /// The last word of a compound noun (*air **strikes***).
  static let compoundHeads = TaggingClasses(rawValue: 1 << 24)

  // Single words.
  static let to = TaggingClasses(rawValue: 1 << 32)
  static let her = TaggingClasses(rawValue: 1 << 33)
  static let another = TaggingClasses(rawValue: 1 << 34)
  static let that = TaggingClasses(rawValue: 1 << 35)
  static let asWord = TaggingClasses(rawValue: 1 << 36)
  static let had = TaggingClasses(rawValue: 1 << 37)
  static let of = TaggingClasses(rawValue: 1 << 38)
  static let surrounding = TaggingClasses(rawValue: 1 << 39)
  static let dead = TaggingClasses(rawValue: 1 << 40)
  static let shot = TaggingClasses(rawValue: 1 << 41)
  static let out = TaggingClasses(rawValue: 1 << 42)
  static let since = TaggingClasses(rawValue: 1 << 43)
  static let inWord = TaggingClasses(rawValue: 1 << 44)
  static let no = TaggingClasses(rawValue: 1 << 45)

  /// *dead* and what people are made, behind those who are.
  static let resultingStates = dead.union(heldStates)
  /// What `TagRepairs.repairAfterAuxiliary` repairs though it may be no verb.
  static let repairedAsVerbs = resultingStates.union(floating).union(particles)
  /// What `TagRepairs.repairClosedWords` repairs.
  static let repaired = participlePrepositions.union(her).union(surrounding).union(that).union(no)
    .union(directions).union(since).union(totals).union(had).union(asWord)
}
