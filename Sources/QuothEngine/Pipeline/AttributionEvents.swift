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
    for attribution in attributions {
      let stretches = attribution.content + [attribution.cue]
      var sentences = Set([attribution.cueElement.sentence])
      for stretch in stretches where !stretch.isEmpty {
        var sentence = Self.sentence(ofToken: stretch.lowerBound, in: document)
        while sentence < document.sentences.count,
          document.sentences[sentence].tokens.lowerBound < stretch.upperBound
        {
          sentences.insert(sentence)
          sentence += 1
        }
      }
      for sentence in sentences { found[sentence].append(attribution) }
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
    attributions.filter { $0.cueElement.sentence == sentence }.map { attribution in
      event(of: attribution, in: graph)
    }
  }

  private func event(of attribution: Attribution, in graph: ClauseGraph) -> EventCandidate {
    let first = graph.analysis.firstToken
    let sentence = graph.analysis.sentence
    func fillers(_ references: [ElementReference]) -> [RoleFiller] {
      references.filter { $0.sentence == sentence }.map(\.filler)
    }
    var event = EventCandidate(
      type: attribution.kind.rawValue,
      trigger: attribution.cue.lowerBound - first..<attribution.cue.upperBound - first,
      element: attribution.cueElement.element, rules: [attribution.rule])
    switch attribution.kind {
    case .statement:
      event.bind("speaker", fillers(attribution.speakers))
      event.bind("addressee", fillers(attribution.addressees))
    case .accusation:
      event.bind("accuser", fillers(attribution.speakers))
      event.bind("accused", fillers(attribution.accused))
    }
    event.content = attribution.content
    event.status = attribution.status
    return event
  }

  /// ***Police**: two killed in a mall*: who stands before the colon of a headline or a log entry.
  private func headerSpeaker(before element: Int, in graph: ClauseGraph) -> Int? {
    guard let colon = graph.headerColon, colon < element,
      let first = (0..<colon).first(where: graph.isNounGroup),
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

  /// Gives each event that stands in somebody's words its `source`.
  func addSources(to events: inout [EventCandidate], in graph: ClauseGraph) {
    let assignment = SourceAssignment(attributions)
    for index in events.indices {
      let token = graph.analysis.firstToken + events[index].trigger.lowerBound
      let isCue = attributions.contains { $0.cue.contains(token) }
      if isCue { continue }
      let sources = assignment.sources(
        ofTrigger: token, inSentence: graph.analysis.sentence)
      events[index].bind("source", sources.map(\.filler))
      if sources.isEmpty, let speaker = headerSpeaker(before: events[index].element, in: graph) {
        events[index].bind("source", [.element(speaker)])
      }
      if assignment.isDenied(token: token), events[index].status == .asserted {
        events[index].status = .negated
      }
    }
  }
}
