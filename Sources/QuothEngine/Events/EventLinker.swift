import QuothRules
import QuothText

/// Lets the events of a sentence share what the sentence says once: a killing takes place, time, means and
/// attacker from the attack that caused it (GRAMMAR.md §4.8).
struct EventLinker {
  let links: [EventLink]
  let graph: ClauseGraph
  let supportVerbs: SupportVerbs
  /// Whether a filler of the type may stand in the role of the event.
  let accepts: (_ event: String, _ role: String, _ type: TypeID) -> Bool
  /// *when*, *as*, *after*: the clause behind them can tell the cause.
  let causeSubordinators: WordSet
  /// *clashes*, *fighting*: both sides take part, so that neither is told to have killed.
  let mutualAttacks: WordSet

  /// Applies every link in its order, to every pair of events that it joins, nearest giver first.
  func apply(to events: inout [EventCandidate]) {
    for link in links {
      for taker in events.indices where link.takers.contains(events[taker].type) {
        guard let giver = giver(for: taker, in: events, link) else { continue }
        let isMutual =
          graph.isNounGroup(events[giver].element)
          && mutualAttacks.contains(graph.lemma(atToken: events[giver].trigger.upperBound - 1))
        let taken =
          isMutual
          ? link.take.filter { !$0.sources.contains { $0.role == Self.attacker } } : link.take
        transfer(taken, from: giver, to: taker, in: &events, rule: link.id)
        transfer(link.give, from: taker, to: giver, in: &events, rule: link.id)
      }
    }
  }

  private static let attacker = "attacker"

  private func giver(for taker: Int, in events: [EventCandidate], _ link: EventLink) -> Int? {
    var candidates = events.indices.filter {
      $0 != taker && link.givers.contains(events[$0].type)
    }
    if candidates.isEmpty { return nil }
    if candidates.count > 1 {
      candidates.sort { distance(events[$0], events[taker]) < distance(events[$1], events[taker]) }
    }
    for join in link.joins {
      if let found = candidates.first(where: { isJoined(events[taker], events[$0], by: join, link) }
      ) {
        return found
      }
    }
    return nil
  }

  private func distance(_ left: EventCandidate, _ right: EventCandidate) -> Int {
    abs(left.trigger.lowerBound - right.trigger.lowerBound)
  }

  private func isJoined(
    _ taker: EventCandidate, _ giver: EventCandidate, by join: EventJoin, _ link: EventLink
  ) -> Bool {
    switch join {
    case .subject:
      if let governor = governor(of: taker), governor.role == .cause {
        return actors(of: governor.verb).contains(giver.element)
      }
      return taker.element != giver.element && graph.isActive(taker.element)
        && actors(of: taker.element).contains(giver.element)
    case .means:
      let means = taker.fillers(of: "means")
      return means.contains(.element(giver.element))
        || !means.isEmpty && !Set(means).isDisjoint(with: giver.fillers(of: "means"))
    case .phrase:
      return graph.phrases(rightOf: taker.element).phrases.contains {
        $0.elements.contains(giver.element)
          && graph.prepositionWords(of: $0).isAny(of: link.prepositions)
      }
    case .gerund:
      // "shelled the town, killing six", "…, leaving six dead"
      let verb = governor(of: taker).map(\.verb) ?? taker.element
      return graph.verbGroup(verb)?.form == .gerund
        && giver.trigger.upperBound <= taker.trigger.lowerBound
    case .clause:
      return isCauseClause(of: taker, giver)
    case .coordination:
      return areCoordinated(taker.element, giver.element)
    case .sameVerb:
      return taker.element == giver.element && taker.trigger != giver.trigger
    }
  }

  /// The verb that the taker's predicate or noun leans on: *left nine **dead***.
  private func governor(of event: EventCandidate) -> (verb: Int, role: SupportVerbs.Role)? {
    supportVerbs.governor(
      of: TriggerOccurrence(
        graph: graph, token: event.trigger.lowerBound, element: event.element))
  }

  /// ***killed** when a bomber **attacked** the market*: the giver is the first verb of the clause behind.
  private func isCauseClause(of taker: EventCandidate, _ giver: EventCandidate) -> Bool {
    guard graph.isVerbGroup(taker.element), taker.element < giver.element else { return false }
    let edge = graph.phrases(rightOf: taker.element).end
    guard graph.kind(edge) == .subordinator, causeSubordinators.contains(graph.headWord(edge)),
      edge < giver.element
    else { return false }
    return !(edge..<giver.element).contains { graph.isFinite($0) && $0 != giver.element }
  }

  private func actors(of element: Int) -> [Int] {
    graph.verbGroup(element)?.form == .gerund
      ? graph.gerundSubjects(of: element) : graph.subjects(of: element)
  }

  /// Whether two triggers are joined by *and* without another verb, relative pronoun or clause between.
  private func areCoordinated(_ first: Int, _ second: Int) -> Bool {
    let (left, right) = (min(first, second), max(first, second))
    guard left < right else { return false }
    var hasCoordinator = false
    for index in left + 1..<right {
      switch graph.elements[index].kind {
      case .coordinator: hasCoordinator = true
      case .verbGroup, .subordinator, .complementizer, .relativePronoun, .accordingTo: return false
      case .punctuation: if graph.isHardStop(index) { return false }
      default: break
      }
    }
    return hasCoordinator
  }

  private func transfer(
    _ roles: [(role: String, sources: [EventLink.Source])], from giver: Int, to taker: Int,
    in events: inout [EventCandidate], rule: String
  ) {
    for (role, sources) in roles where !events[taker].hasRole(role) {
      for source in sources {
        let fillers = events[giver].fillers(of: source.role).filter {
          accepts($0, source) && !events[taker].isBound($0)
            && accepts(events[taker].type, role, type(of: $0))
        }
        guard !fillers.isEmpty else { continue }
        events[taker].bind(role, fillers)
        if !events[taker].rules.contains(rule) { events[taker].rules.append(rule) }
        break
      }
    }
  }

  private func type(of filler: RoleFiller) -> TypeID {
    switch filler {
    case .element(let index):
      graph.elements[index].kind == .date ? .date : graph.elements[index].type
    case .tokens(_, let type): type
    }
  }

  private func accepts(_ filler: RoleFiller, _ source: EventLink.Source) -> Bool {
    switch filler {
    case .element(let index):
      if source.onlyNamed, !graph.isNamed(index) { return false }
      return source.types?.contains(graph.elements[index].type) ?? true
    case .tokens(_, let type):
      return source.types?.contains(type) ?? true
    }
  }
}
