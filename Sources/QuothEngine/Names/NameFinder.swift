package import QuothText

/// Finds the names of a sentence and types them as far as the sentence tells.
///
/// `DocumentNames` settles what is left open over the whole document. Tokens without a capital
/// letter cost one test.
package struct NameFinder: Sendable {
  let words: NameWords
  let lexicon: NameLexicon
  let types: NameTypes
  let vocabulary: Vocabulary

  init(words: NameWords, lexicon: NameLexicon, types: NameTypes, vocabulary: Vocabulary) {
    self.words = words
    self.lexicon = lexicon
    self.types = types
    self.vocabulary = vocabulary
  }

  /// The names of a sentence in order; they do not overlap.
  ///
  /// A name does not reach into the sentence's `dates` and `quantities`. `cache`: the worker's.
  package func find(
    in document: TokenizedDocument, sentence index: Int, dates: [DateExpression],
    quantities: [Quantity], cache: NameCache? = nil
  ) -> [NameMention] {
    let sentence = NameSentence(
      document, sentence: index, dates: dates, quantities: quantities, words: words,
      vocabulary: vocabulary, cache: cache)
    let finder = NameRunFinder(sentence: sentence, lexicon: lexicon, types: types)
    let classifier = NameClassifier(
      sentence: sentence, words: words, lexicon: lexicon, types: types)
    var names: [NameMention] = []
    finder.forEachRun { classifier.add($0, to: &names) }
    let titles = TitleFinder(sentence: sentence, types: types)
    names += titles.speakingTitles()
    guard !names.isEmpty else { return [] }
    AcronymDefinitions.apply(to: &names, in: sentence.cursor)
    typeLists(&names, in: sentence)
    for index in names.indices { extend(&names[index], in: sentence) }
    joinMinistries(&names, in: sentence)
    names += titles.titles(beside: names)
    return Self.withoutOverlaps(names)
  }

  /// *Homs and Danaji*: an unknown name listed with a place is a place.
  private func typeLists(_ names: inout [NameMention], in sentence: NameSentence) {
    for index in names.indices.dropFirst()
    where names[index].type == .untypedName && names[index - 1].type == types.location
      && names[index - 1].tokens.upperBound < names[index].tokens.lowerBound
    {
      let gap = names[index - 1].tokens.upperBound..<names[index].tokens.lowerBound
      let isListed =
        gap.count == 1
        && (sentence.roles(gap.lowerBound).contains(.and)
          || sentence.cursor.isCharacter(",", gap.lowerBound))
      guard isListed else { continue }
      names[index].type = types.location
      names[index].evidence = "list of places"
    }
  }

  /// *Homs **province***, *Tadmur **hospital complex***, *Jane Roe **Jr.***
  private func extend(_ name: inout NameMention, in sentence: NameSentence) {
    // *Fresno police*
    if name.type == types.location, !name.isProminentPlace,
      sentence.roles(name.tokens.upperBound).contains(.placeForceNoun),
      sentence.continuesLine(name.tokens.upperBound)
    {
      name = NameMention(
        tokens: name.tokens.lowerBound..<name.tokens.upperBound + 1, type: types.force,
        evidence: "place and police")
      return
    }
    while true {
      let end = name.tokens.upperBound
      let roles = sentence.roles(end)
      let belongs =
        (name.type == types.location && roles.contains(.placeNameNoun))
        || (name.type == types.person && roles.contains(.personSuffix))
      guard belongs, sentence.continuesLine(end) else { return }
      name.tokens = name.tokens.lowerBound..<end + 1
      // What the lexicon knows is another place.
      name.entry = nil
      if name.type == types.location, let kind = words.placeKinds[sentence.cursor.word(end)] {
        name.kind = kind
      }
    }
  }

  /// *Russia's Defense Ministry* is one body.
  private func joinMinistries(_ names: inout [NameMention], in sentence: NameSentence) {
    for index in names.indices.dropFirst()
    where names[index].type == types.organization
      && names[index - 1].type == types.location
      && names[index - 1].tokens.upperBound < names[index].tokens.lowerBound
    {
      let gap = names[index - 1].tokens.upperBound..<names[index].tokens.lowerBound
      guard gap.count == 1, sentence.cursor.shape(gap.lowerBound).contains(.possessive),
        sentence.roles(names[index].tokens.upperBound - 1).contains(.organizationHead)
      else { continue }
      names[index].tokens = names[index - 1].tokens.lowerBound..<names[index].tokens.upperBound
    }
  }

  /// The names by their place; of two that overlap the longer one, then the first.
  static func withoutOverlaps(_ names: [NameMention]) -> [NameMention] {
    let areApart = names.indices.dropFirst().allSatisfy {
      names[$0 - 1].tokens.upperBound <= names[$0].tokens.lowerBound
    }
    if areApart { return names }
    let byLength = names.enumerated().sorted {
      ($1.element.tokens.count, $0.offset) < ($0.element.tokens.count, $1.offset)
    }
    var kept: [NameMention] = []
    for (_, name) in byLength where !kept.contains(where: { $0.tokens.overlaps(name.tokens) }) {
      kept.append(name)
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}

extension NameFinder {
  /// The kind of place that a noun names (*city*: town), or `.unknown`.
  package func placeKind(of noun: WordID) -> WordID { words.placeKinds[noun] ?? .unknown }

  /// The side of an armed force that a noun names (*rebels*: nonstate), or `.unknown`.
  package func side(of noun: WordID) -> WordID { words.sides[noun] ?? .unknown }
}
