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

  /// The subject of the support verb that governs the trigger noun, if its role is `role`.
  func participant(_ role: Role, of trigger: TriggerOccurrence) -> [Int] {
    let graph = trigger.graph
    var verb = trigger.element - 1
    switch trigger.reading {
    case .noun: break
    case .other, .participle:
      // "left nine villagers dead": over the group that the predicate is said of.
      if graph.isNounGroup(verb) { verb = graph.listLeft(of: verb)[0] - 1 }
    default: return []
    }
    // Over particles, prepositions and groups coordinated with the noun.
    while let kind = graph.kind(verb),
      kind == .adverb || kind == .preposition || kind == .coordinator || kind == .nounGroup
        && graph.kind(verb + 1) == .coordinator
    {
      verb -= 1
    }
    guard let group = graph.verbGroup(verb), lemmas.contains(group.lemma) else { return [] }
    let between = (verb + 1..<max(verb + 1, trigger.element)).flatMap { graph.elements[$0].tokens }
      .map(graph.word(atToken:))
    guard
      let entry = entries.filter({
        $0.lemma == group.lemma && $0.isPassive != graph.isActive(verb)
          && between.starts(with: $0.rest)
      }).max(by: { $0.rest.count < $1.rest.count }),
      entry.role == role
    else { return [] }
    if entry.isPassive { return graph.actorOrPatient(of: verb, depth: 0) }
    return group.form == .gerund ? graph.gerundSubjects(of: verb) : graph.subjects(of: verb)
  }
}
