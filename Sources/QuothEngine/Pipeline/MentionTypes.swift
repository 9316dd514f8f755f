package import QuothRules
package import QuothText

/// Decides the type that a group is written with: its own where it is declared, else what its role takes.
package struct MentionTypes: Sendable {
  private let ruleSet: CompiledRuleSet
  /// Declared types that are written as mentions: those that some role accepts.
  private let writtenTypes: TypeSet
  private let person: TypeID?
  private let personPronouns: WordSet
  private let pluralPronouns: WordSet

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    self.ruleSet = ruleSet
    var written = TypeSet([.date])
    for event in ruleSet.events {
      for role in event.roles { written = written.union(role.accepts) }
    }
    for name in ["Title"] {
      if let type = ruleSet.types.type(named: name) { written.insert(type) }
    }
    writtenTypes = written
    person = ruleSet.types.type(named: "Person")
    personPronouns = vocabulary.words(["he", "she", "him", "her", "himself", "herself", "i"])
    pluralPronouns = vocabulary.words(ruleSet.words("plural_pronouns"))
  }

  /// Whether a name of this type is a mention.
  func isMentioned(_ type: TypeID) -> Bool { writtenTypes.contains(type) && isDeclared(type) }

  /// The type that a name of type `type` is written with.
  func written(_ type: TypeID) -> TypeID { type }

  private func isDeclared(_ type: TypeID) -> Bool {
    type.rawValue >= TypeID.firstDeclared.rawValue || type == .date
  }

  func type(ofName type: TypeID, role: String, event: String) -> TypeID {
    isDeclared(type) && writtenTypes.contains(type) ? type : firstType(of: role, event) ?? type
  }

  func type(of element: Element, in graph: ClauseGraph, role: String, event: String) -> TypeID {
    if element.kind == .date { return .date }
    let type = element.type
    let first = firstType(of: role, event)
    if isDeclared(type), writtenTypes.contains(type) {
      // "300 soldiers were killed": a counted force is people in a role that takes people first.
      if let first, type != first, element.nounGroup.quantity != nil, element.nounGroup.name == nil,
        graph.words.category(first) == .actor, isCountedRole(role, event), type != person
      {
        return first
      }
      return type
    }
    if let person, personPronouns.contains(graph.word(atToken: element.head)), takes(person, role, event) {
      return person
    }
    return first ?? type
  }

  private func isCountedRole(_ role: String, _ event: String) -> Bool {
    guard let declaration = ruleSet.event(named: event), let counted = declaration.countedRole else {
      return false
    }
    return ruleSet.name(of: counted) == role
  }

  private func takes(_ type: TypeID, _ role: String, _ event: String) -> Bool {
    ruleSet.event(named: event)?.declaration(named: role)?.accepts.contains(type) ?? false
  }

  /// The type that the role names first.
  private func firstType(of role: String, _ event: String) -> TypeID? {
    ruleSet.event(named: event)?.declaration(named: role)?.types.first
  }
}
