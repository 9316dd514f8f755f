package import QuothText

/// Gives each token of a sentence a part of speech and a lemma.
///
/// A trigram model over the readings of the lexical table (Viterbi), then repairs for what newspaper English of
/// 1989 teaches wrongly about reports of conflict. Quantities, dates and names come first and fix their tags.
/// Keeps its buffers; belongs to one worker.
package struct Tagger {
  private let vocabulary: Vocabulary
  private let table: LexicalTable
  private let words: TaggingWords
  private let guesser: UnknownWordGuesser

  private var candidates = CandidateTags()
  private var paths = TagPaths()

  package init(vocabulary: Vocabulary, words: TaggingWords) {
    self.vocabulary = vocabulary
    table = vocabulary.table
    self.words = words
    guesser = UnknownWordGuesser(vocabulary: vocabulary)
  }

  /// Fills `tags` and `lemmas` of `analysis`, whose quantities, dates and names are already known.
  package mutating func tag(_ analysis: inout SentenceAnalysis, of document: TokenizedDocument) {
    let sentence = document.sentences[analysis.sentence]
    collectCandidates(analysis, document, sentence)
    var repairs = TagRepairs(
      tags: paths.best(through: candidates, count: sentence.tokens.count, table: table),
      words: words, vocabulary: vocabulary,
      tokens: document.words[sentence.tokens], locked: candidates.isLocked,
      shapes: document.shapes[sentence.tokens])
    repairs.run()
    analysis.tags = repairs.tags
    analysis.lemmas = sentence.tokens.map { token in
      vocabulary.lemma(
        of: document.words[token], as: repairs.tags[token - sentence.tokens.lowerBound])
    }
  }

  // MARK: Candidates

  private mutating func collectCandidates(
    _ analysis: SentenceAnalysis, _ document: TokenizedDocument, _ sentence: SentenceRange
  ) {
    candidates.start(count: sentence.tokens.count)
    for date in analysis.dates { candidates.lock(date.tokens, to: .name) }
    for quantity in analysis.quantities { candidates.lock(quantity.tokens, to: .number) }
    for name in analysis.names { candidates.lock(name.tokens, to: .name) }
    let caseTells = !sentence.isAllCapitals && !sentence.isTitleCase
    for (index, token) in sentence.tokens.enumerated() {
      candidates.startToken()
      if let tag = candidates.lockedTag(index) {
        candidates.add(Int(tag.rawValue), 0)
        continue
      }
      let shape = document.shapes[token]
      let isInitial =
        index == 0 || document.shapes[token - 1].contains(.quotationMark)
        || document.shapes[token].contains(.lineStart)
      let isName = shape.contains(.capitalized) && caseTells && !isInitial
      addReadings(
        of: token, in: document, isNameLike: isName,
        previous: index > 0 ? document.words[token - 1] : .unknown)
    }
  }

  private mutating func addReadings(
    of token: Int, in document: TokenizedDocument, isNameLike: Bool, previous: WordID
  ) {
    let word = document.words[token]
    let shape = document.shapes[token]
    if shape.contains(.possessive) {
      let isVerb = words.pronouns.contains(previous) && !shape.contains(.punctuation)
      return candidates.add(isVerb ? .thirdPersonVerb : .possessiveEnding, 0)
    }
    if words.demonyms.contains(word) {
      let isPlural = document.bytes(ofToken: token).last == UInt8(ascii: "s")
      candidates.add(isPlural ? .pluralNoun : .adjective, -7 * 256)
      if !isPlural { candidates.add(.noun, -10 * 256) }
      return
    }
    let readings = vocabulary.readingNumbers(of: word)
    var hasName = false
    var added = 0
    for number in readings {
      let reading = table.reading(number)
      let isName = reading.tag == .name || reading.tag == .pluralName
      if isName && !shape.contains(.capitalized) { continue }
      hasName = hasName || isName
      candidates.add(
        reading.isOf ? LexicalTable.ofTag : Int(reading.tag.rawValue), reading.logProbability)
      added += 1
    }
    if added > 0 {
      if isNameLike, !hasName, !isClosed(word) { candidates.add(.name, -9 * 256) }
      return
    }
    if shape.contains(.punctuation) { return candidates.add(.punctuation, 0) }
    let guesses = guesser.guesses(
      bytes: document.bytes(ofToken: token), shape: shape, isNameLike: isNameLike)
    for guess in guesses {
      candidates.add(guess.tag, guess.weight)
    }
  }

  /// Whether the likeliest reading of the word is no noun, verb, adjective or adverb.
  private func isClosed(_ word: WordID) -> Bool {
    guard let first = vocabulary.readingNumbers(of: word).first else { return false }
    let tag = table.reading(first).tag
    return !(tag.isNoun || tag.isVerb || tag.rawValue <= PartOfSpeech.superlativeAdverb.rawValue)
      || tag == .modal
  }
}
