/// The inflected forms of verbs and nouns: by the lexical table, else by the regular rules of spelling.
public struct Inflection: Sendable {
  /// The part of speech that is inflected.
  public enum WordClass: Sendable { case verb, noun }

  private let table: LexicalTable

  /// Looks forms up in `table`.
  public init(table: LexicalTable) { self.table = table }

  /// The forms of `lemma` with their tags, the lemma among them; in a fixed order, in lower case.
  ///
  /// Of a lemma of several words or with a hyphen (*re-take*) that the table lacks, the last hyphenated
  /// part is inflected as the table says.
  public func forms(of lemma: String, as wordClass: WordClass) -> [(
    form: String, tag: PartOfSpeech
  )] {
    let known = tableForms(of: lemma, as: wordClass)
    if !known.isEmpty { return known }
    if let hyphen = lemma.lastIndex(of: "-") {
      let prefix = lemma[...hyphen]
      let last = String(lemma[lemma.index(after: hyphen)...])
      if !last.isEmpty {
        return forms(of: last, as: wordClass).map { (prefix + $0.form, $0.tag) }
      }
    }
    return wordClass == .verb ? regularVerb(lemma) : [(lemma, .noun), (plural(lemma), .pluralNoun)]
  }

  private func tableForms(of lemma: String, as wordClass: WordClass)
    -> [(form: String, tag: PartOfSpeech)]
  {
    var folding = Folding()
    folding.fold(lemma)
    let word = table.word(folded: folding.bytes, hash: folding.hash)
    guard word != .unknown else { return [] }
    return table.forms(of: word).compactMap { form in
      let fits = wordClass == .verb ? form.tag.isVerb : form.tag.isNoun
      return fits ? (String(decoding: table.bytes(of: form.word), as: UTF8.self), form.tag) : nil
    }
  }

  private func regularVerb(_ lemma: String) -> [(form: String, tag: PartOfSpeech)] {
    let past =
      lemma.hasSuffix("e")
      ? lemma + "d" : endsInConsonantAndY(lemma) ? lemma.dropLast() + "ied" : lemma + "ed"
    let gerund =
      lemma.hasSuffix("e") && !lemma.hasSuffix("ee") ? lemma.dropLast() + "ing" : lemma + "ing"
    return [
      (lemma, .baseVerb), (lemma, .presentVerb), (plural(lemma), .thirdPersonVerb),
      (past, .pastVerb), (past, .pastParticiple), (gerund, .gerund),
    ]
  }

  /// The regular plural, which is also the third person.
  private func plural(_ lemma: String) -> String {
    if endsInConsonantAndY(lemma) { return lemma.dropLast() + "ies" }
    let sibilants = ["s", "x", "z", "ch", "sh"]
    return sibilants.contains(where: lemma.hasSuffix) ? lemma + "es" : lemma + "s"
  }

  private func endsInConsonantAndY(_ lemma: String) -> Bool {
    guard lemma.hasSuffix("y"), let before = lemma.dropLast().last else { return false }
    return !"aeiou".contains(before)
  }
}
