package import QuothRules
package import QuothText

/// The closed word classes that tagging and its repairs test, looked up once per rule set.
///
/// A class, so that passing it on copies one reference and not twenty word sets.
package final class TaggingWords: Sendable {
  let be: WordSet
  let have: WordSet
  let get: WordSet
  let to: WordID
  let her: WordID
  let another: WordID
  let that: WordID
  let asWord: WordID
  let had: WordID
  let of: WordID
  let surrounding: WordID
  let dead: WordID
  let shot: WordID
  /// *hostage*, *captive*: what people are made, behind those who are.
  let heldStates: WordSet
  /// *he*, *it*, *there*: an *'s* behind them is the verb.
  let pronouns: WordSet
  /// *the*, *a*, *this*: a noun or an adjective follows.
  let determiners: WordSet
  /// *a*, *an*, *the*.
  let articles: WordSet
  /// *forces*, *groups*: nouns that name who acts, though they could be verbs.
  let groupNouns: WordSet
  /// *those*, *all*, *others*: a participle behind them describes them.
  let counted: WordSet
  /// *Syrian*, *Kurdish*, *Syrians*.
  let demonyms: WordSet
  /// *according*, *including*, *following*: prepositions in spite of their form.
  let participlePrepositions: WordSet
  let modals: WordSet
  /// Lemmas of verbs that an adjective about the subject follows (*remain*, *go*).
  let describingVerbs: WordSet
  /// *missing*: adjectives behind any verb.
  let predicateGerunds: WordSet
  /// *we*, *they*: a verb without ending follows.
  let subjectPronouns: WordSet
  /// Lemmas of verbs that an infinitive follows (*try*, *want*).
  let chainVerbs: WordSet
  /// *out*, *up*, *down*: particles behind a verb.
  let particles: WordSet
  /// Lemmas of the verbs that take them (*carry out*, *shoot down*).
  let particleVerbs: WordSet
  let out: WordID
  let since: WordID
  let inWord: WordID
  /// *all*, *total* behind *in* and before a number: *in all 40 people*.
  let totals: WordSet
  /// *north*, *west*: nouns behind *the*.
  let directions: WordSet
  /// Event nouns in -ing of the table `head_nouns` (*fighting*, *shelling*).
  let eventGerunds: WordSet
  /// Lemmas of verbs that follow the words they report (*“…,” he answers*).
  let cueVerbs: WordSet
  let doForms: WordSet
  /// *found*, *confirmed*: a second participle may follow (*found shot*).
  let reportedStates: WordSet
  /// *dead*, *shot*: what a number of persons is.
  let countedStates: WordSet
  /// *advancing*, *remaining*: adjectives before a noun.
  let describingGerunds: WordSet
  /// *do*, *did*, *let*, *help*: a base form follows.
  let baseGovernors: WordSet
  /// *both*, *all* between *were* and its participle.
  let floating: WordSet
  /// Lemmas of verbs that govern a gerund (*begin*, *continue*).
  let gerundVerbs: WordSet
  let no: WordID
  /// Pairs of words that are a noun in the table `head_nouns` (*air strikes*).
  private let compounds: Set<UInt64>
  /// *died*, *occurred*: past tenses that are never participles of a passive.
  let pastTenses: WordSet

  /// Looks up the classes.
  ///
  /// - Parameters:
  ///   - list: the words of a closed word list of the packs; empty when they do not define it.
  ///   - table: the rows of a table; empty when the packs do not define it.
  ///   - vocabulary: the words.
  package init(
    list: (String) -> [String], table: (String) -> [TableRow], vocabulary: Vocabulary
  ) {
    floating = vocabulary.words(["both", "all", "each"])
    describingGerunds = vocabulary.words(list("describing_gerunds"))
    baseGovernors = vocabulary.words(
      list("do_forms") + ["to", "let", "help", "helped", "make", "made"])
    countedStates = vocabulary.words(list("counted_states"))
    reportedStates = vocabulary.words(list("reported_states"))
    subjectPronouns = vocabulary.words(["we", "they", "i", "you"])
    chainVerbs = vocabulary.words(table("chain_verbs").flatMap { $0.values("words") })
    particles = vocabulary.words(["out", "up", "down", "off", "away", "back"])
    particleVerbs = vocabulary.words(list("particle_verbs"))
    doForms = vocabulary.words(list("do_forms"))
    cueVerbs = vocabulary.words(
      table("cues").filter { $0.values("contexts").contains("post") }.flatMap { $0.values("words") }
    )
    since = vocabulary.word(for: "since")
    inWord = vocabulary.word(for: "in")
    totals = vocabulary.words(["all", "total"])
    directions = vocabulary.words(list("direction_words"))
    eventGerunds = vocabulary.words(
      table("head_nouns").flatMap { $0.values("words") }.filter {
        // As bytes: the table has thousands of words, and letters would be compared as Unicode.
        $0.utf8.suffix(3).elementsEqual("ing".utf8) && !$0.utf8.contains(0x20)
      })
    out = vocabulary.word(for: "out")
    predicateGerunds = vocabulary.words(list("predicate_gerunds"))
    describingVerbs = vocabulary.words(["remain", "go", "stay", "feel", "seem", "lie", "stand"])
    no = vocabulary.word(for: "no")
    gerundVerbs = vocabulary.words([
      "start", "begin", "continue", "keep", "stop", "resume", "avoid", "admit", "deny", "finish",
    ])
    compounds = Set(
      table("head_nouns").flatMap { $0.values("words") }.compactMap { text in
        guard text.utf8.contains(0x20) else { return nil }
        let words = Array(vocabulary.phrase(text).suffix(2))
        return words.count == 2 ? TaggingWords.key(words[0], words[1]) : nil
      })
    be = vocabulary.words(list("be_forms"))
    have = vocabulary.words(list("have_forms"))
    get = vocabulary.words(list("get_forms"))
    modals = vocabulary.words(list("modals"))
    pastTenses = vocabulary.words(list("past_tenses"))
    to = vocabulary.word(for: "to")
    her = vocabulary.word(for: "her")
    another = vocabulary.word(for: "another")
    asWord = vocabulary.word(for: "as")
    had = vocabulary.word(for: "had")
    that = vocabulary.word(for: "that")
    of = vocabulary.word(for: "of")
    heldStates = vocabulary.words(["hostage", "captive", "prisoner"])
    shot = vocabulary.word(for: "shot")
    dead = vocabulary.word(for: "dead")
    surrounding = vocabulary.word(for: "surrounding")
    pronouns = vocabulary.words(
      list("person_pronouns") + list("neutral_pronouns") + list("plural_pronouns") + [
        "there", "that", "what", "where", "how",
      ])
    groupNouns = vocabulary.words(["forces", "groups", "units", "patrols", "guards", "teams"])
    articles = vocabulary.words(list("definite_articles") + ["a", "an"])
    determiners = vocabulary.words(
      list("definite_articles") + list("indefinite_articles") + list("demonstratives")
        + list("possessives"))
    counted = vocabulary.words([
      "those", "all", "others", "people", "many", "several", "some", "both", "another",
    ])
    demonyms = vocabulary.words(list("demonyms"))
    participlePrepositions = vocabulary.words([
      "according", "including", "following", "regarding", "concerning",
    ])
  }

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
