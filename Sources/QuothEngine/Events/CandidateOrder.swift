import QuothText

/// The total order of event candidates on one trigger, and their merging (DESIGN.md §4, Conflicts).
enum CandidateOrder {
  /// What decides between two candidates, strongest first.
  private static let criteria: [(name: String, value: @Sendable (EventCandidate) -> Int)] = [
    ("priority", { $0.priority }),
    ("longer trigger", { $0.trigger.count }),
    ("more roles", { Set($0.arguments.map(\.role)).count }),
    ("smaller gap", { -$0.gap }),
    ("more literal elements", { $0.literalCount }),
    ("rule order", { -$0.order }),
  ]

  /// One event for each trigger; candidates of the winner's type whose roles agree with it are merged into it.
  static func winners(
    of candidates: [EventCandidate], record: inout MatchRecord
  ) -> [EventCandidate] {
    guard candidates.count > 1 else { return candidates }
    let ranked = candidates.indices.sorted { precedes(candidates[$0], candidates[$1]) }
    var winners: [EventCandidate] = []
    for index in ranked {
      let candidate = candidates[index]
      guard let rival = winners.firstIndex(where: { $0.trigger.overlaps(candidate.trigger) }) else {
        winners.append(candidate)
        continue
      }
      let winner = winners[rival]
      if winner.type == candidate.type, winner.trigger == candidate.trigger,
        areCompatible(winner, candidate)
      {
        for argument in candidate.arguments {
          winners[rival].bind(argument.role, [argument.filler])
        }
        if winners[rival].statedCount == nil { winners[rival].statedCount = candidate.statedCount }
        for rule in candidate.rules where !winner.rules.contains(rule) {
          winners[rival].rules.append(rule)
        }
      } else {
        record.fail(
          candidate.rules[0], at: candidate.trigger.lowerBound,
          .outranked(by: winner.rules[0], criterion: decidingCriterion(winner, candidate)))
      }
    }
    return winners.sorted { $0.trigger.lowerBound < $1.trigger.lowerBound }
  }

  private static func precedes(_ left: EventCandidate, _ right: EventCandidate) -> Bool {
    for criterion in criteria {
      let (first, second) = (criterion.value(left), criterion.value(right))
      if first != second { return first > second }
    }
    return left.alternative < right.alternative
  }

  private static func decidingCriterion(_ winner: EventCandidate, _ loser: EventCandidate) -> String
  {
    criteria.first { $0.value(winner) != $0.value(loser) }?.name ?? "rule order"
  }

  /// Whether no filler has two roles and no role has two different fillers.
  private static func areCompatible(_ left: EventCandidate, _ right: EventCandidate) -> Bool {
    right.arguments.allSatisfy { argument in
      let known = left.fillers(of: argument.role)
      if !known.isEmpty { return known.contains(argument.filler) }
      return !left.isBound(argument.filler)
    }
  }
}
