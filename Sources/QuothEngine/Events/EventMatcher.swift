package import PCRE2
import QuothModel
package import QuothRules
package import QuothText

/// Applies the event rules to one sentence, trigger first: only rules whose trigger stands in it are looked at.
package struct EventMatcher {
  package let ruleSet: CompiledRuleSet
  package let vocabulary: Vocabulary
  package let triggers: TriggerTable
  private let requirements: PositionalRequirements
  private let bindings: BindingTable
  private let relations: RelationResolver

  init(
    ruleSet: CompiledRuleSet, vocabulary: Vocabulary, triggers: TriggerTable,
    bindings: BindingTable, relations: RelationResolver
  ) {
    self.ruleSet = ruleSet
    self.vocabulary = vocabulary
    self.triggers = triggers
    self.bindings = bindings
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
        findCandidates(
          entries, at: token, in: index, &sentence, &record, addTo: &candidates)
      }
    }
    return CandidateOrder.winners(of: candidates, record: &record)
  }

  /// Tries the rules whose trigger the token may be.
  ///
  /// What words alone tell is asked first: there most rules end.
  private func findCandidates(
    _ entries: Range<Int>, at token: Int, in element: Int, _ sentence: inout PositionalMatcher,
    _ record: inout MatchRecord, addTo candidates: inout [EventCandidate]
  ) {
    let graph = sentence.graph
    let reading = TriggerOccurrence.reading(of: token, in: element, graph)
    var occurrence: TriggerOccurrence?
    for index in entries {
      let entry = triggers.entry(index)
      guard reading.satisfies(entry.predicate) else {
        record.fail(
          ruleSet.eventAlternatives[entry.alternative].rule, at: token,
          .predicate(entry.predicate.rawValue))
        continue
      }
      guard let tokens = triggerTokens(entry, head: token, in: element, graph),
        record.isExplaining
          || requirements.words.canMatch(
            requirements.context(ofAlternative: entry.alternative), around: tokens, in: element,
            graph, sentence.words)
      else { continue }
      let trigger =
        occurrence
        ?? TriggerOccurrence(graph: graph, token: token, element: element, reading: reading)
      occurrence = trigger
      if let candidate = match(entry.alternative, tokens, trigger, &sentence, &record) {
        candidates.append(candidate)
      }
    }
  }

  private func match(
    _ alternative: Int, _ tokens: Range<Int>, _ occurrence: TriggerOccurrence,
    _ sentence: inout PositionalMatcher, _ record: inout MatchRecord
  ) -> EventCandidate? {
    let rule = ruleSet.eventAlternatives[alternative]
    var candidate = EventCandidate(
      type: ruleSet.events[rule.event.rawValue].name, trigger: tokens, element: occurrence.element,
      rules: [])
    for (index, binding) in bindings.bindings(ofAlternative: alternative).enumerated()
    where !bind(binding, of: occurrence, to: &candidate) && !binding.isOptional {
      record.fail(rule.rule, at: occurrence.token, .binding(describe(rule.bindings[index])))
      return nil
    }
    let context = requirements.context(ofAlternative: alternative)
    guard bind(.right, of: rule, context, around: occurrence.token, &sentence, &record, &candidate),
      bind(.left, of: rule, context, around: occurrence.token, &sentence, &record, &candidate)
    else { return nil }
    for index in rule.vetoes.indices
    where requirements.vetoCanMatch(index, of: alternative, in: sentence.words)
      && sentence.covers(rule.vetoes[index], tokens, &record, rule: rule.rule)
    {
      record.fail(rule.rule, at: occurrence.token, .veto(rule.vetoes[index].text))
      return nil
    }
    candidate.rules = [rule.rule]
    candidate.status = rule.status ?? .asserted
    candidate.priority = rule.priority
    candidate.literalCount = rule.literalElementCount
    candidate.order = rule.order
    candidate.alternative = alternative
    candidate.gap = candidate.arguments.reduce(0) { sum, argument in
      sum + Self.distance(from: tokens, to: argument.filler, occurrence.graph)
    }
    return candidate
  }

  /// The trigger's tokens, when the words around its head are those of the phrase.
  private func triggerTokens(
    _ entry: TriggerTable.Entry, head: Int, in element: Int, _ graph: ClauseGraph
  ) -> Range<Int>? {
    guard entry.phrase >= 0 else { return head..<head + 1 }
    let phrase = triggers.phrases[entry.phrase]
    let count = graph.analysis.tags.count
    let start = head - phrase.headIndex
    guard start >= 0 else { return nil }
    func matches(_ word: Int, at token: Int) -> Bool {
      token < count && triggers.accepts(graph.word(atToken: token), at: word, of: phrase)
    }
    for word in 0..<phrase.headIndex where !matches(word, at: start + word) { return nil }
    let rest = phrase.headIndex + 1..<phrase.words.count
    if rest.allSatisfy({ matches($0, at: start + $0) }) {
      return start..<start + phrase.words.count
    }
    // "shot two boys dead": the object stands between the verb and its particle.
    guard phrase.allowsObjectBehindHead, graph.isNounGroup(element + 1) else { return nil }
    let behind = graph.elements[element + 1].tokens.upperBound
    return rest.allSatisfy { matches($0, at: behind + $0 - rest.lowerBound) }
      ? start..<head + 1 : nil
  }

  // MARK: Roles

  private func bind(
    _ binding: BindingTable.Binding, of occurrence: TriggerOccurrence,
    to candidate: inout EventCandidate
  ) -> Bool {
    for relation in binding.relations {
      for choice in binding.choices {
        let participants = relations.participants(
          relation, of: occurrence, accepting: choice.types)
        for fillers in participants {
          let fitting = fillers.filter { accepts($0, choice, occurrence.graph) }
          guard !fitting.isEmpty, !fitting.contains(where: candidate.isBound) else { continue }
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
    case .tokens(let tokens, let type):
      choice.types.contains(type)
        && (choice.features.isEmpty
          || graph.hasFeatures(choice.features, ofNameIn: tokens, vocabulary: vocabulary))
    }
  }

  /// Whether one side of the rule matches around the trigger, if it has that side; binds its captures.
  private func bind(
    _ side: PositionalMatcher.Side, of rule: EventAlternative, _ context: ContextRequirement,
    around token: Int, _ sentence: inout PositionalMatcher, _ record: inout MatchRecord,
    _ candidate: inout EventCandidate
  ) -> Bool {
    guard let pattern = side == .right ? rule.right : rule.left else { return true }
    switch sentence.match(
      pattern, side, of: candidate.trigger, side == .right ? context.right : context.left,
      of: requirements.words)
    {
    case .matched(let captures):
      bind(captures, in: sentence, to: &candidate)
      return true
    case .unmatched:
      record.fail(rule.rule, at: token, sentence.explain(pattern, side, of: candidate.trigger))
    case .failed(let failure):
      record.failures.append(RuleFailure(rule: rule.rule, reason: failure.message))
    }
    return false
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
