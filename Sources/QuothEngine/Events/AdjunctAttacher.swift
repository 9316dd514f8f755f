package import QuothRules
package import QuothText

/// Attaches place, time, means and the like to events by the table `adjuncts` (GRAMMAR.md §4.6).
package struct AdjunctAttacher: Sendable {
  /// One row of the table.
  final class Row: Sendable {
    let role: String
    let prepositions: [[WordID]]
    let types: TypeSet
    let acceptsDates: Bool
    let events: [String]
    let exceptions: [String]
    /// False when a named target of the event takes the place's part.
    let standsBesideNamedTarget: Bool

    init(_ row: TableRow, role: String, _ types: TypeHierarchy, words: (String) -> [WordID]) {
      self.role = role
      let accepted = row.values("types").compactMap(types.type(named:))
      prepositions = row.values("prepositions").map(words)
      self.types = types.set(of: accepted)
      acceptsDates = accepted.contains(.date)
      events = row.values("events")
      exceptions = row.values("except")
      standsBesideNamedTarget = row.value("named_target") != "no"
    }

    /// Whether events of the type take part.
    func isAbout(_ event: String) -> Bool {
      (events.isEmpty || events.contains(event)) && !exceptions.contains(event)
    }
  }

  static let means = "means"
  private static let opponent = "opponent"

  let rows: [Row]
  /// Prepositions before which a date is no point in time (*of*, *for*, *until*).
  private let untimely: WordSet
  /// Prepositions behind which an attack noun takes the phrases that follow.
  private let causePrepositions: [[WordID]]
  /// Event types that count victims: only these share the phrases of a coordinated verb.
  private let countedEvents: [String]
  /// Lemmas of verbs that say who had a place (*hold*, *control*).
  private let holdingVerbs: WordSet
  private let by: WordID
  /// *as of noon*: its *of* places a date.
  private let asOf: [WordID]
  private let of: WordID
  private let inWord: WordID
  /// *after*, *before*: behind a length of time they start another clause.
  private let sideWords: WordSet
  private let timeUnits: WordSet
  private let definiteArticles: WordSet
  /// *where*, and *which* behind *in* or *at*: what they open happens at the place before them.
  let placeRelatives: WordSet
  let thingRelatives: WordSet
  let placePrepositions: WordSet
  let when: WordID
  let on: WordID
  /// *when*, *as*, *after*: what they open is how it came.
  let causeSubordinators: WordSet
  /// The type of means.
  let weapons: TypeSet
  /// *when*, *as*, *while*: what they open happens at the time of the main clause.
  private let timeSharingSubordinators: WordSet

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    func words(_ text: String) -> [WordID] {
      text.split(separator: " ").map { vocabulary.word(for: String($0)) }
    }
    rows = ruleSet.table("adjuncts").compactMap { row in
      row.value("role").map { Row(row, role: $0, ruleSet.types, words: words) }
    }
    untimely = vocabulary.words(["of", "for", "until", "till", "by"])
    asOf = words("as of")
    of = vocabulary.word(for: "of")
    inWord = vocabulary.word(for: "in")
    sideWords = vocabulary.words(["after", "before"])
    timeUnits = vocabulary.words(
      ruleSet.words("time_units").flatMap { [$0, $0 + "s"] })
    definiteArticles = vocabulary.words(ruleSet.words("definite_articles"))
    placeRelatives = vocabulary.words(ruleSet.words("place_relatives"))
    thingRelatives = vocabulary.words(["which"])
    placePrepositions = vocabulary.words(["in", "at", "on", "near", "inside", "outside"])
    when = vocabulary.word(for: "when")
    on = vocabulary.word(for: "on")
    timeSharingSubordinators = vocabulary.words(["when", "as", "while"])
    holdingVerbs = vocabulary.words(ruleSet.words("holding_verbs"))
    by = vocabulary.word(for: "by")
    causeSubordinators = vocabulary.words(ruleSet.words("cause_subordinators"))
    weapons = rows.first { $0.role == Self.means }?.types ?? TypeSet([])
    causePrepositions = ruleSet.words("cause_prepositions").map(words)
    countedEvents = ruleSet.events.filter { $0.countedRole != nil }.map(\.name)
  }

  /// Fills the empty roles among `roles` of `event` from the phrases around its trigger.
  ///
  /// `opensDocument`: the sentence is the first of the article; a full date that opens it is a dateline.
  func attach(
    _ roles: [String], to event: inout EventCandidate, in graph: ClauseGraph, opensDocument: Bool
  ) {
    // The rows whose roles are still empty, as indices.
    var openRows = rows.indices.filter { row in
      roles.contains(rows[row].role) && rows[row].isAbout(event.type)
        && !event.hasRole(rows[row].role)
    }
    if roles.contains(Self.opponent), !event.hasRole(Self.opponent) {
      attachHolder(to: &event, in: graph)
    }
    if openRows.isEmpty { return }
    attachPhrases(to: &event, &openRows, in: graph, opensDocument: opensDocument)
    guard event.content.isEmpty, !openRows.isEmpty else { return }
    if countedEvents.contains(event.type) { attachCause(to: &event, &openRows, in: graph) }
    for element in outside(event.element, in: graph, opensDocument: opensDocument) {
      let isDate = graph.elements[element].kind == .date
      guard
        let row = openRows.first(where: {
          isDate
            ? rows[$0].acceptsDates
            : rows[$0].role == "place" && rows[$0].types.contains(graph.elements[element].type)
        }), rows[row].standsBesideNamedTarget || !event.hasRole("target")
      else { continue }
      bind(rows[row].role, [.element(element)], to: &event, &openRows)
    }
  }

  /// Fills roles from the phrases of the event's clause, until no row is open.
  private func attachPhrases(
    to event: inout EventCandidate, _ openRows: inout [Int], in graph: ClauseGraph,
    opensDocument: Bool
  ) {
    for phrase in phrasesBehind(event, in: graph) { fill(phrase, &openRows, of: &event, in: graph) }
    if !openRows.isEmpty, graph.isNounGroup(event.element) {
      let occurrence = TriggerOccurrence(
        graph: graph, token: event.trigger.upperBound - 1, element: event.element)
      for phrase in occurrence.predicatePhrases { fill(phrase, &openRows, of: &event, in: graph) }
    }
    if let date = graph.dateBefore(event.element) { fill(date, &openRows, of: &event, in: graph) }
    if openRows.isEmpty { return }
    for phrase in fronted(before: event.element, in: graph)
    where !isReported(phrase, event, graph) {
      if opensDocument, phrase.preposition == nil, phrase.elements[0] < 3,
        graph.elements[phrase.elements[0]].kind == .date
      {
        continue
      }
      fill(phrase, &openRows, of: &event, in: graph)
    }
    if openRows.isEmpty { return }
    for phrase in phrasesOfMeans(event, in: graph) + phrasesOfMainVerb(event, in: graph) {
      fill(phrase, &openRows, of: &event, in: graph)
    }
  }

  /// Binds `fillers` to a role, whose rows are no longer open.
  func bind(
    _ role: String, _ fillers: [RoleFiller], to event: inout EventCandidate,
    _ openRows: inout [Int]
  ) {
    event.bind(role, fillers)
    openRows.removeAll { rows[$0].role == role }
  }

  /// Whether the phrase stands in what a statement reports: *Overnight, troops shelled the town, officials said*.
  private func isReported(_ phrase: Phrase, _ event: EventCandidate, _ graph: ClauseGraph) -> Bool {
    let token = graph.analysis.firstToken + graph.elements[phrase.elements[0]].tokens.lowerBound
    return event.content.contains { $0.contains(token) }
  }

  /// Names who held a place before, from a relative clause: *the town, which had been held **by the rebels***.
  func attachHolder(to event: inout EventCandidate, in graph: ClauseGraph) {
    for case .element(let place) in event.fillers(of: "place") {
      var current = place + 1
      if graph.kind(current) == .comma { current += 1 }
      guard graph.kind(current) == .relativePronoun, let verb = graph.verbGroup(current + 1),
        verb.isPassive, holdingVerbs.contains(verb.lemma)
      else { continue }
      let agent = graph.phrases(rightOf: current + 1).phrases.first {
        $0.preposition.map { graph.headWord($0) } == by && graph.isNounGroup($0.elements[0])
      }
      if let agent { event.bind("opponent", agent.elements.map(RoleFiller.element)) }
    }
  }

  /// The phrases behind the trigger that are the event's own: those behind an attack noun belong to the noun.
  private func phrasesBehind(_ event: EventCandidate, in graph: ClauseGraph) -> [Phrase] {
    let scan = graph.phrases(rightOf: event.element)
    var own: [Phrase] = []
    var isBehindEventNoun = false
    for phrase in scan.phrases {
      let first = phrase.elements[0]
      if graph.elements[first].kind == .date || !isBehindEventNoun { own.append(phrase) }
      if graph.isVerbGroup(event.element),
        graph.words.category(graph.elements[first].type) == .event,
        graph.prepositionWords(of: phrase).isAny(of: causePrepositions)
      {
        isBehindEventNoun = true
      }
    }
    guard graph.isVerbGroup(event.element), graph.kind(scan.end) == .coordinator else { return own }
    var next = scan.end + 1
    if graph.isNounGroup(next),
      graph.elements[next].nounGroup.hasPossessivePronoun
        || countedEvents.contains(event.type) && graph.elements[next].nounGroup.quantity != nil
    {
      next += 1
    }
    guard graph.isVerbGroup(next) else { return own }
    let shared = graph.phrases(rightOf: next).phrases
    // "seized the town and burned it in May": the date is the first verb's too; "were found shot and dumped in a
    // shaft": of people also the place.
    return own
      + (countedEvents.contains(event.type)
        ? shared : shared.filter { graph.elements[$0.elements[0]].kind == .date })
  }

  /// The phrases that open the event's clause; behind *when* and *as* also the date that opens the sentence.
  private func fronted(before element: Int, in graph: ClauseGraph) -> [Phrase] {
    let own = graph.frontedPhrases(before: element)
    guard
      let edge = (0..<element).last(where: { graph.kind($0) == .subordinator }),
      timeSharingSubordinators.contains(graph.headWord(edge)),
      !(0..<edge).contains(where: { graph.isFinite($0) && graph.isSpeech($0) })
    else { return own }
    guard (0..<edge).contains(where: graph.isFinite) else {
      // "Tears in the port as gunmen kill nine": a headline.
      return own
        + graph.phrases(rightOf: 0).phrases.filter { $0.elements.allSatisfy { $0 < edge } }
    }
    return own
      + graph.frontedPhrases(before: edge).filter { graph.elements[$0.elements[0]].kind == .date }
  }

  func fill(
    _ phrase: Phrase, _ openRows: inout [Int], of event: inout EventCandidate, in graph: ClauseGraph
  ) {
    if openRows.isEmpty { return }
    let first = phrase.elements[0]
    let preposition = graph.prepositionWords(of: phrase)
    if graph.elements[first].kind == .date {
      if isDuration(first, in: graph) { return }
      // "the offensive of April 2020"
      let isOfNoun =
        graph.isNounGroup(event.element) && phrase.preposition == event.element + 1
        && preposition == [of]
      guard let row = openRows.first(where: { rows[$0].acceptsDates }),
        preposition.elementsEqual(asOf) || isOfNoun
          || !preposition.contains(where: untimely.contains)
      else { return }
      bind(rows[row].role, [.element(first)], to: &event, &openRows)
      return
    }
    guard !phrase.elements.contains(where: { event.isBound(.element($0)) }) else { return }
    for index in openRows {
      let row = rows[index]
      guard preposition.isAny(of: row.prepositions) else { continue }
      let fitting = phrase.elements.filter { row.types.contains(graph.elements[$0].type) }
      guard !fitting.isEmpty else { continue }
      if !row.standsBesideNamedTarget, hasNamedPlaceAsTarget(event, graph) { continue }
      bind(row.role, fitting.map(RoleFiller.element), to: &event, &openRows)
      return
    }
  }

  /// *nine were killed **in five days***, *retook it **two weeks** after rebels took it*: how long it took, not when.
  private func isDuration(_ date: Int, in graph: ClauseGraph) -> Bool {
    if graph.firstWord(date) == inWord { return true }
    guard graph.elements[date].tokens.count > 1, graph.kind(date + 1) != nil else { return false }
    return sideWords.contains(graph.firstWord(date + 1))
      && timeUnits.contains(graph.headWord(date))
      && !definiteArticles.contains(graph.firstWord(date))
  }

  private func hasNamedPlaceAsTarget(_ event: EventCandidate, _ graph: ClauseGraph) -> Bool {
    event.fillers(of: "target").contains { filler in
      guard case .element(let index) = filler else { return false }
      return graph.isNamed(index) && graph.words.canBePlace(graph.elements[index].type)
    }
  }
}
