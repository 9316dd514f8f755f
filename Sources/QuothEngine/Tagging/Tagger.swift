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
  private var scores: [Int32] = []
  private var nextScores: [Int32] = []
  private var backPointers: [UInt8] = []
  private var backOffsets: [Int] = []

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
    analysis.tags = bestPath(count: sentence.tokens.count)
    var repairs = TagRepairs(
      tags: analysis.tags, words: words, vocabulary: vocabulary,
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
        of: document.words[token], shape: shape, isNameLike: isName,
        allowsNames: shape.contains(.capitalized),
        previous: index > 0 ? document.words[token - 1] : .unknown,
        bytes: document.bytes(ofToken: token))
    }
  }

  private mutating func addReadings(
    of word: WordID, shape: TokenShape, isNameLike: Bool, allowsNames: Bool, previous: WordID,
    bytes: ArraySlice<UInt8>
  ) {
    if shape.contains(.possessive) {
      let isVerb = words.pronouns.contains(previous) && !shape.contains(.punctuation)
      return candidates.add(isVerb ? .thirdPersonVerb : .possessiveEnding, 0)
    }
    if words.demonyms.contains(word) {
      candidates.add(bytes.last == 0x73 ? .pluralNoun : .adjective, -7 * 256)
      if bytes.last != 0x73 { candidates.add(.noun, -10 * 256) }
      return
    }
    let readings = vocabulary.readingNumbers(of: word)
    var hasName = false
    var added = 0
    for number in readings {
      let reading = table.reading(number)
      let isName = reading.tag == .name || reading.tag == .pluralName
      if isName && !allowsNames { continue }
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
    for guess in guesser.guesses(bytes: bytes, shape: shape, isNameLike: isNameLike) {
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

  // MARK: Viterbi

  private mutating func bestPath(count: Int) -> [PartOfSpeech] {
    guard count > 0 else { return [] }
    let boundary = Int(PartOfSpeech.punctuation.rawValue)
    backPointers.removeAll(keepingCapacity: true)
    backOffsets.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    for candidate in candidates.range(of: 0) {
      scores.append(
        candidates.weights[candidate]
          + table.trigram(boundary, boundary, candidates.state(candidate)))
    }
    backOffsets.append(0)
    // scores[a * current.count + b]: the best path that ends with candidate a of the token before and b.
    for token in 1..<max(count, 1) {
      let current = candidates.range(of: token)
      let previous = candidates.range(of: token - 1)
      let earlier = token > 1 ? candidates.range(of: token - 2) : 0..<1
      nextScores.removeAll(keepingCapacity: true)
      backOffsets.append(backPointers.count)
      for (b, second) in previous.enumerated() {
        let secondState = candidates.state(second)
        for third in current {
          let thirdState = candidates.state(third)
          var best = Int32.min
          var bestEarlier = 0
          for a in 0..<earlier.count {
            let firstState = token > 1 ? candidates.state(earlier.lowerBound + a) : boundary
            let score =
              scores[a * previous.count + b] + table.trigram(firstState, secondState, thirdState)
            if score > best {
              best = score
              bestEarlier = a
            }
          }
          nextScores.append(best + candidates.weights[third])
          backPointers.append(UInt8(bestEarlier))
        }
      }
      swap(&scores, &nextScores)
    }
    return traceBack(count: count)
  }

  private func traceBack(count: Int) -> [PartOfSpeech] {
    let width = candidates.range(of: count - 1).count
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    var (previous, current) = (best / width, best % width)
    var tags = [PartOfSpeech](repeating: .noun, count: count)
    for token in stride(from: count - 1, through: 0, by: -1) {
      let range = candidates.range(of: token)
      tags[token] = candidates.tag(range.lowerBound + current)
      guard token > 0 else { break }
      let earlier = backPointers[backOffsets[token] + previous * range.count + current]
      (previous, current) = (Int(earlier), previous)
    }
    return tags
  }
}
