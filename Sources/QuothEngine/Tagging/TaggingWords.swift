package import QuothText

/// The closed word classes that tagging and its repairs test, looked up once per rule set.
package struct TaggingWords: Sendable {
  let be: WordSet
  let have: WordSet
  let get: WordSet
  let to: WordID
  let her: WordID
  let that: WordID
  let of: WordID
  let surrounding: WordID
  /// *he*, *it*, *there*: an *'s* behind them is the verb.
  let pronouns: WordSet
  /// *the*, *a*, *this*: a noun or an adjective follows.
  let determiners: WordSet
  /// *those*, *all*, *others*: a participle behind them describes them.
  let counted: WordSet
  /// *Syrian*, *Kurdish*, *Syrians*.
  let demonyms: WordSet
  /// *according*, *including*, *following*: prepositions in spite of their form.
  let participlePrepositions: WordSet
  let modals: WordSet

  /// - Parameter list: the words of a closed word list of the packs; empty when they do not define it.
  package init(list: (String) -> [String], vocabulary: Vocabulary) {
    be = vocabulary.words(list("be_forms"))
    have = vocabulary.words(list("have_forms"))
    get = vocabulary.words(list("get_forms"))
    modals = vocabulary.words(list("modals"))
    to = vocabulary.word(for: "to")
    her = vocabulary.word(for: "her")
    that = vocabulary.word(for: "that")
    of = vocabulary.word(for: "of")
    surrounding = vocabulary.word(for: "surrounding")
    pronouns = vocabulary.words(
      list("person_pronouns") + list("neutral_pronouns") + list("plural_pronouns") + [
        "there", "that", "what", "where", "how",
      ])
    determiners = vocabulary.words(
      list("definite_articles") + list("indefinite_articles") + list("demonstratives")
        + list("possessives"))
    counted = vocabulary.words([
      "those", "all", "others", "people", "many", "several", "some", "both",
    ])
    demonyms = vocabulary.words(list("demonyms"))
    participlePrepositions = vocabulary.words([
      "according", "including", "following", "regarding", "concerning",
    ])
  }
}
