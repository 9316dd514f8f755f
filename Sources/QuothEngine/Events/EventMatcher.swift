package import PCRE2
import QuothModel
package import QuothRules
package import QuothText

/// Applies the event rules to one sentence, trigger first: only rules whose trigger stands in it are looked at.
package struct EventMatcher {
  package let ruleSet: CompiledRuleSet
  package let vocabulary: Vocabulary
  package let triggers: TriggerTable
  package let relations: RelationResolver
  private let requirements: PositionalRequirements

  package init(
    ruleSet: CompiledRuleSet, vocabulary: Vocabulary, triggers: TriggerTable,
    relations: RelationResolver
  ) {
    self.ruleSet = ruleSet
    self.vocabulary = vocabulary
    self.triggers = triggers
    self.relations = relations
    requirements = PositionalRequirements(ruleSet, vocabulary: vocabulary)
  }

  /// The events of the sentence, one per trigger, by their triggers' places.
  ///
  /// `workspace`: the worker's memory for PCRE2.
  /// `record`: where failures and, for explanations, lost candidates are noted.
  package func events(
    in graph: ClauseGraph, workspace: MatchWorkspace, record: inout MatchRecord
  ) -> [EventCandidate] {
    var sentence = PositionalMatcher(graph: graph, vocabulary: vocabulary, workspace: workspace)
    var candidates: [EventCandidate] = []
    for index in graph.elements.indices {
      for token in graph.elements[index].tokens {
        let entries = triggers.entryRange(graph.word(atToken: token))
        guard !entries.isEmpty else { continue }
        let occurrence = TriggerOccurrence(graph: graph, token: token, element: index)
        for entry in entries {
          if let candidate = match(triggers.entry(entry), occurrence, &sentence, &record) {
            candidates.append(candidate)
          }
        }
      }
    }
    return CandidateOrder.winners(of: candidates, record: &record)
  }

  private func match(
    _ entry: TriggerTable.Entry, _ occurrence: TriggerOccurrence,
    _ sentence: inout PositionalMatcher, _ record: inout MatchRecord
  ) -> EventCandidate? {
    guard occurrence.satisfies(entry.predicate) else {
      record.fail(
        ruleSet.eventAlternatives[entry.alternative].rule, at: occurrence.token,
        .predicate(entry.predicate.rawValue))
      return nil
    }
    guard let tokens = triggerTokens(entry, occurrence),
      record.isExplaining || requirements.contextCanMatch(entry.alternative, in: sentence.words)
    else { return nil }
    let rule = ruleSet.eventAlternatives[entry.alternative]
    var candidate = EventCandidate(
      type: ruleSet.events[rule.event.rawValue].name, trigger: tokens, element: occurrence.element,
      arguments: [], rule: rule.rule)
    for binding in rule.bindings {
      guard bind(binding, of: occurrence, to: &candidate) || binding.isOptional else {
        record.fail(rule.rule, at: occurrence.token, .binding(describe(binding)))
        return nil
      }
    }
    for (pattern, side) in [(rule.right, PositionalMatcher.Side.right), (rule.left, .left)] {
      guard let pattern else { continue }
      switch sentence.match(pattern, side, of: tokens) {
      case .matched(let captures): bind(captures, in: sentence, to: &candidate)
      case .unmatched:
        record.fail(rule.rule, at: occurrence.token, sentence.explain(pattern, side, of: tokens))
        return nil
      case .failed(let failure):
        record.failures.append(RuleFailure(rule: rule.rule, reason: failure.message))
        return nil
      }
    }
    for (index, veto) in rule.vetoes.enumerated()
    where requirements.vetoCanMatch(index, of: entry.alternative, in: sentence.words)
      && sentence.covers(veto, tokens, &record, rule: rule.rule)
    {
      record.fail(rule.rule, at: occurrence.token, .veto(veto.text))
      return nil
    }
    candidate.status = rule.status ?? .asserted
    candidate.priority = rule.priority
    candidate.literalCount = rule.literalElementCount
    candidate.order = rule.order
    candidate.alternative = entry.alternative
    candidate.gap = candidate.arguments.reduce(0) { sum, argument in
      sum + Self.distance(from: tokens, to: argument.filler, occurrence.graph)
    }
    return candidate
  }

  /// The trigger's tokens, when the words around its head are those of the phrase.
  private func triggerTokens(
    _ entry: TriggerTable.Entry, _ occurrence: TriggerOccurrence
  ) -> Range<Int>? {
    let head = occurrence.token
    guard entry.phrase >= 0 else { return head..<head + 1 }
    let phrase = triggers.phrases[entry.phrase]
    let graph = occurrence.graph
    let count = graph.analysis.tags.count
    let start = head - phrase.headIndex
    guard start >= 0 else { return nil }
    func matches(_ word: Int, at token: Int) -> Bool {
      token < count && phrase.words[word].contains(graph.word(atToken: token))
    }
    for word in 0...phrase.headIndex where !matches(word, at: start + word) { return nil }
    let rest = phrase.headIndex + 1..<phrase.words.count
    if rest.allSatisfy({ matches($0, at: start + $0) }) {
      return start..<start + phrase.words.count
    }
    // "shot two boys dead": the object stands between the verb and its particle.
    guard phrase.allowsObjectBehindHead, graph.isNounGroup(occurrence.element + 1) else {
      return nil
    }
    let behind = graph.elements[occurrence.element + 1].tokens.upperBound
    return rest.allSatisfy { matches($0, at: behind + $0 - rest.lowerBound) }
      ? start..<head + 1 : nil
  }

  // MARK: Roles

  private func bind(
    _ binding: ClauseBinding, of occurrence: TriggerOccurrence, to candidate: inout EventCandidate
  ) -> Bool {
    for relation in binding.relations {
      for choice in binding.choices {
        let participants = relations.participants(
          relation, of: occurrence, accepting: choice.types)
        for fillers in participants {
          let fitting = fillers.filter { accepts($0, choice, occurrence.graph) }
          guard !fitting.isEmpty, !fitting.contains(where: { candidate.isBound($0) }) else {
            continue
          }
          candidate.bind(ruleSet.name(of: choice.role), fitting)
          return true
        }
      }
    }
    return false
  }

  private func accepts(
    _ filler: RoleFiller, _ choice: BindingChoice, _ graph: ClauseGraph
  ) -> Bool {
    switch filler {
    case .element(let index):
      choice.types.contains(graph.elements[index].type)
        && graph.hasFeatures(choice.features, at: index, vocabulary: vocabulary)
    case .tokens(_, let type): choice.types.contains(type) && choice.features.isEmpty
    }
  }

  private func bind(
    _ captures: [PositionalMatcher.Capture], in sentence: PositionalMatcher,
    to candidate: inout EventCandidate
  ) {
    for capture in captures {
      let role = ruleSet.name(of: capture.role)
      if role == MatchRecord.countRole {
        for case .element(let index) in capture.fillers {
          let group = sentence.graph.elements[index].nounGroup
          candidate.statedCount =
            group.quantity.flatMap { sentence.graph.analysis.quantities[$0].count }
        }
      } else {
        candidate.bind(role, capture.fillers)
      }
    }
  }

  private func describe(_ binding: ClauseBinding) -> String {
    let roles = binding.choices.map { ruleSet.name(of: $0.role) }.joined(separator: "|")
    return "\(roles) as \(binding.relations.map(\.name).joined(separator: "|"))"
  }

  private static func distance(
    from trigger: Range<Int>, to filler: RoleFiller, _ graph: ClauseGraph
  ) -> Int {
    let tokens: Range<Int>
    switch filler {
    case .element(let index): tokens = graph.elements[index].tokens
    case .tokens(let range, _): tokens = range
    }
    if tokens.lowerBound >= trigger.upperBound { return tokens.lowerBound - trigger.upperBound }
    return max(0, trigger.lowerBound - tokens.upperBound)
  }
}
