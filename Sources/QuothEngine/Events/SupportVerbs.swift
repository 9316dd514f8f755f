package import QuothRules
package import QuothText

/// Light verbs before an event noun, and what their subject is in the noun's event: *they **launched** an attack*.
package struct SupportVerbs: Sendable {
  /// The role of the verb's subject in the noun's event.
  package enum Role: String, Sendable, CaseIterable {
    case agent, patient, cause
  }

  /// A verb with the particle or preposition that follows it (*carry out*, *come under*).
  private struct Entry: Sendable {
    let role: Role
    let lemma: WordID
    let rest: [WordID]
    /// *be involved in*: the verb is passive.
    let isPassive: Bool
  }

  private let entries: [Entry]
  private let lemmas: WordSet

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var entries: [Entry] = []
    for row in ruleSet.table("support_verbs") {
      guard let role = row.value("role").flatMap(Role.init(rawValue:)) else { continue }
      for text in row.values("words") {
        var words = text.split(separator: " ").map { vocabulary.word(for: String($0)) }
        let isPassive = words.count > 1 && words[0] == vocabulary.word(for: "be")
        if isPassive {
          words.removeFirst()
          words[0] = vocabulary.lemma(of: words[0], as: .pastParticiple)
        }
        guard let first = words.first, first != .unknown else { continue }
        entries.append(
          Entry(role: role, lemma: first, rest: Array(words.dropFirst()), isPassive: isPassive))
      }
    }
    self.entries = entries
    lemmas = WordSet(entries.map(\.lemma))
  }

  /// The subject of the support verb that governs the trigger, if its role is `role`.
  func participant(_ role: Role, of trigger: TriggerOccurrence) -> [Int] {
    guard let governor = governor(of: trigger), governor.role == role else { return [] }
    let graph = trigger.graph
    if !graph.isActive(governor.verb) { return graph.actorOrPatient(of: governor.verb, depth: 0) }
    return graph.verbGroup(governor.verb)?.form == .gerund
      ? graph.gerundSubjects(of: governor.verb) : graph.subjects(of: governor.verb)
  }

  /// The support verb that governs the trigger, and the role of its subject in the trigger's event.
  func governor(of trigger: TriggerOccurrence) -> (verb: Int, role: Role)? {
    let graph = trigger.graph
    var verb = trigger.element - 1
    switch trigger.reading {
    case .noun: break
    case .other, .participle:
      // "left nine villagers dead": over the group that the predicate is said of.
      if graph.isNounGroup(verb) { verb = graph.listLeft(of: verb)[0] - 1 }
    default: return nil
    }
    // Over particles, prepositions and groups coordinated with the noun.
    while let kind = graph.kind(verb),
      kind == .adverb || kind == .preposition || kind == .coordinator
        || kind == .nounGroup && graph.kind(verb + 1) == .coordinator
    {
      verb -= 1
    }
    guard let group = graph.verbGroup(verb), lemmas.contains(group.lemma) else { return nil }
    let between = (verb + 1..<max(verb + 1, trigger.element)).flatMap { graph.elements[$0].tokens }
      .map(graph.word(atToken:))
    let entry = entries.filter {
      $0.lemma == group.lemma && $0.isPassive != graph.isActive(verb)
        && between.starts(with: $0.rest)
    }.max { $0.rest.count < $1.rest.count }
    return entry.map { (verb, $0.role) }
  }
}
