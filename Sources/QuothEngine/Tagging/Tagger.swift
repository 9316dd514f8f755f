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

  private var facts: [TokenFacts] = []
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
    readFacts(analysis, document, sentence.tokens)
    collectCandidates(document, sentence)
    var repairs = TagRepairs(
      tags: paths.best(through: candidates, table: table), facts: facts, words: words,
      vocabulary: vocabulary)
    repairs.run()
    analysis.lemmas = zip(facts, repairs.tags).map { vocabulary.lemma(of: $0.word, as: $1) }
    analysis.tags = repairs.tags
  }

  private mutating func readFacts(
    _ analysis: SentenceAnalysis, _ document: TokenizedDocument, _ tokens: Range<Int>
  ) {
    facts.removeAll(keepingCapacity: true)
    for token in tokens {
      let word = document.words[token]
      facts.append(
        TokenFacts(
          word: word, shape: document.shapes[token], classes: words.classes(of: word),
          possibleTags: possibleTags(of: word)))
    }
    for date in analysis.dates { lock(date.tokens, to: .name) }
    for quantity in analysis.quantities { lock(quantity.tokens, to: .number) }
    for name in analysis.names { lock(name.tokens, to: .name) }
  }

  private func possibleTags(of word: WordID) -> TagSet {
    var tags: TagSet = []
    for number in vocabulary.readingNumbers(of: word) {
      tags.formUnion(TagSet(table.reading(number).tag))
    }
    return tags
  }

  private mutating func lock(_ tokens: Range<Int>, to tag: PartOfSpeech) {
    for token in tokens.clamped(to: facts.indices) {
      facts[token].lockedTag = tag
      // The name *IS* is no verb.
      facts[token].classes.subtract([.be, .have])
    }
  }

  // MARK: Candidates

  private mutating func collectCandidates(_ document: TokenizedDocument, _ sentence: SentenceRange)
  {
    candidates.removeAll()
    let caseTells = !sentence.isAllCapitals && !sentence.isTitleCase
    let firstToken = sentence.tokens.lowerBound
    for index in facts.indices {
      defer { candidates.endToken() }
      let fact = facts[index]
      if let tag = fact.lockedTag {
        candidates.add(tag, 0)
        continue
      }
      let isInitial =
        index == 0 || facts[index - 1].shape.contains(.quotationMark)
        || fact.shape.contains(.lineStart)
      let isName = fact.shape.contains(.capitalized) && caseTells && !isInitial
      if fact.shape.contains(.possessive) {
        let isVerb =
          index > 0 && facts[index - 1].classes.contains(.pronouns)
          && !fact.shape.contains(.punctuation)
        candidates.add(isVerb ? .thirdPersonVerb : .possessiveEnding, 0)
      } else if fact.classes.contains(.demonyms) {
        addDemonym(document.bytes(ofToken: firstToken + index))
      } else {
        addReadings(of: fact, isNameLike: isName)
        if candidates.isEmptyToken {
          addGuesses(of: firstToken + index, fact.shape, isNameLike: isName, in: document)
        }
      }
    }
  }

  private mutating func addDemonym(_ bytes: ArraySlice<UInt8>) {
    let isPlural = bytes.last == UInt8(ascii: "s")
    candidates.add(isPlural ? .pluralNoun : .adjective, -7 * 256)
    if !isPlural { candidates.add(.noun, -10 * 256) }
  }

  /// Adds the readings of the table; a name only to words that have a capital letter.
  private mutating func addReadings(of fact: TokenFacts, isNameLike: Bool) {
    let readings = vocabulary.readingNumbers(of: fact.word)
    let isCapitalized = fact.shape.contains(.capitalized)
    var hasName = false
    for number in readings {
      let reading = table.reading(number)
      let isName = reading.tag == .name || reading.tag == .pluralName
      if isName && !isCapitalized { continue }
      hasName = hasName || isName
      if reading.isOf {
        candidates.add(state: UInt8(LexicalTable.ofTag), reading.logProbability)
      } else {
        candidates.add(reading.tag, reading.logProbability)
      }
    }
    if isNameLike, !hasName, !candidates.isEmptyToken, !isClosed(readings) {
      candidates.add(.name, -9 * 256)
    }
  }

  private mutating func addGuesses(
    of token: Int, _ shape: TokenShape, isNameLike: Bool, in document: TokenizedDocument
  ) {
    if shape.contains(.punctuation) { return candidates.add(.punctuation, 0) }
    let guesses = guesser.guesses(
      bytes: document.bytes(ofToken: token), shape: shape, isNameLike: isNameLike)
    for guess in guesses { candidates.add(guess.tag, guess.weight) }
  }

  /// Whether the likeliest of the readings is no noun, verb, adjective or adverb.
  private func isClosed(_ readings: Range<Int>) -> Bool {
    guard let first = readings.first else { return false }
    return !table.reading(first).tag.isOpenClass
  }
}
