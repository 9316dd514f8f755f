package import QuothRules
package import QuothText

/// The closed word classes that tagging and its repairs test, looked up once per rule set.
///
/// A class, so that passing it on copies one reference.
package final class TaggingWords: Sendable {
  /// The classes of each word.
  private let classes: WordMap<TaggingClasses>
  /// Lemmas of verbs that an adjective about the subject follows (*remain*, *go*).
  let describingVerbs: WordSet
  /// Lemmas of verbs that an infinitive follows (*try*, *want*).
  let chainVerbs: WordSet
  /// Lemmas of the verbs that take particles (*carry out*, *shoot down*).
  let particleVerbs: WordSet
  /// Lemmas of verbs that follow the words they report (*“…,” he answers*).
  let cueVerbs: WordSet
  /// Lemmas of verbs that govern a gerund (*begin*, *continue*).
  let gerundVerbs: WordSet
  /// Pairs of words that are a noun in the table `head_nouns` (*air strikes*).
  private let compounds: Set<UInt64>

  /// Looks up the classes.
  ///
  /// - Parameters:
  ///   - list: the words of a closed word list of the packs; empty when they do not define it.
  ///   - table: the rows of a table; empty when the packs do not define it.
  ///   - vocabulary: the words.
  package init(
    list: (String) -> [String], table: (String) -> [TableRow], vocabulary: Vocabulary
  ) {
    describingVerbs = vocabulary.words(["remain", "go", "stay", "feel", "seem", "lie", "stand"])
    chainVerbs = vocabulary.words(table("chain_verbs").flatMap { $0.values("words") })
    particleVerbs = vocabulary.words(list("particle_verbs"))
    cueVerbs = vocabulary.words(
      table("cues").filter { $0.values("contexts").contains("post") }.flatMap { $0.values("words") }
    )
    gerundVerbs = vocabulary.words([
      "start", "begin", "continue", "keep", "stop", "resume", "avoid", "admit", "deny", "finish",
    ])
    let headNouns = table("head_nouns").flatMap { $0.values("words") }
    let compoundNouns = headNouns.filter { $0.utf8.contains(0x20) }
      .map { Array(vocabulary.phrase($0).suffix(2)) }.filter { $0.count == 2 }
    compounds = Set(compoundNouns.map { TaggingWords.key($0[0], $0[1]) })
    var members = TaggingWords.members(list: list)
    members.append(
      // As bytes: the table has thousands of words, and letters would be compared as Unicode.
      (
        .eventGerunds,
        headNouns.filter {
          $0.utf8.suffix(3).elementsEqual("ing".utf8) && !$0.utf8.contains(0x20)
        }
      ))
    classes = WordMap(
      joining: members.map { ($0.class, $0.words.map { vocabulary.word(for: $0) }) } + [
        (.compoundHeads, compoundNouns.map { $0[1] })
      ])
  }

  /// The words of each class, apart from those of the table of nouns.
  private static func members(
    list: (String) -> [String]
  ) -> [(class: TaggingClasses, words: [String])] {
    [
      (.be, list("be_forms")), (.have, list("have_forms")), (.get, list("get_forms")),
      (.doForms, list("do_forms")), (.heldStates, ["hostage", "captive", "prisoner"]),
      (
        .pronouns,
        list("person_pronouns") + list("neutral_pronouns") + list("plural_pronouns") + [
          "there", "that", "what", "where", "how",
        ]
      ),
      (
        .determiners,
        list("definite_articles") + list("indefinite_articles") + list("demonstratives")
          + list("possessives")
      ),
      (.articles, list("definite_articles") + ["a", "an"]),
      (.groupNouns, ["forces", "groups", "units", "patrols", "guards", "teams"]),
      (
        .counted,
        ["those", "all", "others", "people", "many", "several", "some", "both", "another"]
      ),
      (.demonyms, list("demonyms")),
      (
        .participlePrepositions,
        ["according", "including", "following", "regarding", "concerning"]
      ),
      (.predicateGerunds, list("predicate_gerunds")),
      (.subjectPronouns, ["we", "they", "i", "you"]),
      (.particles, ["out", "up", "down", "off", "away", "back"]), (.totals, ["all", "total"]),
      (.directions, list("direction_words")), (.reportedStates, list("reported_states")),
      (.countedStates, list("counted_states")),
      (.describingGerunds, list("describing_gerunds")),
      (.baseGovernors, list("do_forms") + ["to", "let", "help", "helped", "make", "made"]),
      (.floating, ["both", "all", "each"]), (.pastTenses, list("past_tenses")),
      (.to, ["to"]), (.her, ["her"]), (.another, ["another"]), (.that, ["that"]),
      (.asWord, ["as"]), (.had, ["had"]), (.of, ["of"]), (.surrounding, ["surrounding"]),
      (.dead, ["dead"]), (.shot, ["shot"]), (.out, ["out"]), (.since, ["since"]),
      (.inWord, ["in"]), (.no, ["no"]),
    ]
  }

  /// The classes of `word`; none for the unknown word.
  @inline(__always)
  func classes(of word: WordID) -> TaggingClasses { classes[word] ?? [] }

  private static func key(_ first: WordID, _ second: WordID) -> UInt64 {
    UInt64(first.rawValue) << 32 | UInt64(second.rawValue)
  }

  /// Whether a clause can follow the verb at once: *which the army says are safe*.
  func takesClause(_ lemma: WordID) -> Bool {
    cueVerbs.contains(lemma) || chainVerbs.contains(lemma)
  }

  /// Whether the two words are a compound noun of the packs.
  func isCompound(_ first: WordID, _ second: WordID) -> Bool {
    first != .unknown && second != .unknown && compounds.contains(TaggingWords.key(first, second))
  }
}
