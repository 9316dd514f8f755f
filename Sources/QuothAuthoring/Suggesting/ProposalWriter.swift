import QuothEngine
package import QuothModel
package import QuothRules

/// Writes rules that could find the events of a group, from the relations of their gold participants.
package struct ProposalWriter {
  private let ruleSet: CompiledRuleSet
  /// The types of the mentions that fill each role of each event in gold, the commonest first.
  private let goldTypes: [String: [String]]
  private let adjunctRoles: Set<String>

  /// A writer for the packs of `ruleSet`, which takes types from what fills the roles in `gold`.
  package init(_ ruleSet: CompiledRuleSet, gold: [AnnotatedDocument]) {
    self.ruleSet = ruleSet
    adjunctRoles = Set(ruleSet.table("adjuncts").compactMap { $0.value("role") })
    var counts: [String: [String: Int]] = [:]
    for document in gold {
      let types = Dictionary(
        document.mentions.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
      for event in document.events {
        for argument in event.arguments {
          guard case .mention(let id) = argument.filler, let type = types[id] else { continue }
          counts["\(event.type).\(argument.role)", default: [:]][type, default: 0] += 1
        }
      }
    }
    goldTypes = counts.mapValues { counts in
      counts.sorted { ($1.value, ExactText($0.key)) < ($0.value, ExactText($1.key)) }.map(\.key)
    }
  }

  /// Rules for `group`, from the most general notation to the narrowest; each is an item of `rules:`.
  ///
  /// - Returns: Nothing for a type that the packs do not declare, and for words that no pattern can name.
  package func proposals(for group: TriggerGroup, id: String) -> [Proposal] {
    guard let event = ruleSet.event(named: group.eventType), group.words.isPlainWords else {
      return []
    }
    let roles = RoleRelations(group, event: event)
    var bodies: [(kind: Proposal.Kind, lines: [String])] = []
    if let frame = frame(group, roles, event) { bodies.append((.frame, frame)) }
    bodies.append((.pattern, pattern(group, roles, event, required: nil)))
    if let first = bound(roles).first {
      bodies.append((.pattern, pattern(group, roles, event, required: first.role)))
    }
    var seen: Set<[String]> = []
    return bodies.filter { seen.insert($0.lines).inserted }.map { kind, lines in
      Proposal(id: id, kind: kind, body: lines + adjuncts(roles, event))
    }
  }

  // MARK: Frames

  /// The frame of verbs and nouns whose templates need what the group has.
  private func frame(
    _ group: TriggerGroup, _ roles: RoleRelations, _ event: EventDeclaration
  ) -> [String]? {
    let words = "[\(group.words)]"
    let head = ["frame: \(event.name)"]
    switch group.wordClass {
    case .verb:
      let (subject, object) = (
        roles.role(in: ["subject", "by", "at-the-hands-of"]), roles.role(in: ["object"])
      )
      if let object {
        return head + ["verb: \(words)"]
          + participants(
            [("subject", subject == object ? nil : subject), ("object", object)], event)
      }
      guard let subject else { return nil }
      if subject == event.countedRole.map({ ruleSet.name(of: $0) }) {
        return head + ["intransitive: \(words)"] + participants([("object", subject)], event)
      }
      return head + ["alone: \(words)"] + participants([("subject", subject)], event)
    case .noun:
      let subject = roles.role(in: ["by", "possessor", "modifier", "support"])
      guard let object = roles.role(in: ["of"]), object != subject else { return nil }
      return head + ["noun: \(words)"]
        + participants([("subject", subject), ("object", object)], event)
    case .other: return nil
    }
  }

  private func participants(
    _ participants: [(key: String, role: String?)], _ event: EventDeclaration
  ) -> [String] {
    participants.compactMap { key, role in
      role.map { "\(key): {\($0): \(types(of: $0, event))}" }
    }
  }

  // MARK: Patterns

  private func pattern(
    _ group: TriggerGroup, _ roles: RoleRelations, _ event: EventDeclaration, required: String?
  ) -> [String] {
    let trigger =
      switch group.wordClass {
      case .verb: "<v(\(group.words))>"
      case .noun: "<n(\(group.words))>"
      case .other: "<\(group.words)>"
      }
    let bindings = bound(roles).map { role, relations in
      "{\(role):\(relations.joined(separator: "|")):\(types(of: role, event))}"
        + (role == required ? "" : "?")
    }
    return [
      "event: \(event.name)", "match: |", "  " + ([trigger] + bindings).joined(separator: " "),
    ]
  }

  /// The roles that a pattern has to bind, because the table of adjuncts would not.
  private func bound(_ roles: RoleRelations) -> [(role: String, relations: [String])] {
    roles.relations.filter { role, relations in
      !adjunctRoles.contains(role)
        || relations.contains { relation in
          ClauseRelation.named.contains { $0.name == relation && $0.relation != .after }
        }
    }
  }

  // MARK: Both

  private func types(of role: String, _ event: EventDeclaration) -> String {
    let known = (goldTypes["\(event.name).\(role)"] ?? []).filter {
      ruleSet.types.type(named: $0) != nil
    }
    let declared = event.declaration(named: role)?.types.map(ruleSet.types.name(of:)) ?? []
    return (known.isEmpty ? declared : known).joined(separator: " | ")
  }

  private func adjuncts(_ roles: RoleRelations, _ event: EventDeclaration) -> [String] {
    let names = event.roles.map(\.name).filter(adjunctRoles.contains)
    return names.isEmpty ? [] : ["adjuncts: [\(names.joined(separator: ", "))]"]
  }
}

extension String {
  /// Whether patterns and lists can hold the text as it is.
  fileprivate var isPlainWords: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ")
      }
  }
}
