package import QuothRules
package import QuothText

/// Reads who says what in a document, paragraph by paragraph.
///
/// Cost: linear in the number of elements, and quadratic in the cues of one paragraph for the overlap rule.
package struct AttributionReader: Sendable {
  private let table: CueTable
  private let nounCues: CueTable
  private let words: AttributionWords
  private let settings: AttributionSettings

  private let issuers: IssuerResolver

  /// Reads the packs' tables `cues`, `attribution_settings`, `issued_nouns` and their word lists.
  package init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    let word = { (text: String) in vocabulary.word(for: text) }
    table = CueTable(rows: ruleSet.table("cues"), word: word)
    nounCues = CueTable(rows: ruleSet.table("noun_cues"), word: word)
    words = AttributionWords(rules: ruleSet, word: word)
    settings = AttributionSettings(rows: ruleSet.table("attribution_settings"))
    issuers = IssuerResolver(ruleSet: ruleSet, vocabulary: vocabulary)
  }

  /// The words that are cues of speech, as lemmas: what the clause stage calls speech verbs.
  package var cueWords: WordSet { table.words }

  /// The attributions of the document, in the order of their cues.
  ///
  /// `graphs`: one for each sentence of the document that was analysed, by sentence index; a paragraph with
  ///   a sentence that was not analysed is read up to there.
  package func attributions(
    in document: TokenizedDocument, graphs: [ClauseGraph?]
  ) -> [Attribution] {
    let overlaps = OverlapResolution(
      limit: settings.overlapLimit, keepsNestedSpeech: settings.keepsNestedSpeech)
    var attributions: [Attribution] = []
    /// The last attribution of the paragraph before, if a quotation can go on from it.
    var previous: Attribution?
    for paragraph in stretches(of: document) {
      let mayHoldCue = paragraph.compactMap { sentence -> Bool? in
        graphs.indices.contains(sentence) ? graphs[sentence].map(self.mayHoldCue) : nil
      }
      guard mayHoldCue.contains(true) || holdsQuote(paragraph, of: document) else {
        previous = nil
        continue
      }
      let analysed = paragraph.compactMap { graphs.indices.contains($0) ? graphs[$0] : nil }
      var reader = ParagraphReader(
        row: ParagraphRow(document: document, graphs: analysed), table: table, nounCues: nounCues,
        words: words, settings: settings, mayHoldCue: mayHoldCue)
      var found = overlaps.resolve(reader.read())
      for index in found.indices {
        found[index].speakers = found[index].speakers.map { speaker in
          graphs[speaker.sentence].map { issuers.issuer(of: speaker, in: $0) } ?? speaker
        }
      }
      if found.isEmpty, let previous, let content = reader.continuation(),
        let index = attributions.lastIndex(where: { $0.cue == previous.cue })
      {
        attributions[index].content.append(content)
      }
      previous = continuable(found, in: analysed)
      attributions += found
    }
    return attributions
  }

  /// Whether a word of the tables stands where it can be a cue: most sentences tell nobody's words.
  private func mayHoldCue(_ graph: ClauseGraph) -> Bool {
    graph.elements.indices.contains { index in
      switch graph.elements[index].kind {
      case .verbGroup:
        graph.elements[index].verbGroup.map { group in
          graph.analysis.verbGroups[group].lexicalVerbs.contains {
            table.isCue(graph.lemma(atToken: $0))
          }
        } ?? false
      case .nounGroup: nounCues.isCue(graph.headWord(index))
      case .accordingTo: true
      case .punctuation: table.isCue(graph.firstWord(index))
      default: false
      }
    }
  }

  private func holdsQuote(_ paragraph: Range<Int>, of document: TokenizedDocument) -> Bool {
    let tokens =
      document.sentences[paragraph.lowerBound].tokens
      .lowerBound..<document.sentences[paragraph.upperBound - 1].tokens.upperBound
    return !ParagraphRow.regions(in: tokens, of: document).isEmpty
  }

  /// The paragraphs, as ranges of sentences; one that ends with a colon is joined with the next one.
  private func stretches(of document: TokenizedDocument) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for paragraph in document.paragraphs where !paragraph.isEmpty {
      if let previous = found.last,
        let end = document.sentences[previous.upperBound - 1].tokens.last,
        words.colon.contains(document.words[end])
      {
        found[found.count - 1] = previous.lowerBound..<paragraph.upperBound
      } else {
        found.append(paragraph)
      }
    }
    return found
  }

  /// The attribution that a following paragraph of nothing but a quotation would go on: the last one, if it stands
  /// behind its content in the paragraph's last sentence.
  private func continuable(_ found: [Attribution], in graphs: [ClauseGraph]) -> Attribution? {
    guard let sentence = graphs.last?.analysis.sentence else { return nil }
    return found.last {
      $0.cueElement.sentence == sentence && ($0.form == .postPosed || $0.form == .inverted)
    }
  }
}

extension ParagraphReader {
  /// The content of a paragraph that is one full quotation from end to end; nil for any other paragraph.
  func continuation() -> Range<Int>? {
    guard row.quotes.count == 1, let quote = row.quotes.first, quote.isFull, quote.opening == 0,
      quote.closing == row.count - 1
    else { return nil }
    let content = stretch(0..<row.count)
    return content.isEmpty ? nil : content
  }
}
