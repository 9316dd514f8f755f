package import QuothModel
package import QuothText

/// What an element of a sentence is.
package enum ElementKind: UInt8, Sendable {
  case nounGroup
  case verbGroup
  case date
  case preposition
  /// *according to*, *as per*.
  case accordingTo
  /// A preposition or conjunction before a gerund: *after seizing*, *without saying*.
  case gerundPreposition
  /// *after*, *while*, *because*, *where* before a clause.
  case subordinator
  /// *who*, *which*, *whose*, and *that* after a noun.
  case relativePronoun
  /// *that* before a content clause.
  case complementizer
  case coordinator
  case comma
  /// Adverbs, particles and predicate adjectives.
  case adverb
  /// A stretch of at most eight tokens in round or square brackets.
  case parenthesis
  case possessiveEnding
  case quotationMark
  /// `;` `:` dashes, full stops, brackets without a partner.
  case punctuation
  case other
}

/// The grammatical form of a verb group, judged by its first verb.
package enum VerbForm: UInt8, Sendable {
  case finite, participle, gerund, infinitive
}

/// What is known of a verb group.
package struct VerbGroup: Sendable {
  /// The last lexical verb, as a token index in the sentence.
  package var main: Int
  /// Every lexical verb of the group, in order (*were **found shot***); sentence token indices.
  package var lexicalVerbs: [Int]
  /// The lemma of `main`.
  package var lemma: WordID
  package var form: VerbForm
  /// Passive by its auxiliary (*was killed*, *got hurt*), or by *confirmed killed*.
  package var isPassive = false
  package var isNegated = false
  /// The modal, or `.unknown`.
  package var modal = WordID.unknown
  /// Verbs that govern an infinitive inside the group, as lemmas, outermost first (*managed to* retake).
  package var chain: [WordID] = []
  /// A bare *-ed* form that can be a past tense and a participle (*killed*).
  package var isAmbiguousPast = false
  package var hasPerfectAuxiliary = false
  /// Starts with *to*.
  package var isToInfinitive = false

  package init(main: Int, lexicalVerbs: [Int], lemma: WordID, form: VerbForm) {
    self.main = main
    self.lexicalVerbs = lexicalVerbs
    self.lemma = lemma
    self.form = form
  }
}

/// What is known of a noun group.
package struct NounGroup: Sendable {
  private var packedName = PackedIndex(nil)
  private var packedQuantity = PackedIndex(nil)
  private var packedPossessor = PackedRange(nil)
  /// The type, by name, by head noun or by pronoun.
  package var type = TypeID.none
  /// *35 of the casualties*, *some of the troops*: the number counts a part.
  package var isPart = false
  /// *the bodies of* was merged into the group, or its head is a body word.
  package var isBody = false
  /// A possessive pronoun starts the group (***their** attack*).
  package var hasPossessivePronoun = false
  package var isPlural = false
  /// The kind of a place noun or name (*town*, *province*), the side of a force, as a word; `.unknown` if none.
  package var kind = WordID.unknown
  package var side = WordID.unknown
  /// The class noun that was merged away: *the **town** of X*.
  package var classNoun = WordID.unknown

  package init() {}

  /// The index in `SentenceAnalysis.names` of the name that the head stands in.
  package var name: Int? {
    get { packedName.index }
    set { packedName = PackedIndex(newValue) }
  }
  /// The index in `SentenceAnalysis.quantities` of the group's number.
  package var quantity: Int? {
    get { packedQuantity.index }
    set { packedQuantity = PackedIndex(newValue) }
  }
  /// Tokens before a possessive ending inside the group (***IS's** attack*), sentence token indices.
  package var possessor: Range<Int>? {
    get { packedPossessor.range }
    set { packedPossessor = PackedRange(newValue) }
  }
}

/// One element of a sentence: a group, or a single token between groups.
package struct Element: Sendable {
  package var kind: ElementKind
  private var packedTokens: PackedRange
  private var packedHead: PackedIndex
  private var packedVerbGroup = PackedIndex(nil)
  private var packedDate = PackedIndex(nil)
  package var nounGroup = NounGroup()

  package init(kind: ElementKind, tokens: Range<Int>, head: Int) {
    self.kind = kind
    packedTokens = PackedRange(tokens)
    packedHead = PackedIndex(head)
  }

  /// The tokens, as indices in the sentence (0 is the sentence's first token).
  package var tokens: Range<Int> {
    get { packedTokens.bounds }
    set { packedTokens = PackedRange(newValue) }
  }
  /// The head token of a group, else the last token; an index in the sentence.
  package var head: Int {
    get { packedHead.index ?? tokens.lowerBound }
    set { packedHead = PackedIndex(newValue) }
  }
  /// The index in `SentenceAnalysis.verbGroups`, for verb groups.
  package var verbGroup: Int? {
    get { packedVerbGroup.index }
    set { packedVerbGroup = PackedIndex(newValue) }
  }
  /// The index in `SentenceAnalysis.dates`, for dates.
  package var date: Int? {
    get { packedDate.index }
    set { packedDate = PackedIndex(newValue) }
  }

  /// The group's type; `.none` for what is no noun group.
  package var type: TypeID { kind == .nounGroup ? nounGroup.type : .none }
}
