import QuothRules
import QuothText

/// Places and times that stand outside the event's clause: in front of *where* and *when*, and before a colon.
extension AdjunctAttacher {
  /// The dates and places outside the clause of `element`, nearest first.
  ///
  /// `opensDocument`: the sentence is the first of the article; a lone place before its colon is a dateline.
  func outside(_ element: Int, in graph: ClauseGraph, opensDocument: Bool) -> [Int] {
    var found: [Int] = []
    if let antecedent = relativeAntecedent(before: element, in: graph) { found.append(antecedent) }
    return found + header(before: element, in: graph, opensDocument: opensDocument)
  }

  /// *A blast **in the port on Sunday** killed nine*: the phrases between a means that acts and its verb.
  func phrasesOfMeans(_ event: EventCandidate, in graph: ClauseGraph) -> [Phrase] {
    guard case .element(let means)? = event.firstFiller(of: Self.means), means < event.element,
      graph.isVerbGroup(event.element), graph.subjects(of: event.element).contains(means)
    else { return [] }
    return graph.phrases(rightOf: means).phrases.filter { phrase in
      // "strikes on a camp in the port": the target is no place of the killing.
      phrase.elements.allSatisfy { $0 < event.element }
        && graph.prepositionWords(of: phrase) != [on]
    }
  }

  /// *Gunmen burst into a bar **in Celaya late on Sunday**, killing eleven*: the phrases of the verb that a gerund
  /// behind a comma goes with.
  func phrasesOfMainVerb(_ event: EventCandidate, in graph: ClauseGraph) -> [Phrase] {
    guard graph.verbGroup(event.element)?.form == .gerund else { return [] }
    var before = event.element - 1
    if graph.kind(before) == .coordinator {
      // "…, killing two and wounding nine"
      guard
        let gerund = (0..<before).last(where: graph.isVerbGroup),
        graph.verbGroup(gerund)?.form == .gerund
      else { return [] }
      before = gerund - 1
    }
    guard graph.kind(before) == .comma,
      let verb = (0..<before).last(where: {
        graph.isFinite($0) || graph.verbGroup($0)?.isAmbiguousPast == true
      }),
      !graph.isSpeech(verb)
    else { return [] }
    return graph.phrases(rightOf: verb).phrases.filter { phrase in
      phrase.elements.allSatisfy { $0 < before }
    } + graph.frontedPhrases(before: verb)
  }

  /// *Two died **when their car hit a mine in the port on Sunday***: time, place and weapon of a clause that tells how
  /// it came, where no event of its own does.
  func attachCause(
    to event: inout EventCandidate, _ openRows: inout [Int], in graph: ClauseGraph
  ) {
    guard graph.isVerbGroup(event.element),
      let opening = causeOpening(behind: event.element, in: graph),
      let verb = (opening + 1..<graph.elements.count).first(where: {
        graph.isFinite($0) || graph.verbGroup($0)?.isAmbiguousPast == true
      }),
      !graph.isSpeech(verb)
    else { return }
    if openRows.contains(where: { rows[$0].role == Self.means }),
      let weapon = graph.objects(of: verb).first(where: {
        weapons.contains(graph.elements[$0].type)
      })
    {
      bind(Self.means, [.element(weapon)], to: &event, &openRows)
    }
    for phrase in graph.phrases(rightOf: verb).phrases {
      fill(phrase, &openRows, of: &event, in: graph)
    }
  }

  /// The *when*, *as* or *after* behind the verb at `element`, over at most one coordinated verb.
  private func causeOpening(behind element: Int, in graph: ClauseGraph) -> Int? {
    var verbs = 0
    for index in element + 1..<max(element + 1, graph.elements.count) {
      switch graph.elements[index].kind {
      case .subordinator:
        return causeSubordinators.contains(graph.headWord(index)) ? index : nil
      case .preposition where causeSubordinators.contains(graph.headWord(index)):
        if graph.isNounGroup(index + 1), graph.startsClause(index + 1) { return index }
      case .verbGroup:
        verbs += 1
        guard verbs < 2, !graph.isSpeech(index) else { return nil }
      case .relativePronoun, .complementizer, .punctuation, .quotationMark, .accordingTo:
        return nil
      default: continue
      }
    }
    return nil
  }

  /// *in **Fenwick**, where two shoppers are dead*, *a hotel in which nine were killed*, *since **7 October**, when …*.
  private func relativeAntecedent(before element: Int, in graph: ClauseGraph) -> Int? {
    for opening in stride(from: element - 1, through: 1, by: -1) {
      switch graph.elements[opening].kind {
      case .relativePronoun, .subordinator:
        let word = graph.headWord(opening)
        var antecedent = opening - 1
        if thingRelatives.contains(word) {
          guard graph.kind(antecedent) == .preposition,
            placePrepositions.contains(graph.headWord(antecedent))
          else { return nil }
          antecedent -= 1
        } else if word != when, !placeRelatives.contains(word) {
          return nil
        }
        if graph.kind(antecedent) == .comma { antecedent -= 1 }
        guard antecedent >= 0 else { return nil }
        if word == when { return graph.kind(antecedent) == .date ? antecedent : nil }
        return isPlace(antecedent, in: graph) ? largestPhrase(endingAt: antecedent, in: graph) : nil
      case .complementizer, .punctuation, .quotationMark: return nil
      default: continue
      }
    }
    return nil
  }

  private func isPlace(_ element: Int, in graph: ClauseGraph) -> Bool {
    graph.isNounGroup(element) && graph.words.canBePlace(graph.elements[element].type)
  }

  /// ***a hotel** in the city of X*: the first of places that stand inside one another.
  private func largestPhrase(endingAt element: Int, in graph: ClauseGraph) -> Int {
    var first = element
    while graph.kind(first - 1) == .preposition,
      placePrepositions.contains(graph.headWord(first - 1)), isPlace(first - 2, in: graph)
    {
      first -= 2
    }
    return first
  }

  /// The dates and the place before a colon that no verb precedes.
  private func header(before element: Int, in graph: ClauseGraph, opensDocument: Bool) -> [Int] {
    guard let colon = graph.headerColon, colon < element else { return [] }
    var found: [Int] = []
    for index in 0..<colon {
      if graph.elements[index].kind == .date {
        found.append(index)
      } else if isPlace(index, in: graph), graph.isNamed(index),
        graph.governingPreposition(of: index) == nil,
        !found.isEmpty || !opensDocument && graph.elements[index].type != .untypedName
      {
        found.append(index)
      }
    }
    return found
  }
}
