import QuothText

/// Reads the attributions of one paragraph (ATTRIBUTION.md A.2).
///
/// Candidates are found sentence by sentence and cue by cue, each with the score that the cue table gives to its
/// word and surroundings; `OverlapResolution` then chooses among them. Positions are indices in `row`.
struct ParagraphReader {
  let row: ParagraphRow
  let table: CueTable
  /// The cues that are nouns.
  let nounCues: CueTable
  let words: AttributionWords
  let settings: AttributionSettings
  /// For each sentence of the row whether a cue may stand in it.
  let mayHoldCue: [Bool]

  /// Every candidate so far.
  var found: [Attribution] = []
  /// The source of the sentence's last strong cue outside any content: what "…, adding" and "and said" share.
  var mainSource: Source?
  /// Contents of the sentence that are taken; a later post-posed content starts behind them.
  var covered: [Range<Int>] = []

  init(
    row: ParagraphRow, table: CueTable, nounCues: CueTable, words: AttributionWords,
    settings: AttributionSettings, mayHoldCue: [Bool]
  ) {
    self.row = row
    self.table = table
    self.nounCues = nounCues
    self.words = words
    self.settings = settings
    self.mayHoldCue = mayHoldCue
  }

  /// Whether a verb that no row names can be a cue, because there is direct speech beside it.
  private var acceptsAnyVerb: Bool {
    settings.acceptsAnyVerbBesideQuotes && !row.quotes.isEmpty
  }

  /// A source beside its cue.
  struct Source {
    /// The groups that name it.
    var speakers: [Int]
    /// Everything from the first word of the source to its last, appositions included.
    var extent: Range<Int>
    /// *who*, *which* between the source and its cue.
    var relativePronoun: Int?
  }

  /// A verb that may be a cue.
  struct Cue {
    let position: Int
    /// The document token of the verb.
    let token: Int
    let lemma: WordID
    /// The last lexical verb of its group.
    let isMain: Bool
    /// The part of the sentence that may be its content: the sentence, or the quotation that the cue stands in.
    let limits: Range<Int>
    let isInsideQuote: Bool
  }

  /// The candidates of the whole paragraph.
  mutating func read() -> [Attribution] {
    for (index, sentence) in row.sentences.enumerated() where !sentence.isEmpty {
      mainSource = nil
      covered = []
      if mayHoldCue[index] || acceptsAnyVerb {
        if index == 0, readTranscript(sentence) { break }
        for position in sentence {
          switch row.positions[position].kind {
          case .accordingTo: readAccordingTo(position, in: sentence)
          case .nounGroup: readNounCue(position, in: sentence)
          case .verbGroup: readVerbGroup(position, in: sentence)
          default: break
          }
        }
      }
      if settings.readsQuotesWithoutCue { readQuotesWithoutCue(in: sentence) }
    }
    readSignature()
    return found
  }

  // MARK: Cues

  private mutating func readVerbGroup(_ position: Int, in sentence: Range<Int>) {
    let graph = row.graph(position)
    guard let index = row.positions[position].verbGroup,
      graph.analysis.verbGroups[index].lexicalVerbs.contains(where: { mayBeCue($0, in: graph) })
    else { return }
    let group = graph.analysis.verbGroups[index]
    let first = graph.analysis.firstToken
    let quote = row.fullQuote(around: position)
    if quote != nil, !settings.readsCuesInsideQuotes { return }
    var limits = sentence
    if let quote {
      limits =
        max(sentence.lowerBound, quote.opening + 1)..<min(sentence.upperBound, quote.closing)
    }
    guard limits.contains(position) else { return }
    for verb in group.lexicalVerbs where mayBeCue(verb, in: graph) {
      let cue = Cue(
        position: position, token: first + verb, lemma: graph.lemma(atToken: verb),
        isMain: verb == group.main, limits: limits, isInsideQuote: quote != nil)
      if read(cue, group) { return }
    }
  }

  /// Whether the verb at a token of the sentence is in the table; beside a quotation any verb may be one of speech.
  private func mayBeCue(_ verb: Int, in graph: ClauseGraph) -> Bool {
    table.isCue(graph.lemma(atToken: verb)) || acceptsAnyVerb
  }

  /// Reads one verb; true if it is a cue, so that later verbs of its group are none.
  private mutating func read(_ cue: Cue, _ group: VerbGroup) -> Bool {
    let before = found.count
    if readSpecial(cue, group) { return true }
    if readSilence(cue, group) { return true }
    guard !isPassive(cue, group), group.form != .infinitive, !isReducedRelative(cue.position)
    else { return false }
    if cue.isMain, readInverted(cue, group) { return true }
    guard let source = source(of: cue, group), !isStopped(source) else { return false }
    if cue.isMain, readPostPosed(cue, group, source) { return true }
    readPrePosed(cue, group, source)
    return found.count > before
  }

  /// Whether the verb takes no speaker as its subject: passive, or a participle that describes a noun.
  private func isPassive(_ cue: Cue, _ group: VerbGroup) -> Bool {
    if group.isPassive { return cue.isMain }
    return group.form == .participle && !group.isAmbiguousPast && !group.hasPerfectAuxiliary
  }

  private func isStopped(_ source: Source) -> Bool {
    source.speakers.allSatisfy {
      words.subjectStops.contains(row.headWord($0))
        || words.noWords.contains(row.word($0)) && row.isNounGroup($0)
    }
      && row.fullQuote(around: source.extent.lowerBound) == nil
  }

  // MARK: Scores

  /// The best row for a cue in one of the contexts, with the score that the context gives.
  func entry(
    for cue: Cue, in contexts: [CueContext]
  ) -> (entry: CueTable.Entry, context: CueContext)? {
    var best: (entry: CueTable.Entry, context: CueContext)?
    for context in contexts {
      for entry in table.entries(for: cue.lemma, in: context) where hasParticles(entry, cue) {
        if best.map({ entry.score > $0.entry.score }) ?? true { best = (entry, context) }
        break
      }
    }
    return best
  }

  private func hasParticles(_ entry: CueTable.Entry, _ cue: Cue) -> Bool {
    let behind = row.document.words.dropFirst(cue.token + 1)
    return entry.particles.isEmpty || behind.starts(with: entry.particles)
  }

  /// The score of the verb group at `position` as a cue where it stands; 0 if it is none.
  func cueScore(at position: Int, until end: Int) -> Double {
    guard let group = row.verbGroup(position), !group.isPassive else { return 0 }
    let context = surroundings(behind: position + 1, until: end).context
    return max(
      table.score(of: group.lemma, in: context),
      context == .end ? table.score(of: group.lemma, in: .postPosed) : 0)
  }

  // MARK: Results

  /// Adds a candidate, unless it has no content.
  mutating func add(
    _ form: Attribution.Form, cue: Cue, group: VerbGroup, source: Source,
    content: [Range<Int>], entry: CueTable.Entry?, context: CueContext
  ) {
    // "could not confirm": nothing was said.
    if group.isNegated, words.abilityModals.contains(group.modal) { return }
    var attribution = Attribution(
      kind: entry?.kind ?? .statement, form: form,
      cue: cue.token..<cue.token + 1 + (entry?.particles.count ?? 0),
      cueElement: row.reference(cue.position), speakers: speakers(of: source),
      content: content.filter { !$0.isEmpty },
      score: entry?.score ?? Self.unlistedScore,
      rule: CueTable.ruleName(entry, context))
    guard !attribution.content.isEmpty || entry?.kind == .accusation else { return }
    attribution.negatesContent = entry?.negatesContent ?? false
    let chain = group.chain.filter { $0 != cue.lemma }
    attribution.isNegated =
      group.isNegated || (cue.isMain && chain.contains(where: words.negatingChains.contains))
    attribution.isPossible =
      words.openModals.contains(group.modal)
      || (cue.isMain && chain.contains(where: words.openChains.contains))
    if entry?.hasAddresseeObject == true || words.addresseeVerbs.contains(cue.lemma) {
      attribution.addressees = addressees(of: cue, besides: source, attribution.content)
    }
    found.append(attribution)
  }

  /// The groups of the source, with its relative pronoun if the pack wants it.
  private func speakers(of source: Source) -> [ElementReference] {
    var speakers = source.speakers.map { row.reference($0) }
    if settings.namesRelativePronouns, let pronoun = source.relativePronoun {
      let reference = row.reference(pronoun)
      let type = source.speakers.first.map { row.element($0).type } ?? .pronoun
      var part = reference
      part.filler = .tokens(row.element(pronoun).tokens, type)
      speakers.append(part)
    }
    return speakers
  }

  /// The score of a verb that no row names, beside direct speech.
  static let unlistedScore = 0.6

  /// The groups right behind the cue that are told something.
  private func addressees(
    of cue: Cue, besides source: Source, _ content: [Range<Int>]
  ) -> [ElementReference] {
    guard cue.isMain else { return [] }
    let graph = row.graph(cue.position)
    var first = row.positions[cue.position].element + 1
    while graph.kind(first) == .adverb { first += 1 }
    guard graph.isNounGroup(first), !graph.startsClause(first) else { return [] }
    let members = graph.listRight(of: first)
      .map { row.position(ofElement: $0, besides: cue.position) }
    return members.filter { position in
      !source.speakers.contains(position)
        && !content.contains { $0.contains(row.positions[position].tokens.lowerBound) }
    }.map { row.reference($0) }
  }
}
