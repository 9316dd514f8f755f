package import QuothRules
package import QuothText

/// The word classes and types that the group stage tests, looked up once per rule set.
///
/// A class, so that passing it on copies one reference.
package final class GroupWords: Sendable {
  /// The classes of each word.
  private let classes: WordMap<GroupClasses>
  /// Lemmas of verbs whose participle tells a state: *remain besieged*.
  let stateVerbs: WordSet
  /// Lemmas of chain verbs whose bare past has a subject (*managed to*).
  let activeChainVerbs: WordSet
  /// Lemmas of verbs that join a following infinitive or gerund to their group.
  let chainVerbs: WordSet
  /// Those of them that a gerund can follow (*began shelling*); no verbs of reporting.
  let gerundChainVerbs: WordSet
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
    func words(_ names: String...) -> [String] { names.flatMap(list) }
    stateVerbs = vocabulary.words(["remain", "stay", "become"])
    activeChainVerbs = vocabulary.words(list("active_chain_verbs"))
    let chained = table("chain_verbs").flatMap { $0.values("words") }
    chainVerbs = vocabulary.words(chained.filter { !$0.contains(" ") } + ["have"])
    gerundChainVerbs = vocabulary.words(
      table("chain_verbs").filter { $0.value("status") != "asserted" }.flatMap {
        $0.values("words")
      })
    phrases = PhraseTable(
      prepositions: list("prepositions"), coordinators: list("list_coordinators"),
      vocabulary: vocabulary)
    nouns = NounTable(rows: table("head_nouns"), types: types, vocabulary: vocabulary)
    let members: [(GroupClasses, [String])] = [
      (.be, words("be_forms")), (.have, words("have_forms")), (.get, words("get_forms")),
      (.auxiliaries, words("be_forms", "have_forms", "do_forms", "get_forms", "modals")),
      (.negations, words("negations")), (.possessivePronouns, words("possessives")),
      (
        .personPronouns,
        words("person_pronouns", "plural_pronouns", "indefinite_pronouns", "reflexive_pronouns")
      ),
      (.neuterPronouns, words("neutral_pronouns", "demonstratives")),
      (.pluralPronouns, words("plural_pronouns")), (.standalone, words("indefinite_pronouns")),
      (.demonstratives, words("demonstratives")), (.floating, ["both", "all", "each"]),
      (.directions, words("direction_words")), (.demonyms, words("demonyms")),
      (.indefiniteArticles, words("indefinite_articles", "quantifiers")),
      (.looseClassNouns, words("loose_place_nouns")), (.pluralDemonstratives, ["those", "these"]),
      (.pluralQuantifiers, words("plural_quantifiers")),
      (.personRelatives, words("person_relatives")), (.complementizers, ["that", "whether"]),
      (.subordinators, words("subordinators")),
      (.clausePrepositions, words("clause_prepositions")),
      (.partitives, words("partitive_nouns")), (.countNouns, ["number", "numbers"]),
      (.placeClassNouns, words("place_class_nouns")), (.bodyNouns, words("body_nouns")),
      (.armedModifiers, words("armed_modifiers")),
      (.definiteArticles, words("definite_articles")),
      (
        .chainAdjectives,
        chained.filter { $0.hasPrefix("be ") }.map { String($0.dropFirst(3)) }
      ),
      (.reportedStates, words("reported_states")), (.pastTenses, words("past_tenses")),
      (.whose, ["whose"]), (.that, ["that"]), (.of, ["of"]), (.and, ["and"]), (.by, ["by"]),
      (.according, ["according"]), (.to, ["to"]), (.forWord, ["for"]),
    ]
    classes = WordMap(
      joining: members.map { ($0, $1.map { vocabulary.word(for: $0) }) } + [
        (.phraseOpenings, phrases.firstWords)
      ])
  }

  /// The classes of `word`; none for the unknown word.
  @inline(__always)
  func classes(of word: WordID) -> GroupClasses { classes[word] ?? [] }
}
