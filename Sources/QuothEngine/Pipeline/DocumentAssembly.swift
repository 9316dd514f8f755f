package import QuothModel
import QuothRules
package import QuothText

/// Puts the annotated document together: which events stay, their counts, the mentions, ids and offsets.
struct DocumentAssembly {
  private struct DraftedEvent {
    let candidate: EventCandidate
    let graph: ClauseGraph
    let arguments: [(role: String, draft: Int)]
    let count: Count?
  }

  private let id: String
  private let document: TokenizedDocument
  private let date: String?
  private let rules: EngineRules
  private var mentions: MentionTable
  private var events: [DraftedEvent] = []
  /// Roles that do not make an event on their own.
  private static let circumstances: Set<String> = ["time", "source", "content"]

  init(id: String, document: TokenizedDocument, date: String?, rules: EngineRules) {
    self.id = id
    self.document = document
    self.date = date
    self.rules = rules
    mentions = MentionTable(document: document, types: rules.mentionTypes)
  }

  /// Adds the events of a sentence, and every name and date in it.
  mutating func add(_ sentence: SentenceEvents) {
    let graph = sentence.graph
    for candidate in sentence.events.sorted(by: { $0.trigger.lowerBound < $1.trigger.lowerBound }) {
      let count = count(of: candidate, in: graph)
      guard count != nil || candidate.arguments.contains(where: { !Self.circumstances.contains($0.role) })
      else { continue }
      let arguments = candidate.arguments.compactMap { argument -> (role: String, draft: Int)? in
        mentions.draft(for: argument.filler, role: argument.role, of: candidate.type, in: graph)
          .map { (argument.role, $0) }
      }
      events.append(
        DraftedEvent(candidate: candidate, graph: graph, arguments: arguments, count: count))
    }
    mentions.addNamesAndDates(of: graph)
  }

  private func count(of candidate: EventCandidate, in graph: ClauseGraph) -> Count? {
    guard let declaration = rules.ruleSet.event(named: candidate.type),
      let role = declaration.countedRole
    else { return nil }
    if let stated = candidate.statedCount { return stated }
    return CountSummation(
      graph: graph, singularDeterminers: rules.singularDeterminers,
      collectiveNouns: rules.collectiveNouns, person: rules.clauseWords.person
    ).count(of: candidate.fillers(of: rules.ruleSet.name(of: role)))
  }

  /// The document with ids in the order of the text.
  func annotatedDocument() -> AnnotatedDocument {
    let survivors = mentions.survivors()
    let kept = Set(survivors).sorted { left, right in
      mentions.span(of: mentions.drafts[left]) < mentions.span(of: mentions.drafts[right])
    }
    let written = kept.enumerated().map { number, draft in
      mention("m\(number + 1)", mentions.drafts[draft])
    }
    var ids: [Int: String] = [:]
    for (number, draft) in kept.enumerated() { ids[draft] = "m\(number + 1)" }
    let ordered = events.enumerated().sorted { left, right in
      (triggerSpan(left.element), left.offset) < (triggerSpan(right.element), right.offset)
    }
    return AnnotatedDocument(
      id: id, text: String(decoding: document.text, as: UTF8.self), date: date, mentions: written,
      events: ordered.enumerated().map { number, event in
        self.event("e\(number + 1)", event.element, survivors, ids)
      })
  }

  private func mention(_ id: String, _ draft: MentionDraft) -> Mention {
    Mention(
      id: id, type: rules.ruleSet.types.name(of: draft.type), span: mentions.span(of: draft),
      count: draft.count, rules: [draft.evidence])
  }

  private func event(
    _ id: String, _ drafted: DraftedEvent, _ survivors: [Int], _ ids: [Int: String]
  ) -> Event {
    var arguments: [Argument] = []
    for (role, draft) in drafted.arguments {
      guard let mention = ids[survivors[draft]] else { continue }
      let argument = Argument(role: role, filler: .mention(mention))
      if !arguments.contains(argument) { arguments.append(argument) }
    }
    for content in drafted.candidate.content {
      arguments.append(Argument(role: "content", filler: .text(span(content))))
    }
    return Event(
      id: id, type: drafted.candidate.type, trigger: triggerSpan(drafted), arguments: arguments,
      count: drafted.count, status: drafted.candidate.status, rules: drafted.candidate.rules)
  }

  private func triggerSpan(_ drafted: DraftedEvent) -> TextSpan {
    let first = drafted.graph.analysis.firstToken
    let trigger = drafted.candidate.trigger
    return span(first + trigger.lowerBound..<first + trigger.upperBound)
  }

  private func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(
      Int(document.tokenStarts[tokens.lowerBound])..<Int(document.tokenEnds[tokens.upperBound - 1]))
  }
}
