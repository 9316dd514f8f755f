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

  /// What the matching of a sentence has found so far; one value serves many sentences and keeps its memory.
  package struct Memory {
    fileprivate var candidates: [EventCandidate] = []
    /// Of the trigger that is looked at.
    fileprivate var participants = TriggerParticipants()
    /// The conditions of its word that are met, with the trigger's tokens.
    fileprivate var met: [(condition: Int, tokens: Range<Int>)] = []
    /// One bit for each of them, the last one for all that are left.
    fileprivate var metBits: UInt64 = 0

    package init() {}

    fileprivate static func bit(of condition: Int) -> UInt64 { 1 << UInt64(min(condition, 63)) }

    fileprivate mutating func forgetConditions() {
      if !met.isEmpty { met.removeAll(keepingCapacity: true) }
      metBits = 0
    }

    fileprivate mutating func meet(_ condition: Int, _ tokens: Range<Int>) {
      met.append((condition, tokens))
      metBits |= Self.bit(of: condition)
    }

    /// The trigger's tokens, if the condition is met.
    @inline(__always)
    fileprivate func tokens(ofCondition condition: Int) -> Range<Int>? {
      guard metBits & Self.bit(of: condition) != 0 else { return nil }
      for known in met where known.condition == condition { return known.tokens }
      return nil
    }
  }

  /// The events of the sentence, one per trigger, by their triggers' places.
  ///
  /// `workspace`: the worker's memory for PCRE2.
  /// `record`: where failures and, for explanations, lost candidates are noted.
  package func events(
    in graph: ClauseGraph, workspace: MatchWorkspace, memory: inout Memory,
    record: inout MatchRecord
  ) -> [EventCandidate] {
    var sentence = PositionalMatcher(
      graph: graph, vocabulary: vocabulary, workspace: workspace, requirements: requirements.words)
    memory.candidates.removeAll(keepingCapacity: true)
    for index in graph.elements.indices {
      for token in graph.elements[index].tokens {
        let word = graph.word(atToken: token)
        guard triggers.isTrigger(word) else { continue }
        findCandidates(word, at: token, in: index, &sentence, &memory, &record)
      }
    }
    if memory.candidates.isEmpty { return [] }
    return CandidateOrder.winners(of: memory.candidates, record: &record)
  }

  /// Tries the rules whose trigger the token may be.
  ///
  /// What words alone tell is asked first: there most rules end.
  private func findCandidates(
    _ word: WordID, at token: Int, in element: Int, _ sentence: inout PositionalMatcher,
    _ memory: inout Memory, _ record: inout MatchRecord
  ) {
    let graph = sentence.graph
    let reading = TriggerOccurrence.reading(of: token, in: element, graph)
    findMetConditions(of: word, reading, at: token, in: element, graph, &memory)
    if memory.met.isEmpty, !record.isExplaining { return }
    memory.participants.removeAll()
    var occurrence: TriggerOccurrence?
    for index in triggers.entryRange(word) {
      let entry = triggers.entry(index)
      guard let tokens = memory.tokens(ofCondition: entry.condition) else {
        explainPredicate(of: entry, word, reading, at: token, &record)
        continue
      }
      // An explanation tells at what rules fail.
      guard
        record.isExplaining
          || !isHopeless(entry.alternative, memory.participants)
            && requirements.words.canMatch(
              requirements.context(ofAlternative: entry.alternative), around: tokens,
              &sentence)
      else { continue }
      let trigger =
        occurrence
        ?? TriggerOccurrence(graph: graph, token: token, element: element, reading: reading)
      occurrence = trigger
      if let candidate = match(
        entry.alternative, tokens, trigger, &sentence, &memory.participants, &record)
      {
        memory.candidates.append(candidate)
      }
    }
  }

  /// Finds the conditions of the word that hold at the token, with the trigger's tokens.
  private func findMetConditions(
    of word: WordID, _ reading: TriggerOccurrence.Reading, at token: Int, in element: Int,
    _ graph: ClauseGraph, _ memory: inout Memory
  ) {
    memory.forgetConditions()
    let predicates = reading.predicates
    let neighbours = neighbours(of: token, in: element, graph)
    let range = triggers.conditionRange(word)
    for index in range {
      let condition = triggers.condition(index)
      if condition.mayHold(predicates, neighbours),
        let tokens = triggerTokens(condition.phrase, head: token, in: element, graph)
      {
        memory.meet(index - range.lowerBound, tokens)
      }
    }
  }

  /// The words beside a token, and behind the object that may stand behind it.
  private func neighbours(of token: Int, in element: Int, _ graph: ClauseGraph) -> NeighbourSet {
    var neighbours = NeighbourSet.anything
    let count = graph.analysis.tags.count
    if token > 0 { neighbours.add(before: graph.word(atToken: token - 1)) }
    if token + 1 < count { neighbours.add(behind: graph.word(atToken: token + 1)) }
    if graph.isNounGroup(element + 1) {
      let behind = graph.elements[element + 1].tokens.upperBound
      if behind < count { neighbours.add(behind: graph.word(atToken: behind)) }
    }
    return neighbours
  }

  private func explainPredicate(
    of entry: TriggerTable.Entry, _ word: WordID, _ reading: TriggerOccurrence.Reading,
    at token: Int, _ record: inout MatchRecord
  ) {
    guard record.isExplaining else { return }
    let predicate = triggers.condition(entry.condition, of: word).predicate
    if reading.satisfies(predicate) { return }
    record.fail(
      ruleSet.eventAlternatives[entry.alternative].rule, at: token,
      .predicate(predicate.rawValue))
  }

  private func match(
    _ alternative: Int, _ tokens: Range<Int>, _ occurrence: TriggerOccurrence,
    _ sentence: inout PositionalMatcher, _ participants: inout TriggerParticipants,
    _ record: inout MatchRecord
  ) -> EventCandidate? {
    participants.unbindAll()
    let places = bindings.places(ofAlternative: alternative)
    for place in places {
      let number = bindings.number(at: place)
      if !bind(number, of: occurrence, &participants), !bindings.bindings[number].isOptional {
        record.fail(
          ruleSet.eventAlternatives[alternative].rule, at: occurrence.token,
          .binding(
            describe(
              ruleSet.eventAlternatives[alternative].bindings[place - places.lowerBound])))
        return nil
      }
    }
    let rule = ruleSet.eventAlternatives[alternative]
    var candidate = EventCandidate(
      type: ruleSet.events[rule.event.rawValue].name, trigger: tokens, element: occurrence.element,
      arguments: participants.assignments.map {
        RoleAssignment(role: ruleSet.name(of: $0.role), filler: $0.filler)
      }, rules: [])
    let context = requirements.context(ofAlternative: alternative)
    guard bind(.right, of: rule, context, around: occurrence.token, &sentence, &record, &candidate),
      bind(.left, of: rule, context, around: occurrence.token, &sentence, &record, &candidate)
    else { return nil }
    if let veto = veto(of: rule, alternative, over: tokens, &sentence, &record) {
      record.fail(rule.rule, at: occurrence.token, .veto(veto.text))
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

  /// The first veto of the rule that covers the trigger.
  private func veto(
    of rule: EventAlternative, _ alternative: Int, over trigger: Range<Int>,
    _ sentence: inout PositionalMatcher, _ record: inout MatchRecord
  ) -> Veto? {
    if rule.vetoes.isEmpty { return nil }
    let words = sentence.words
    for index in rule.vetoes.indices {
      let requirement = requirements.veto(index, of: alternative)
      if requirements.words.areMet(requirement, by: words, over: trigger),
        sentence.covers(rule.vetoes[index], trigger, requirement, &record, rule: rule.rule)
      {
        return rule.vetoes[index]
      }
    }
    return nil
  }

  /// The trigger's tokens, when the words around its head are those of the phrase.
  ///
  /// `phrase`: an index in the table; negative for one word.
  private func triggerTokens(
    _ phrase: Int, head: Int, in element: Int, _ graph: ClauseGraph
  ) -> Range<Int>? {
    guard phrase >= 0 else { return head..<head + 1 }
    let phrase = triggers.phrases[phrase]
    let start = head - phrase.headIndex
    guard start >= 0, matches(0..<phrase.headIndex, of: phrase, at: start, graph) else {
      return nil
    }
    let rest = phrase.headIndex + 1..<phrase.words.count
    if matches(rest, of: phrase, at: head + 1, graph) { return start..<start + phrase.words.count }
    // "shot two boys dead": the object stands between the verb and its particle.
    guard phrase.allowsObjectBehindHead, graph.isNounGroup(element + 1),
      matches(rest, of: phrase, at: graph.elements[element + 1].tokens.upperBound, graph)
    else { return nil }
    return start..<head + 1
  }

  /// Whether words of a phrase stand at `token`.
  private func matches(
    _ words: Range<Int>, of phrase: TriggerTable.Phrase, at token: Int, _ graph: ClauseGraph
  ) -> Bool {
    guard token + words.count <= graph.analysis.tags.count else { return false }
    for (offset, word) in words.enumerated()
    where !triggers.accepts(graph.word(atToken: token + offset), at: word, of: phrase) {
      return false
    }
    return true
  }

  // MARK: Roles

  /// Whether the alternative needs a participant that another one did not find.
  private func isHopeless(_ alternative: Int, _ participants: TriggerParticipants) -> Bool {
    for place in bindings.places(ofAlternative: alternative) {
      let number = bindings.number(at: place)
      if participants.isHopeless(number), !bindings.bindings[number].isOptional { return true }
    }
    return false
  }

  /// Binds the first fitting participants that have no role yet.
  private func bind(
    _ number: Int, of occurrence: TriggerOccurrence, _ participants: inout TriggerParticipants
  ) -> Bool {
    if participants.isHopeless(number) { return false }
    let binding = bindings.bindings[number]
    let count = participants.assignments.count
    var isHopeless = true
    for relation in binding.relations {
      for choice in binding.choices {
        let choice = bindings.choices[choice]
        let lists = relations.participants(
          bindings.relationNumbers[relation], of: occurrence, accepting: choice.types,
          in: &participants)
        for list in lists {
          var isFree = true
          for member in participants.members(ofList: list) {
            let filler = participants.fillers[member]
            guard accepts(filler, choice, occurrence.graph) else { continue }
            isHopeless = false
            if participants.isBound(filler, before: count) {
              isFree = false
              break
            }
            if !participants.isBound(filler, before: participants.assignments.count) {
              participants.bind(choice.role, filler)
            }
          }
          if isFree, participants.assignments.count > count { return true }
          participants.unbind(behind: count)
        }
      }
    }
    if isHopeless { participants.markHopeless(number) }
    return false
  }

  private func accepts(
    _ filler: RoleFiller, _ choice: BindingTable.Choice, _ graph: ClauseGraph
  ) -> Bool {
    switch filler {
    case .element(let index):
      guard choice.types.contains(graph.elements[index].type) else { return false }
      guard let features = choice.features else { return true }
      return graph.hasFeatures(bindings.features[features], at: index, vocabulary: vocabulary)
    case .tokens(let tokens, let type):
      guard choice.types.contains(type) else { return false }
      guard let features = choice.features else { return true }
      return graph.hasFeatures(
        bindings.features[features], ofNameIn: tokens, vocabulary: vocabulary)
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
      pattern, side, of: candidate.trigger, side == .right ? context.right : context.left)
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
