package import QuothModel
import QuothRules
package import QuothText

/// An annotated event as rules would see it: the words of its trigger, and how its participants belong to it.
package struct TriggerReading: Hashable, Sendable {
  /// What the trigger is, as patterns name it.
  package enum WordClass: String, Sendable, CaseIterable {
    case verb, noun, other
  }

  /// An argument and the relations in which the clause stage finds it.
  package struct Participant: Hashable, Sendable {
    package let role: String
    /// The type of the mention; nil for a stretch of text.
    package let type: String?
    /// The names of the relations, `subject` and the like before prepositions; empty if there is none.
    package let relations: [String]
  }

  /// The words of the trigger in lower case, the one that is inflected as its lemma.
  package let words: String
  package let wordClass: WordClass
  /// In the order of the event's arguments.
  package let participants: [Participant]
  /// The sentence of the trigger, in UTF-8 bytes of the text.
  package let sentence: TextSpan
}

extension DocumentAnnotator {
  /// How the `events` of `document` would look to rules, in their order; nil for an event without a trigger.
  ///
  /// Throws `TextError` when the text is one that the engine does not read.
  package func readings(
    of events: [Event], in document: AnnotatedDocument
  ) throws(TextError) -> [TriggerReading?] {
    let text = try rules.tokenizer.tokenize(Array(document.text.utf8))
    let analyses = analyzed(text)
    let relations = EveryRelation(rules)
    return events.map { event in
      guard let trigger = event.trigger,
        let sentence = analyses.last(where: {
          Int(text.tokenStarts[$0.firstToken]) <= trigger.lowerBound
        })
      else { return nil }
      let graph = ClauseGraph(document: text, analysis: sentence, words: rules.clauseWords)
      return TriggerReader(rules: rules, relations: relations, graph: graph)
        .reading(of: event, in: document)
    }
  }
}

/// The relations that rules can name, with their look-up.
private struct EveryRelation {
  /// The ones with names of their own, then the prepositions that some rule names.
  let relations: [ClauseRelation]
  let resolver: RelationResolver

  init(_ rules: EngineRules) {
    let prepositions = BindingTable(rules.ruleSet).relations.filter { relation in
      // "between.first" is a part of what "between" finds.
      if case .preposition(let words) = relation { !words.contains(".") } else { false }
    }
    relations =
      ClauseRelation.named.map(\.relation)
      + prepositions.sorted { ExactText($0.name) < ExactText($1.name) }
    resolver = RelationResolver(
      relations, of: rules.ruleSet, supportVerbs: rules.supportVerbs, vocabulary: rules.vocabulary)
  }
}

/// Reads the events of one sentence.
private struct TriggerReader {
  let rules: EngineRules
  let relations: EveryRelation
  let graph: ClauseGraph

  func reading(of event: Event, in document: AnnotatedDocument) -> TriggerReading? {
    guard let span = event.trigger, let tokens = tokens(at: span), let first = tokens.first,
      let last = tokens.last
    else { return nil }
    let tags = graph.analysis.tags
    let wordClass: TriggerReading.WordClass
    let head: Int
    switch (tags[first].isVerb, tags[last].isNoun) {
    case (true, _): (wordClass, head) = (.verb, first)
    case (false, true): (wordClass, head) = (.noun, last)
    case (false, false): (wordClass, head) = (.other, first)
    }
    let words = tokens.map { token in
      token == head && wordClass != .other ? lemma(ofToken: token) : word(atToken: token)
    }.joined(separator: " ")
    guard let element = graph.elements.firstIndex(where: { $0.tokens.contains(head) }) else {
      return nil
    }
    let occurrence = TriggerOccurrence(graph: graph, token: head, element: element)
    let mentions = Dictionary(
      document.mentions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return TriggerReading(
      words: words, wordClass: wordClass,
      participants: event.arguments.map { argument in
        let (span, type): (TextSpan?, String?) =
          switch argument.filler {
          case .mention(let id): (mentions[id]?.span, mentions[id]?.type)
          case .text(let span): (span, nil)
          }
        return TriggerReading.Participant(
          role: argument.role, type: type,
          relations: span.map { relations(of: occurrence, to: $0) } ?? [])
      },
      sentence: sentenceSpan)
  }

  /// The relations in which the clause stage finds what stands at `span`.
  private func relations(of trigger: TriggerOccurrence, to span: TextSpan) -> [String] {
    let anything = TypeSet((0...UInt8.max).map { TypeID(rawValue: $0) })
    // The patient of a passive verb is its subject too; rules call it the object.
    let isPassive = trigger.reading == .passive || trigger.reading == .participle
    var participants = TriggerParticipants()
    return relations.relations.indices.filter { number in
      if isPassive, relations.relations[number] == .subject { return false }
      participants.removeAll()
      _ = relations.resolver.participants(
        number, of: trigger, accepting: anything, in: &participants)
      return participants.fillers.contains { covers($0, span) }
    }.map { relations.relations[$0].name }
  }

  /// Whether the head of a participant stands at `span`.
  private func covers(_ filler: RoleFiller, _ span: TextSpan) -> Bool {
    switch filler {
    case .element(let index):
      let head = graph.elements[index].head
      return bytes(ofTokens: head..<head + 1).overlaps(span)
    case .tokens(let tokens, _): return bytes(ofTokens: tokens).overlaps(span)
    }
  }

  // MARK: Tokens

  private var count: Int { graph.document.sentences[graph.analysis.sentence].tokens.count }

  private var sentenceSpan: TextSpan { bytes(ofTokens: 0..<count) }

  /// The tokens of the sentence that stand at `span`.
  private func tokens(at span: TextSpan) -> Range<Int>? {
    let tokens = (0..<count).filter { bytes(ofTokens: $0..<$0 + 1).overlaps(span) }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return first..<last + 1
  }

  private func bytes(ofTokens tokens: Range<Int>) -> TextSpan {
    let first = graph.analysis.firstToken
    return TextSpan(
      Int(
        graph.document.tokenStarts[first + tokens.lowerBound])..<Int(
          graph.document.tokenEnds[first + tokens.upperBound - 1]))
  }

  private func word(atToken token: Int) -> String {
    String(
      decoding: graph.document.bytes(ofToken: graph.analysis.firstToken + token), as: UTF8.self
    ).lowercased()
  }

  private func lemma(ofToken token: Int) -> String {
    let lemma = rules.vocabulary.text(of: graph.lemma(atToken: token))
    return lemma.isEmpty ? word(atToken: token) : lemma
  }
}
