package import QuothRules
package import QuothText

/// The closed word classes that attribution tests, looked up once per rule set (rules/english/attribution.yaml).
package final class AttributionWords: Sendable {
  /// *tell, remind, inform*: the group behind them is the addressee.
  let addresseeVerbs: WordSet
  /// *in, on, after, to …*: a phrase with them behind a cue says where, when or to whom it was said.
  let adjunctPrepositions: WordSet
  /// *in, on, at, during …*: make the context `in`.
  let circumstancePrepositions: WordSet
  /// *of, in, for*: join the groups of one noun phrase.
  let phrasePrepositions: WordSet
  let questionWords: WordSet
  /// *which, but, while*: behind a comma they end a content clause.
  let contentEnders: WordSet
  /// *which, because, including …*: behind a comma they end a content that is an object.
  let objectEnders: WordSet
  /// *but, because, while*: end a content that is an object even without a comma.
  let bareObjectEnders: WordSet
  /// *and, but, while …*: may stand between a comma and the next cue.
  let clauseJoiners: WordSet
  /// *when, if, although …*: a sentence that starts so has no main clause before its first comma.
  let openingSubordinators: WordSet
  /// *who, which*: what stands behind a comma and such a word is no second half of a content.
  let relatives: WordSet
  let personRelatives: WordSet
  /// *comment*: negated, it tells that somebody said nothing.
  let silentCues: WordSet
  /// *no*, *nobody*: who says nothing.
  let noWords: WordSet
  /// Verbs that are no cue beside direct speech unless a row says so (*be, have, go*).
  let quoteCueExceptions: WordSet
  /// *quote, cite*: "quoted X as saying".
  let quotingVerbs: WordSet
  /// *of, for, with*: stand before what somebody is accused of.
  let accusationPrepositions: WordSet
  /// Verbs in front of a cue in one group that leave nothing said (*declined to say*), and that leave it open.
  let negatingChains: WordSet
  let openChains: WordSet
  let openModals: WordSet
  /// *can, could*: negated they leave nothing said.
  let abilityModals: WordSet
  /// Subjects that tell the writer's own opinion (*one, you*).
  let subjectStops: WordSet

  let that: WordID
  let `as`: WordID
  let by: WordID
  let from: WordID
  let to: WordID
  let colon: WordSet
  let semicolon: WordSet
  let dashes: WordSet
  let finalMarks: WordSet
  /// Marks at the edges of a content that do not belong to it.
  let edgeMarks: WordSet
  let fullStop: WordSet
  let articles: WordSet
  let prepositionContexts: [WordID: CueContext]

  /// `word`: the vocabulary's number of a word in lower case.
  package init(rules: CompiledRuleSet, word: (String) -> WordID) {
    func list(_ name: String) -> WordSet { WordSet(rules.words(name).map(word)) }
    func set(_ texts: String...) -> WordSet { WordSet(texts.map(word)) }
    func column(_ table: String, where isWanted: (TableRow) -> Bool) -> WordSet {
      WordSet(rules.table(table).filter(isWanted).flatMap { $0.values("words") }.map(word))
    }
    addresseeVerbs = list("addressee_verbs")
    adjunctPrepositions = list("cue_adjunct_prepositions")
    circumstancePrepositions = list("circumstance_prepositions")
    phrasePrepositions = list("phrase_prepositions")
    questionWords = list("question_words")
    contentEnders = list("content_enders")
    objectEnders = list("object_enders")
    bareObjectEnders = list("bare_object_enders")
    clauseJoiners = list("clause_joiners")
    openingSubordinators = list("opening_subordinators")
    relatives = list("relative_pronouns")
    personRelatives = list("person_relatives")
    silentCues = list("silent_cues")
    noWords = WordSet(["no", "nobody", "none"].map(word))
    quoteCueExceptions = list("quote_cue_exceptions")
    quotingVerbs = list("quoting_verbs")
    accusationPrepositions = list("accusation_prepositions")
    negatingChains = column("chain_verbs") { $0.value("status") == "negated" }
    openChains = column("chain_verbs") { $0.value("status") == "possible" }
    openModals = column("governors") {
      $0.value("kind") == "modal" && $0.value("status") == "possible"
    }
    abilityModals = list("ability_modals")
    subjectStops = column("cue_subject_stop") { _ in true }
    that = word("that")
    `as` = word("as")
    by = word("by")
    from = word("from")
    to = word("to")
    colon = set(":")
    semicolon = set(";")
    fullStop = set(".")
    dashes = set("—", "–", "-", "--", "―")
    finalMarks = set("?", "!")
    edgeMarks = set(",", ";", ":", ".", "—", "–", "-", "--", "―")
    articles = set("a", "an", "the")
    prepositionContexts = Dictionary(
      CueContext.prepositions.map { (word($0.rawValue), $0) },
      uniquingKeysWith: { first, _ in first })
  }
}
