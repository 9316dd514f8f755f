import QuothEngine
import QuothModel
import QuothRules

/// In which relations the participants of a group's events stand to their triggers.
struct RoleRelations {
  /// The roles with their relations, the commonest of both first; roles without any relation are left out.
  let relations: [(role: String, relations: [String])]
  private let counts: [String: [String: Int]]

  init(_ group: TriggerGroup, event: EventDeclaration) {
    var counts: [String: [String: Int]] = [:]
    for participant in group.members.flatMap(\.reading.participants)
    where event.declaration(named: participant.role) != nil {
      for relation in Self.telling(participant.relations) {
        counts[participant.role, default: [:]][relation, default: 0] += 1
      }
    }
    self.counts = counts
    relations = counts.sorted { left, right in
      let totals = (left.value.values.reduce(0, +), right.value.values.reduce(0, +))
      return (totals.1, ExactText(left.key)) < (totals.0, ExactText(right.key))
    }.map { role, relations in
      (
        role,
        relations.sorted { ($1.value, ExactText($0.key)) < ($0.value, ExactText($1.key)) }
          .map(\.key)
      )
    }
  }

  /// The relations without those of mere place, unless there are no others.
  private static func telling(_ relations: [String]) -> [String] {
    let placed = ["before", "after", "predicate"]
    let others = relations.filter { !placed.contains($0) }
    return others.isEmpty ? relations : others
  }

  /// The role that stands most often in one of `relations`; of equal ones the first by name.
  func role(in relations: [String]) -> String? {
    let totals = counts.mapValues { counts in
      relations.reduce(0) { $0 + (counts[$1] ?? 0) }
    }.filter { $0.value > 0 }
    return totals.min { ($1.value, ExactText($0.key)) < ($0.value, ExactText($1.key)) }?.key
  }
}
