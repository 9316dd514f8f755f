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
    let reader = CandidateReader(
      vocabulary: vocabulary, guesser: guesser, facts: facts, document: document,
      sentence: sentence)
    candidates.collect(tokenCount: facts.count) { reader.read(into: &$0) }
    var repairs = TagRepairs(
      tags: paths.best(through: candidates, table: table), facts: facts, words: words,
      vocabulary: vocabulary)
    repairs.run()
    analysis.lemmas = facts.indices.map {
      vocabulary.lemma(of: facts[$0].word, as: repairs.tags[$0])
    }
    analysis.tags = repairs.tags
  }

  private mutating func readFacts(
    _ analysis: SentenceAnalysis, _ document: TokenizedDocument, _ tokens: Range<Int>
  ) {
    facts = tokens.map { token in
      let word = document.words[token]
      return TokenFacts(
        word: word, shape: document.shapes[token], classes: words.classes(of: word),
        readings: vocabulary.readingNumbers(of: word))
    }
    // In a loop of its own: readings lie far apart, and the processor fetches those of several words at once.
    let table = table
    facts.withUnsafeMutableBufferPointer { facts in
      for index in facts.indices {
        for number in facts[index].readings {
          facts[index].possibleTags.formUnion(TagSet(table.reading(number).tag))
        }
      }
    }
    for date in analysis.dates { lock(date.tokens, to: .name) }
    for quantity in analysis.quantities { lock(quantity.tokens, to: .number) }
    for name in analysis.names { lock(name.tokens, to: .name) }
  }

  private mutating func lock(_ tokens: Range<Int>, to tag: PartOfSpeech) {
    for token in tokens.clamped(to: facts.indices) {
      facts[token].lockedTag = tag
      // The name *IS* is no verb.
      facts[token].classes.subtract([.be, .have])
    }
  }
}
