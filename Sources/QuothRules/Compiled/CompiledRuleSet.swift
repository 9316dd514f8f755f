package import QuothText

/// All rules of the packs in use, ready for the engine.
///
/// Immutable and shared by all workers. PCRE2 patterns compile when they are first needed.
package struct CompiledRuleSet: Sendable {
  package internal(set) var types = TypeHierarchy()
  /// By their `EventTypeID`.
  package internal(set) var events: [EventDeclaration] = []
  /// By their `RoleID`.
  package internal(set) var roleNames: [String] = []
  package internal(set) var wordLists: [String: [String]] = [:]
  package internal(set) var tables: [String: [TableRow]] = [:]
  package internal(set) var lexicon = Lexicon()
  package internal(set) var mentionRules: [MentionRule] = []
  package internal(set) var expressionRules: [ExpressionRule] = []
  package internal(set) var eventAlternatives: [EventAlternative] = []
  package internal(set) var referenceRules: [ReferenceRule] = []
  package internal(set) var statusRules: [StatusRule] = []
  package internal(set) var linkRules: [LinkRule] = []
  /// Every word that rules, lists, tables and lexicons name, in lower case, each once.
  package internal(set) var additionalWords = TextList()

  package init() {}

  /// The closed word list called `name`; empty if no pack has it.
  package func words(_ name: String) -> [String] { wordLists[name] ?? [] }

  /// The rows of the table called `name`, those of imported packs first; empty if no pack has it.
  package func table(_ name: String) -> [TableRow] { tables[name] ?? [] }

  /// Whether any rule asks for more than tokens: groups, relations, predicates, speech, references.
  ///
  /// Sentences need neither tags nor groups if not.
  package var needsGroups: Bool {
    !linkRules.isEmpty || !referenceRules.isEmpty || !statusRules.isEmpty || !table("cues").isEmpty
      || mentionRules.contains { !$0.pattern.groupTypes.isEmpty }
      || eventAlternatives.contains { alternative in
        alternative.trigger.predicate != .word || !alternative.bindings.isEmpty
          || !alternative.adjuncts.isEmpty
          || [alternative.left, alternative.right].contains { $0?.groupTypes.isEmpty == false }
          || alternative.vetoes.contains { !$0.pattern.groupTypes.isEmpty }
      }
  }

  /// How many rules of each kind there are, to come back to when a rule turns out to be broken.
  var ruleCounts: [Int] {
    [
      mentionRules.count, expressionRules.count, eventAlternatives.count, referenceRules.count,
      statusRules.count, linkRules.count,
    ]
  }

  /// Removes all rules that came after `counts` were taken.
  mutating func removeRules(behind counts: [Int]) {
    mentionRules.removeSubrange(counts[0]...)
    expressionRules.removeSubrange(counts[1]...)
    eventAlternatives.removeSubrange(counts[2]...)
    referenceRules.removeSubrange(counts[3]...)
    statusRules.removeSubrange(counts[4]...)
    linkRules.removeSubrange(counts[5]...)
  }

  /// The event type called `name`.
  package func event(named name: String) -> EventDeclaration? {
    events.first { $0.name == name }
  }

  /// The role called `name`.
  package func role(named name: String) -> RoleID? {
    roleNames.firstIndex(of: name).map(RoleID.init(rawValue:))
  }

  /// The name of `role`.
  package func name(of role: RoleID) -> String { roleNames[role.rawValue] }
}
