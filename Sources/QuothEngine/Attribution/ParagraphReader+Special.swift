import QuothText

/// Constructions with a shape of their own: *citing S*, *quoted S as saying*, *claimed by S*, *accused X of*,
/// *claimed responsibility*.
extension ParagraphReader {
  /// Reads the verb if it stands in one of these constructions; true if it does.
  mutating func readSpecial(_ cue: Cue, _ group: VerbGroup) -> Bool {
    guard cue.isMain, table.isCue(cue.lemma) else { return false }
    if readQuotedAs(cue, group) { return true }
    if readCiting(cue, group) { return true }
    if readPassive(cue, group) { return true }
    if readAccusation(cue, group) { return true }
    return readObject(cue, group)
  }

  /// *The army did not comment*, *declined to comment*: a speaker who says nothing.
  mutating func readSilence(_ cue: Cue, _ group: VerbGroup) -> Bool {
    let isRefused = group.chain.contains(where: words.negatingChains.contains)
    guard cue.isMain, words.silentCues.contains(cue.lemma), group.isNegated || isRefused,
      let source = source(of: cue, group), let listed = entry(for: cue, in: [.postPosed])
    else { return false }
    var attribution = Attribution(
      kind: .statement, form: .object, cue: cue.token..<cue.token + 1,
      cueElement: row.reference(cue.position), speakers: source.speakers.map { row.reference($0) },
      content: [], score: listed.entry.score, rule: CueTable.ruleName(listed.entry, .postPosed))
    attribution.isNegated = true
    found.append(attribution)
    return true
  }

  private func positions(_ elements: [Int], besides cue: Cue) -> [Int] {
    elements.map { row.position(ofElement: $0, besides: cue.position) }
      .filter { cue.limits.contains($0) }
  }

  private func source(_ speakers: [Int]) -> Source? {
    guard let first = speakers.min(), let last = speakers.max() else { return nil }
    return Source(speakers: speakers.sorted(), extent: first..<last + 1)
  }

  /// The phrase behind a cue that starts with `preposition`.
  private func phrase(_ preposition: WordID, behind cue: Cue) -> Phrase? {
    let graph = row.graph(cue.position)
    return graph.phrases(rightOf: row.positions[cue.position].element).phrases.first {
      graph.prepositionWords(of: $0) == [preposition]
    }
  }

  /// *quoted **S** as saying C*, *S was quoted as saying C*.
  private mutating func readQuotedAs(_ cue: Cue, _ group: VerbGroup) -> Bool {
    guard group.form == .gerund, cue.position - 1 > cue.limits.lowerBound,
      row.word(cue.position - 1) == words.as
    else { return false }
    let graph = row.graph(cue.position)
    var verb = row.positions[cue.position].element - 2
    while verb >= 0, !graph.isVerbGroup(verb) { verb -= 1 }
    guard let quoting = graph.verbGroup(verb), words.quotingVerbs.contains(quoting.lemma),
      let listed = entry(for: cue, in: [.that, .clause, .quotation])
    else { return false }
    let speakers = quoting.isPassive ? graph.subjects(of: verb) : graph.objects(of: verb)
    guard let source = source(positions(speakers, besides: cue)) else { return false }
    let behind = surroundingsBehindAdjuncts(of: cue)
    let start = behind.contentStart
    let end = contentEnd(from: start, until: cue.limits.upperBound, isObject: false)
    add(
      .quotedAs, cue: cue, group: group, source: source,
      content: [stretch(start..<endOfQuote(at: end))], entry: listed.entry, context: .that)
    mainSource = source
    return true
  }

  /// *C, citing **S***: one more source of what the sentence says.
  private mutating func readCiting(_ cue: Cue, _ group: VerbGroup) -> Bool {
    guard group.form == .gerund, let listed = entry(for: cue, in: [.citing]),
      listed.entry.score >= settings.leastScore
    else { return false }
    let graph = row.graph(cue.position)
    let objects = graph.objects(of: row.positions[cue.position].element)
    guard let source = source(positions(objects, besides: cue)) else { return false }
    let sentence = graph.analysis.sentence
    let main = found.last { $0.cueElement.sentence == sentence && $0.kind == .statement }
    var content = [stretch(cue.limits.lowerBound..<cue.position)]
    // "SANA reported, citing a source, that C": the content of the cue in front.
    if !hasFinite(cue.limits.lowerBound..<cue.position) || main != nil {
      content = main?.content ?? content
    }
    add(
      .citing, cue: cue, group: group, source: source, content: content, entry: listed.entry,
      context: .citing)
    return true
  }

  /// *C was claimed by **S***, *X was told by **S** that C*.
  private mutating func readPassive(_ cue: Cue, _ group: VerbGroup) -> Bool {
    let graph = row.graph(cue.position)
    let element = row.positions[cue.position].element
    guard group.isPassive || (group.form == .participle && !graph.isActive(element)),
      let listed = entry(for: cue, in: [.passiveBy]),
      listed.entry.score >= settings.leastScore, let agent = phrase(words.by, behind: cue),
      let source = source(positions(agent.elements, besides: cue))
    else { return false }
    let subjects =
      group.isPassive
      ? graph.subjects(of: element) : graph.patients(ofParticiple: element) { _ in true }
    let told = positions(subjects, besides: cue)
    let behind = classify(source.extent.upperBound, until: cue.limits.upperBound)
    if words.addresseeVerbs.contains(cue.lemma) {
      guard behind.context == .that || behind.context == .clause else { return false }
      let end = contentEnd(
        from: behind.contentStart, until: cue.limits.upperBound, isObject: false)
      add(
        .object, cue: cue, group: group, source: source,
        content: [stretch(behind.contentStart..<end)], entry: listed.entry, context: .passiveBy)
      if !found.isEmpty { found[found.count - 1].addressees = told.map { row.reference($0) } }
    } else {
      guard let first = told.min(), let last = told.max() else { return false }
      add(
        .object, cue: cue, group: group, source: source, content: [stretch(first..<last + 1)],
        entry: listed.entry, context: .passiveBy)
    }
    return true
  }

  /// The row that makes the verb one of accusing.
  private func accusation(of lemma: WordID) -> CueTable.Entry? {
    guard table.canAccuse(lemma) else { return nil }
    for context in [CueContext.nounGroup, .of, .for, .passiveBy, .object] {
      let found = table.entries(for: lemma, in: context).first {
        $0.kind == .accusation && $0.score >= settings.leastScore
      }
      if let found { return found }
    }
    return nil
  }

  /// *S accused X of C*, *S blamed C on X*, *X was accused by S of C*.
  private mutating func readAccusation(_ cue: Cue, _ group: VerbGroup) -> Bool {
    guard let listed = accusation(of: cue.lemma) else { return false }
    let graph = row.graph(cue.position)
    let element = row.positions[cue.position].element
    let isPassive =
      group.isPassive
      || (group.form == .participle || group.isAmbiguousPast) && !graph.isActive(element)
    var accused: [Int]
    var accusers: [Int]
    if isPassive {
      accused = positions(
        group.isPassive
          ? graph.subjects(of: element) : graph.patients(ofParticiple: element) { _ in true },
        besides: cue)
      accusers = phrase(words.by, behind: cue).map { positions($0.elements, besides: cue) } ?? []
    } else {
      accusers = source(of: cue, group)?.speakers ?? []
      accused = positions(graph.objects(of: element), besides: cue)
    }
    var object: Range<Int>?
    if let preposition = listed.accusedPreposition, let phrase = phrase(preposition, behind: cue) {
      // "an attack blamed on X": what X is accused of stands before the verb.
      object =
        isPassive
        ? accused.min().map { $0..<cue.position }
        : (accused.min()).map {
          $0..<row.position(ofElement: phrase.preposition ?? 0, besides: cue.position)
        }
      accused = positions(phrase.elements, besides: cue)
    }
    accusers.removeAll(where: accused.contains)
    guard !accused.isEmpty || !accusers.isEmpty else { return false }
    let content = object ?? accusation(behind: max(accused.max() ?? 0, cue.position), cue)
    guard !accused.isEmpty || !content.isEmpty else { return false }
    add(
      .object, cue: cue, group: group,
      source: Source(speakers: accusers, extent: cue.position..<cue.position + 1),
      content: [stretch(content)], entry: listed, context: .object)
    if found.last?.cue.lowerBound == cue.token {
      found[found.count - 1].accused = accused.map { row.reference($0) }
      if let source = source(accusers), !cue.isInsideQuote { mainSource = source }
    }
    return true
  }

  /// What is behind *of* or *for* in *accused X **of C***.
  private func accusation(behind last: Int, _ cue: Cue) -> Range<Int> {
    var start = last + 1
    while start < cue.limits.upperBound {
      switch row.kind(start) {
      case .preposition where words.accusationPrepositions.contains(row.word(start)),
        .gerundPreposition where words.accusationPrepositions.contains(row.word(start)):
        let end = contentEnd(from: start + 1, until: cue.limits.upperBound, isObject: false)
        return start + 1..<end
      case .preposition, .nounGroup, .date, .adverb, .parenthesis, .coordinator: start += 1
      case .comma where row.kind(start + 1) == .relativePronoun:
        // "accused the army, which fights the rebels, of looking away"
        guard
          let comma = (start + 1..<cue.limits.upperBound).first(where: { row.kind($0) == .comma })
        else { return start..<start }
        start = comma + 1
      default: return start..<start
      }
    }
    return start..<start
  }

  /// *claimed responsibility for C*, *put the figure at C*.
  private mutating func readObject(_ cue: Cue, _ group: VerbGroup) -> Bool {
    let rows = table.entries(for: cue.lemma, in: .object).filter {
      $0.kind == .statement && $0.score >= settings.leastScore
    }
    guard !rows.isEmpty, !group.isPassive else { return false }
    let graph = row.graph(cue.position)
    let objects = positions(
      graph.objects(of: row.positions[cue.position].element), besides: cue)
    guard let object = objects.first,
      let listed = rows.first(where: { $0.objectHeads.contains(row.headWord(object)) }),
      let source = source(of: cue, group)
    else { return false }
    var start = object + 1
    while row.kind(start) == .preposition, row.word(start) != listed.objectPreposition,
      listed.objectPreposition != nil, row.isNounGroup(start + 1)
    {
      start += 2
    }
    if let preposition = listed.objectPreposition, row.word(start) != preposition { return false }
    var content = object..<object + 1
    if row.kind(start) == .preposition || row.kind(start) == .gerundPreposition {
      let end = contentEnd(from: start, until: cue.limits.upperBound, isObject: true)
      // "put the death toll at 52" tells of the toll.
      let first = listed.objectPreposition == nil ? start + 1 : object
      if end > start + 1 { content = first..<end }
    }
    add(
      .object, cue: cue, group: group, source: source, content: [stretch(content)],
      entry: listed, context: .object)
    return true
  }
}
