import PCRE2
package import QuothModel
import QuothRules
package import QuothText

/// Puts the annotated document together: which events stay, their counts, the mentions, ids and offsets.
struct DocumentAssembly {
  private struct DraftedEvent {
    let candidate: EventCandidate
    let trigger: TextSpan
    /// The roles that mentions fill, in `arguments`.
    let arguments: Range<Int>
    let count: Count?
  }

  private let id: String
  private let document: TokenizedDocument
  private let date: String?
  private let rules: EngineRules
  private var mentions: MentionTable
  private var events: [DraftedEvent] = []
  private var arguments: [(role: String, draft: Int)] = []

  init(id: String, document: TokenizedDocument, date: String?, rules: EngineRules) {
    self.id = id
    self.document = document
    self.date = date
    self.rules = rules
    mentions = MentionTable(document: document, types: rules.mentionTypes)
    // News tells about one event a sentence, of two or three participants.
    events.reserveCapacity(document.sentences.count)
    arguments.reserveCapacity(2 * document.sentences.count)
  }

  /// Adds the events of a sentence, and every name and date in it.
  mutating func add(_ sentence: SentenceEvents) {
    let graph = sentence.graph
    mentions.events = sentence.events
    var order = Array(sentence.events.indices)
    if order.count > 1 {
      order.sort {
        sentence.events[$0].trigger.lowerBound < sentence.events[$1].trigger.lowerBound
      }
    }
    for index in order {
      let candidate = sentence.events[index]
      let event = rules.mentionTypes.event(named: candidate.type)
      let count = Self.count(of: candidate, event, in: graph, rules)
      guard Self.isComplete(candidate, event, count) else { continue }
      let start = arguments.count
      for argument in candidate.arguments {
        let draft = mentions.draft(
          for: argument.filler, role: argument.role, of: event, in: graph)
        arguments.append((argument.role, draft))
      }
      events.append(
        DraftedEvent(
          candidate: candidate, trigger: triggerSpan(of: candidate, in: graph),
          arguments: start..<arguments.count, count: count))
    }
    mentions.addNamesAndDates(of: graph)
  }

  /// Whether the sentence names a participant of the event, or its number of victims; an event whose type
  /// declares no participants needs none.
  private static func isComplete(
    _ candidate: EventCandidate, _ event: EventRoles?, _ count: Count?
  ) -> Bool {
    count != nil || candidate.arguments.contains { !EventRoles.isCircumstance($0.role) }
      || event?.hasParticipants == false
  }

  /// Whether the document will hold the event.
  static func keeps(_ candidate: EventCandidate, in graph: ClauseGraph, _ rules: EngineRules)
    -> Bool
  {
    let event = rules.mentionTypes.event(named: candidate.type)
    return isComplete(candidate, event, count(of: candidate, event, in: graph, rules))
  }

  private static func count(
    of candidate: EventCandidate, _ event: EventRoles?, in graph: ClauseGraph,
    _ rules: EngineRules
  ) -> Count? {
    guard let role = event?.countedRole else { return nil }
    if let stated = candidate.statedCount { return stated }
    let fillers = candidate.fillers(of: role)
    if fillers.isEmpty { return triggerCount(of: candidate, in: graph, rules) }
    let summation = CountSummation(
      graph: graph, singularDeterminers: rules.singularDeterminers,
      collectiveNouns: rules.collectiveNouns, groupSizes: rules.groupSizes,
      singularPronouns: rules.singularPronouns, person: rules.clauseWords.person,
      people: rules.people, isPersonNoun: rules.vocabulary.isPersonNoun)
    return summation.count(of: fillers) ?? triggerCount(of: candidate, in: graph, rules)
  }

  /// ***38 deaths***, *no fewer than **four arrests***: the number that stands with the trigger itself.
  private static func triggerCount(
    of candidate: EventCandidate, in graph: ClauseGraph, _ rules: EngineRules
  ) -> Count? {
    let element = graph.elements[candidate.element]
    guard element.kind == .nounGroup, element.head == candidate.trigger.upperBound - 1,
      let quantity = element.nounGroup.quantity,
      rules.countingNouns.contains(graph.analysis.lemmas[element.head])
    else { return nil }
    return graph.analysis.quantities[quantity].count
  }

  /// The document with ids in the order of the text.
  func annotatedDocument(workspace: MatchWorkspace) -> AnnotatedDocument {
    let selection = mentions.selection()
    let kept = selection.kept
    let drafts = mentions.drafts
    let innerNames = drafts.indices.filter {
      selection.standIns[$0] != $0 && drafts[$0].nameTokens == drafts[$0].tokens
    }
    let references = rules.references.resolve(
      kept.map { ReferenceMention(drafts[$0]) },
      innerNames: innerNames.map { ReferenceMention(drafts[$0]) }, in: document,
      workspace: workspace)
    let ids = kept.indices.map { Self.identifier("m", $0 + 1) }
    let dates = resolvedDates(of: kept)
    // For each draft the number of its mention.
    var numbers = [Int](repeating: 0, count: drafts.count)
    for (number, draft) in kept.enumerated() { numbers[draft] = number }
    for (draft, standIn) in selection.standIns.enumerated() { numbers[draft] = numbers[standIn] }
    let order = events.indices.sorted { left, right in
      (events[left].trigger, left) < (events[right].trigger, right)
    }
    var annotated = AnnotatedDocument(
      id: id, text: String(decoding: document.text, as: UTF8.self), date: date)
    annotated.mentions.reserveCapacity(kept.count)
    for (number, draft) in kept.enumerated() {
      annotated.mentions.append(
        mention(ids[number], drafts[draft], references[number], dates[number], ids))
    }
    annotated.events.reserveCapacity(order.count)
    for (number, place) in order.enumerated() {
      annotated.events.append(
        event(
          Self.identifier("e", number + 1), events[place], mentionNumbers: numbers, ids))
    }
    return annotated
  }

  /// `m1`, `m2` and so on.
  private static func identifier(_ letter: Unicode.Scalar, _ number: Int) -> String {
    let count = JSONWriter.digitCount(of: number)
    return String(unsafeUninitializedCapacity: count + 1) { room in
      guard let start = room.baseAddress else { return 0 }
      start[0] = UInt8(ascii: letter)
      JSONWriter.write(number, count: count, to: start + 1)
      return count + 1
    }
  }

  private func mention(
    _ id: String, _ draft: MentionDraft, _ reference: Reference?, _ date: String?, _ ids: [String]
  ) -> Mention {
    Mention(
      id: id, type: rules.mentionTypes.name(of: draft.type), span: span(draft.tokens),
      count: draft.count, name: reference?.name, refersTo: reference?.mention.map { ids[$0] },
      rules: reference.map { [draft.evidence, $0.rule] } ?? [draft.evidence],
      extras: date.map { [ExtraField(key: "value", json: "\"\($0)\"")] } ?? [])
  }

  /// The ISO value of each date among the mentions, in their order; nil for the others.
  private func resolvedDates(of kept: [Int]) -> [String?] {
    let resolver = DateResolver(published: date.flatMap(CalendarDate.init(iso:)))
    let dated = kept.indices.filter { mentions.drafts[kept[$0]].meaning != nil }
    let resolved = resolver.resolve(dated.compactMap { mentions.drafts[kept[$0]].meaning })
    var values = [String?](repeating: nil, count: kept.count)
    for (index, value) in zip(dated, resolved) { values[index] = value?.value }
    return values
  }

  private func event(
    _ id: String, _ drafted: DraftedEvent, mentionNumbers: [Int], _ ids: [String]
  ) -> Event {
    let own = arguments[drafted.arguments]
    var written: [Argument] = []
    written.reserveCapacity(own.count + drafted.candidate.content.count)
    for (place, argument) in zip(own.indices, own) {
      let number = mentionNumbers[argument.draft]
      // Two parts of one mention may fill a role.
      let isKnown = own[..<place].contains {
        mentionNumbers[$0.draft] == number && $0.role == argument.role
      }
      if !isKnown {
        written.append(Argument(role: argument.role, filler: .mention(ids[number])))
      }
    }
    for content in drafted.candidate.content {
      written.append(Argument(role: "content", filler: .text(span(content))))
    }
    return Event(
      id: id, type: drafted.candidate.type, trigger: drafted.trigger, arguments: written,
      count: drafted.count, status: drafted.candidate.status, rules: drafted.candidate.rules)
  }

  private func triggerSpan(of candidate: EventCandidate, in graph: ClauseGraph) -> TextSpan {
    let first = graph.analysis.firstToken
    return span(
      first + candidate.trigger.lowerBound..<first + candidate.trigger.upperBound)
  }

  private func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(
      Int(document.tokenStarts[tokens.lowerBound])..<Int(document.tokenEnds[tokens.upperBound - 1]))
  }
}

extension ReferenceMention {
  /// What reference resolution needs of a draft.
  fileprivate init(_ draft: MentionDraft) {
    self.init(
      type: draft.type, tokens: draft.tokens, sentence: draft.sentence,
      nameTokens: draft.nameTokens, nameType: draft.nameType, head: draft.head)
    kind = draft.kind
    side = draft.side
    entry = draft.entry
    isPlural = draft.isPlural
    isSpeaker = draft.isSpeaker
    hasRole = draft.hasRole
  }
}
