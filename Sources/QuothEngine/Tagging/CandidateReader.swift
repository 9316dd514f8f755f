import QuothText

/// Reads off the lexical table which tags the tokens of a sentence can have.
struct CandidateReader {
  let vocabulary: Vocabulary
  let guesser: UnknownWordGuesser
  let facts: [TokenFacts]
  let document: TokenizedDocument
  let sentence: SentenceRange

  /// Adds the candidates of each token in order.
  func read(into collector: inout CandidateTags.Collector) {
    let caseTells = !sentence.isAllCapitals && !sentence.isTitleCase
    var previous: TokenFacts?
    for (index, fact) in facts.enumerated() {
      if let tag = fact.lockedTag {
        collector.add(tag, 0)
      } else if fact.shape.contains(.possessive) {
        let isVerb =
          previous?.classes.contains(.pronouns) == true && !fact.shape.contains(.punctuation)
        collector.add(isVerb ? .thirdPersonVerb : .possessiveEnding, 0)
      } else if fact.classes.contains(.demonyms) {
        addDemonym(index, to: &collector)
      } else {
        let isInitial =
          previous?.shape.contains(.quotationMark) ?? true || fact.shape.contains(.lineStart)
        let isName = fact.shape.contains(.capitalized) && caseTells && !isInitial
        addReadings(of: fact, isNameLike: isName, to: &collector)
        if collector.isEmptyToken {
          addGuesses(index, fact.shape, isNameLike: isName, to: &collector)
        }
      }
      collector.endToken()
      previous = fact
    }
  }

  private func bytes(_ index: Int) -> ArraySlice<UInt8> {
    document.bytes(ofToken: sentence.tokens.lowerBound + index)
  }

  private func addDemonym(_ index: Int, to collector: inout CandidateTags.Collector) {
    let isPlural = bytes(index).last == UInt8(ascii: "s")
    collector.add(isPlural ? .pluralNoun : .adjective, -7 * 256)
    if !isPlural { collector.add(.noun, -10 * 256) }
  }

  /// Adds the readings of the table; a name only to words that have a capital letter.
  @inline(__always)
  private func addReadings(
    of fact: TokenFacts, isNameLike: Bool, to collector: inout CandidateTags.Collector
  ) {
    let table = vocabulary.table
    let readings = fact.readings
    let isCapitalized = fact.shape.contains(.capitalized)
    var hasName = false
    for number in readings {
      let reading = table.reading(number)
      let isName = reading.tag == .name || reading.tag == .pluralName
      if isName && !isCapitalized { continue }
      hasName = hasName || isName
      if reading.isOf {
        collector.add(state: UInt8(LexicalTable.ofTag), reading.logProbability)
      } else {
        collector.add(reading.tag, reading.logProbability)
      }
    }
    if isNameLike, !hasName, !collector.isEmptyToken, !isClosed(readings) {
      collector.add(.name, -9 * 256)
    }
  }

  private func addGuesses(
    _ index: Int, _ shape: TokenShape, isNameLike: Bool,
    to collector: inout CandidateTags.Collector
  ) {
    if shape.contains(.punctuation) { return collector.add(.punctuation, 0) }
    let guesses = guesser.guesses(bytes: bytes(index), shape: shape, isNameLike: isNameLike)
    for guess in guesses { collector.add(guess.tag, guess.weight) }
  }

  /// Whether the likeliest of the readings is no noun, verb, adjective or adverb.
  private func isClosed(_ readings: Range<Int>) -> Bool {
    guard let first = readings.first else { return false }
    return !vocabulary.table.reading(first).tag.isOpenClass
  }
}
