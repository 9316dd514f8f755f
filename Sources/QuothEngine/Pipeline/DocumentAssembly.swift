import PCRE2
package import QuothModel
import QuothRules
package import QuothText

/// Puts the annotated document together: which events stay, their counts, the mentions, ids and offsets.
final class DocumentAssembly {
  private struct DraftedEvent {
    let candidate: EventCandidate
    let trigger: TextSpan
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
  private static let speakingRoles: Set<String> = ["speaker", "source", "accuser"]
  private static let circumstances: Set<String> = ["time", "source", "content"]

  init(id: String, document: TokenizedDocument, date: String?, rules: EngineRules) {
    self.id = id
    self.document = document
    self.date = date
    self.rules = rules
    mentions = MentionTable(document: document, types: rules.mentionTypes)
  }

  /// Adds the events of a sentence, and every name and date in it.
  func add(_ sentence: SentenceEvents) {
    let graph = sentence.graph
    mentions.eventNouns = Dictionary(
      sentence.events.lazy.filter { graph.isNounGroup($0.element) }
        .map { ($0.element, $0.trigger) }, uniquingKeysWith: { first, _ in first })
    for candidate in sentence.events.sorted(by: { $0.trigger.lowerBound < $1.trigger.lowerBound }) {
      let count = Self.count(of: candidate, in: graph, rules)
      guard Self.isComplete(candidate, count, rules) else { continue }
      let arguments = candidate.arguments.compactMap { argument -> (role: String, draft: Int)? in
        mentions.draft(for: argument.filler, role: argument.role, of: candidate.type, in: graph)
          .map { (argument.role, $0) }
      }
      events.append(
        DraftedEvent(
          candidate: candidate, trigger: triggerSpan(of: candidate, in: graph),
          arguments: arguments, count: count))
    }
    mentions.addNamesAndDates(of: graph)
  }

  /// Whether the sentence names a participant of the event, or its number of victims; an event whose type
  /// declares no participants needs none.
  private static func isComplete(
    _ candidate: EventCandidate, _ count: Count?, _ rules: EngineRules
  ) -> Bool {
    count != nil || candidate.arguments.contains { !circumstances.contains($0.role) }
      || rules.ruleSet.event(named: candidate.type)?.roles.allSatisfy {
        circumstances.contains($0.name)
      } == true
  }

  /// Whether the document will hold the event.
  static func keeps(_ candidate: EventCandidate, in graph: ClauseGraph, _ rules: EngineRules)
    -> Bool
  {
    isComplete(candidate, count(of: candidate, in: graph, rules), rules)
  }

  private static func count(
    of candidate: EventCandidate, in graph: ClauseGraph, _ rules: EngineRules
  ) -> Count? {
    guard let declaration = rules.ruleSet.event(named: candidate.type),
      let role = declaration.countedRole
    else { return nil }
    if let stated = candidate.statedCount { return stated }
    let summation = CountSummation(
      graph: graph, singularDeterminers: rules.singularDeterminers,
      collectiveNouns: rules.collectiveNouns, groupSizes: rules.groupSizes,
      singularPronouns: rules.singularPronouns, person: rules.clauseWords.person,
      people: rules.people, isPersonNoun: rules.vocabulary.isPersonNoun)
    return summation.count(of: candidate.fillers(of: rules.ruleSet.name(of: role)))
      ?? triggerCount(of: candidate, in: graph, rules)
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
    let mentions = mentions
    let survivors = mentions.survivors()
    let kept = survivors.indices.filter { survivors[$0] == $0 }.sorted { left, right in
      mentions.span(ofDraft: left) < mentions.span(ofDraft: right)
    }
    let drafts = kept.map { mentions.drafts[$0] }
    let innerNames = mentions.drafts.indices.filter {
      survivors[$0] != $0 && mentions.drafts[$0].nameTokens == mentions.drafts[$0].tokens
    }.map { referenceMention(mentions.drafts[$0]) }
    let references = rules.references.resolve(
      drafts.map(referenceMention), innerNames: innerNames, in: document, workspace: workspace)
    let dates = resolvedDates(of: drafts)
    let written = drafts.indices.map { mention($0, drafts[$0], references[$0], dates[$0]) }
    // For each draft the number of its mention.
    var numbers = [Int](repeating: 0, count: mentions.drafts.count)
    for (number, draft) in kept.enumerated() { numbers[draft] = number }
    for (draft, survivor) in survivors.enumerated() { numbers[draft] = numbers[survivor] }
    let ordered = events.enumerated().sorted { left, right in
      (left.element.trigger, left.offset) < (right.element.trigger, right.offset)
    }
    return AnnotatedDocument(
      id: id, text: String(decoding: document.text, as: UTF8.self), date: date, mentions: written,
      events: ordered.enumerated().map { number, event in
        self.event("e\(number + 1)", event.element, mentionNumbers: numbers, written)
      })
  }

  private func mention(
    _ number: Int, _ draft: MentionDraft, _ reference: Reference?, _ date: String?
  ) -> Mention {
    Mention(
      id: "m\(number + 1)", type: rules.ruleSet.types.name(of: draft.type),
      span: span(draft.tokens), count: draft.count, name: reference?.name,
      refersTo: reference?.mention.map { "m\($0 + 1)" },
      rules: [draft.evidence] + (reference.map { [$0.rule] } ?? []),
      extras: date.map { [ExtraField(key: "value", json: "\"\($0)\"")] } ?? [])
  }

  private func referenceMention(_ draft: MentionDraft) -> ReferenceMention {
    var mention = ReferenceMention(
      type: draft.type, tokens: draft.tokens, sentence: draft.sentence,
      nameTokens: draft.nameTokens, nameType: draft.nameType, head: draft.head)
    mention.kind = draft.kind
    mention.side = draft.side
    mention.entry = draft.entry
    mention.isPlural = draft.isPlural
    mention.isSpeaker = !Self.speakingRoles.isDisjoint(with: draft.roles)
    mention.hasRole = !draft.roles.isEmpty
    return mention
  }

  /// The ISO value of each date among the mentions, in their order; nil for the others.
  private func resolvedDates(of drafts: [MentionDraft]) -> [String?] {
    let resolver = DateResolver(published: date.flatMap(CalendarDate.init(iso:)))
    let dated = drafts.indices.filter { drafts[$0].meaning != nil }
    let resolved = resolver.resolve(dated.compactMap { drafts[$0].meaning })
    var values = [String?](repeating: nil, count: drafts.count)
    for (index, value) in zip(dated, resolved) { values[index] = value?.value }
    return values
  }

  private func event(
    _ id: String, _ drafted: DraftedEvent, mentionNumbers: [Int], _ written: [Mention]
  ) -> Event {
    var arguments: [Argument] = []
    for (role, draft) in drafted.arguments {
      let argument = Argument(role: role, filler: .mention(written[mentionNumbers[draft]].id))
      if !arguments.contains(argument) { arguments.append(argument) }
    }
    for content in drafted.candidate.content {
      arguments.append(Argument(role: "content", filler: .text(span(content))))
    }
    return Event(
      id: id, type: drafted.candidate.type, trigger: drafted.trigger, arguments: arguments,
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
