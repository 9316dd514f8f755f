import QuothText

/// The total order of event candidates on one trigger, and their merging (DESIGN.md §4, Conflicts).
enum CandidateOrder {
  /// What decides between two candidates, strongest first; the larger value wins.
  private struct Rank {
    private static let criteria = [
      "priority", "longer trigger", "more roles", "smaller gap", "more literal elements",
      "rule order",
    ]
    private let values: SIMD8<Int>

    init(_ candidate: EventCandidate) {
      values = [
        candidate.priority, candidate.trigger.count, candidate.roleCount, -candidate.gap,
        candidate.literalCount, -candidate.order, -candidate.alternative, 0,
      ]
    }

    func precedes(_ other: Rank) -> Bool {
      for index in values.indices where values[index] != other.values[index] {
        return values[index] > other.values[index]
      }
      return false
    }

    /// The name of what makes this rank precede the other.
    func decidingCriterion(over other: Rank) -> String {
      let first = Self.criteria.indices.first { values[$0] != other.values[$0] }
      return Self.criteria[first ?? Self.criteria.count - 1]
    }
  }

  /// One event for each trigger; candidates of the winner's type whose roles agree with it are merged into it.
  static func winners(
    of candidates: [EventCandidate], record: inout MatchRecord
  ) -> [EventCandidate] {
    guard candidates.count > 1 else { return candidates }
    let ranks = candidates.map(Rank.init)
    let ranked = candidates.indices.sorted { ranks[$0].precedes(ranks[$1]) }
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
          .outranked(
            by: winner.rules[0], criterion: Rank(winner).decidingCriterion(over: ranks[index])))
      }
    }
    return winners.sorted { $0.trigger.lowerBound < $1.trigger.lowerBound }
  }

  /// Whether no filler has two roles and no role has two different fillers.
  private static func areCompatible(_ left: EventCandidate, _ right: EventCandidate) -> Bool {
    right.arguments.allSatisfy { argument in
      left.hasRole(argument.role)
        ? left.arguments.contains(argument) : !left.isBound(argument.filler)
    }
  }
}
