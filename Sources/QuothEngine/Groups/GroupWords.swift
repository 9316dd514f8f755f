package import QuothRules
package import QuothText

/// The word classes and types that the group stage tests, looked up once per rule set.
///
/// A class, so that passing it on copies one reference and not forty word sets.
package final class GroupWords: Sendable {
  let be: WordSet
  let have: WordSet
  let auxiliaries: WordSet
  let get: WordSet
  let negations: WordSet
  let possessivePronouns: WordSet
  let personPronouns: WordSet
  let neuterPronouns: WordSet
  let pluralPronouns: WordSet
  let standalone: WordSet
  let demonstratives: WordSet
  /// *both*, *all* between *were* and its participle.
  let floating: WordSet
  let directions: WordSet
  /// Lemmas of verbs whose participle tells a state: *remain besieged*.
  let stateVerbs: WordSet
  let demonyms: WordSet
  let indefiniteArticles: WordSet
  /// *area*, *outskirts*: place nouns that keep their own meaning beside an adjective.
  let looseClassNouns: WordSet
  let pluralDemonstratives: WordSet
  /// Lemmas of chain verbs whose bare past has a subject (*managed to*).
  let activeChainVerbs: WordSet
  let pluralQuantifiers: WordSet
  let personRelatives: WordSet
  let relatives: WordSet
  let whose: WordID
  let that: WordID
  let of: WordID
  let and: WordID
  let by: WordID
  let according: WordID
  let to: WordID
  let forWord: WordID
  let complementizers: WordSet
  let subordinators: WordSet
  let clausePrepositions: WordSet
  let coordinators: WordSet
  let partitives: WordSet
  let countNouns: WordSet
  let placeClassNouns: WordSet
  let bodyNouns: WordSet
  let armedModifiers: WordSet
  let definiteArticles: WordSet
  let skipAdverbs: WordSet
  /// Lemmas of verbs that join a following infinitive or gerund to their group.
  let chainVerbs: WordSet
  /// Those of them that a gerund can follow (*began shelling*); no verbs of reporting.
  let gerundChainVerbs: WordSet
  /// *able*, *likely*: adjectives that do so behind *be*.
  let chainAdjectives: WordSet
  /// Past participles that a second participle may follow (*confirmed killed*, *found shot*).
  let reportedStates: WordSet
  /// *died*, *occurred*: past tenses that are never participles of a passive.
  let pastTenses: WordSet
  let phrases: PhraseTable
  let nouns: NounTable

  /// Reads the classes from the rule set.
  package convenience init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    self.init(
      list: ruleSet.words, table: ruleSet.table, types: ruleSet.types, vocabulary: vocabulary)
  }

  /// Looks up the classes.
  ///
  /// - Parameters:
  ///   - list: the words of a closed word list; empty when the packs do not define it.
  ///   - table: the rows of a table; empty when the packs do not define it.
  ///   - types: the declared types.
  ///   - vocabulary: the words.
  package init(
    list: (String) -> [String], table: (String) -> [TableRow], types: TypeHierarchy,
    vocabulary: Vocabulary
  ) {
    func words(_ names: String...) -> WordSet { vocabulary.words(names.flatMap(list)) }
    func single(_ texts: String...) -> WordSet { vocabulary.words(texts) }
    be = words("be_forms")
    have = words("have_forms")
    get = words("get_forms")
    auxiliaries = words("be_forms", "have_forms", "do_forms", "get_forms", "modals")
    negations = words("negations")
    possessivePronouns = words("possessives")
    personPronouns = words(
      "person_pronouns", "plural_pronouns", "indefinite_pronouns", "reflexive_pronouns")
    neuterPronouns = words("neutral_pronouns", "demonstratives")
    pluralPronouns = words("plural_pronouns")
    standalone = words("indefinite_pronouns")
    pluralQuantifiers = words("plural_quantifiers")
    pluralDemonstratives = single("those", "these")
    activeChainVerbs = words("active_chain_verbs")
    floating = single("both", "all", "each")
    demonyms = words("demonyms")
    stateVerbs = single("remain", "stay", "become")
    directions = words("direction_words")
    indefiniteArticles = words("indefinite_articles", "quantifiers")
    looseClassNouns = words("loose_place_nouns")
    demonstratives = words("demonstratives")
    personRelatives = words("person_relatives")
    relatives = words("relative_pronouns")
    whose = vocabulary.word(for: "whose")
    that = vocabulary.word(for: "that")
    by = vocabulary.word(for: "by")
    and = vocabulary.word(for: "and")
    of = vocabulary.word(for: "of")
    according = vocabulary.word(for: "according")
    to = vocabulary.word(for: "to")
    forWord = vocabulary.word(for: "for")
    complementizers = single("that", "whether")
    subordinators = words("subordinators")
    clausePrepositions = words("clause_prepositions")
    coordinators = words("coordinators")
    partitives = words("partitive_nouns")
    countNouns = single("number", "numbers")
    placeClassNouns = words("place_class_nouns")
    bodyNouns = words("body_nouns")
    armedModifiers = words("armed_modifiers")
    definiteArticles = words("definite_articles")
    skipAdverbs = words("skip_adverbs")
    let chained = table("chain_verbs").flatMap { $0.values("words") }
    chainVerbs = vocabulary.words(chained.filter { !$0.contains(" ") } + ["have"])
    gerundChainVerbs = vocabulary.words(
      table("chain_verbs").filter { $0.value("status") != "asserted" }.flatMap {
        $0.values("words")
      })
    chainAdjectives = vocabulary.words(
      chained.filter { $0.hasPrefix("be ") }.map { String($0.dropFirst(3)) })
    reportedStates = words("reported_states")
    pastTenses = words("past_tenses")
    phrases = PhraseTable(
      prepositions: list("prepositions"), coordinators: list("list_coordinators"),
      vocabulary: vocabulary)
    nouns = NounTable(rows: table("head_nouns"), types: types, vocabulary: vocabulary)
  }
}
