import QuothModel
import QuothText

/// Turns attributions into statements and accusations, and names the source of the events in their content.
struct AttributionEvents {
  let attributions: [Attribution]

  /// For each sentence the attributions with a cue or content in it, in their order: a text as
  /// long as a book has thousands, and a sentence only a few.
  static func bySentence(
    _ attributions: [Attribution], of document: TokenizedDocument
  ) -> [[Attribution]] {
    var found = [[Attribution]](repeating: [], count: document.sentences.count)
    /// For each sentence the last attribution that it got, so that it gets none twice.
    var last = [Int](repeating: -1, count: found.count)
    for (index, attribution) in attributions.enumerated() {
      func give(_ sentence: Int) {
        guard last[sentence] != index else { return }
        last[sentence] = index
        found[sentence].append(attribution)
      }
      func give(_ tokens: Range<Int>) {
        guard !tokens.isEmpty else { return }
        var sentence = Self.sentence(ofToken: tokens.lowerBound, in: document)
        while sentence < found.count,
          document.sentences[sentence].tokens.lowerBound < tokens.upperBound
        {
          give(sentence)
          sentence += 1
        }
      }
      give(attribution.cueElement.sentence)
      give(attribution.cue)
      for stretch in attribution.content { give(stretch) }
    }
    return found
  }

  /// The sentence that a document token stands in.
  private static func sentence(ofToken token: Int, in document: TokenizedDocument) -> Int {
    var (low, high) = (0, document.sentences.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if document.sentences[middle].tokens.upperBound <= token {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The statements and accusations of one sentence.
  func events(of sentence: Int, in graph: ClauseGraph) -> [EventCandidate] {
    attributions.indices.compactMap { index in
      attributions[index].cueElement.sentence == sentence
        ? event(of: attributions[index], in: graph) : nil
    }
  }

  private func event(of attribution: Attribution, in graph: ClauseGraph) -> EventCandidate {
    let first = graph.analysis.firstToken
    let sentence = graph.analysis.sentence
    var event = EventCandidate(
      type: attribution.kind.rawValue,
      trigger: attribution.cue.lowerBound - first..<attribution.cue.upperBound - first,
      element: attribution.cueElement.element, rules: [attribution.rule])
    func bind(_ role: String, _ references: [ElementReference]) {
      for reference in references where reference.sentence == sentence {
        event.bind(role, CollectionOfOne(reference.filler))
      }
    }
    switch attribution.kind {
    case .statement:
      bind("speaker", attribution.speakers)
      bind("addressee", attribution.addressees)
    case .accusation:
      bind("accuser", attribution.speakers)
      bind("accused", attribution.accused)
    }
    event.content = attribution.content
    event.status = attribution.status
    return event
  }

  /// ***Police**: two killed in a mall*: who stands before the colon of a headline or a log entry.
  private func headerSpeaker(before colon: Int, in graph: ClauseGraph) -> Int? {
    guard let first = (0..<colon).first(where: graph.isNounGroup),
      graph.words.category(graph.elements[first].type) == .actor,
      graph.elements[first].type != graph.words.person,
      graph.elements[first].type != graph.words.title
    else { return nil }
    let isAlone = (first + 1..<colon).allSatisfy {
      graph.kind($0) == .preposition
        || graph.isNounGroup($0) && graph.governingPreposition(of: $0) != nil
    }
    return isAlone ? first : nil
  }

  /// Gives each event from `start` on that stands in somebody's words its `source`.
  func addSources(to events: inout [EventCandidate], from start: Int = 0, in graph: ClauseGraph) {
    guard start < events.count else { return }
    let colon = graph.headerColon
    if attributions.isEmpty, colon == nil { return }
    let assignment = SourceAssignment(attributions)
    for index in start..<events.count {
      let token = graph.analysis.firstToken + events[index].trigger.lowerBound
      let isCue = attributions.indices.contains { attributions[$0].cue.contains(token) }
      if isCue { continue }
      let sources = assignment.sources(
        ofTrigger: token, inSentence: graph.analysis.sentence)
      events[index].bind("source", sources.lazy.map { $0.filler })
      if sources.isEmpty, let colon, colon < events[index].element,
        let speaker = headerSpeaker(before: colon, in: graph)
      {
        events[index].bind("source", CollectionOfOne(.element(speaker)))
      }
      if events[index].status == .asserted, assignment.isDenied(token: token) {
        events[index].status = .negated
      }
    }
  }
}
