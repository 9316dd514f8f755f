package import QuothRules
package import QuothText

/// Decides the type that a group is written with: its own where it is declared, else what its role takes.
package struct MentionTypes: Sendable {
  private let ruleSet: CompiledRuleSet
  /// Declared types that are written as mentions: those that some role accepts.
  private let writtenTypes: TypeSet
  private let person: TypeID?
  private let personPronouns: WordSet
  private let thirdPersonPlural: WordSet
  private let indefiniteArticles: WordSet
  private let people: TypeID?
  private let force: TypeID?
  private let organization: TypeID?
  private let vocabulary: Vocabulary
  private static let speakingRoles: Set<String> = ["speaker", "source", "accuser"]

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
    thirdPersonPlural = vocabulary.words(["they", "them"])
    indefiniteArticles = vocabulary.words(ruleSet.words("indefinite_articles"))
    people = ruleSet.types.type(named: "People")
    force = ruleSet.types.type(named: "Force")
    organization = ruleSet.types.type(named: "Organization")
    self.vocabulary = vocabulary
  }

  /// Whether a name of this type is a mention.
  func isMentioned(_ type: TypeID) -> Bool { writtenTypes.contains(type) && isDeclared(type) }

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
      // "soldiers were killed": a described force is people in a role that counts people.
      if let first, type != first, element.nounGroup.name == nil,
        graph.words.category(first) == .actor, isCountedRole(role, event), type != person
      {
        return first
      }
      // "the group attacked the town": a body that acts by force; a ministry has its name or kind.
      if let first, first == force, type == organization, element.nounGroup.name == nil,
        element.nounGroup.kind == .unknown
      {
        return first
      }
      // "a gunman opened fire": one unnamed attacker is people, not a force.
      if let people, isOneUnnamedPerson(element, in: graph), takes(people, role, event) {
        return people
      }
      return type
    }
    if let person, personPronouns.contains(graph.word(atToken: element.head)),
      takes(person, role, event)
    {
      return person
    }
    // "Prigozhin said": one capitalized word that no lexicon knows is a last name.
    if let person, type == .untypedName, Self.speakingRoles.contains(role),
      element.tokens.count == 1, takes(person, role, event),
      !graph.document.shapes[graph.analysis.firstToken + element.head].contains(.allCapitals)
    {
      return person
    }
    // "they said": persons speak, where a body is "it".
    if let people, Self.speakingRoles.contains(role), takes(people, role, event),
      thirdPersonPlural.contains(graph.word(atToken: element.head))
    {
      return people
    }
    return first ?? type
  }

  /// *a gunman*, *another soldier*: a person noun with an indefinite article.
  private func isOneUnnamedPerson(_ element: Element, in graph: ClauseGraph) -> Bool {
    guard element.nounGroup.name == nil, !element.nounGroup.isPlural,
      element.nounGroup.possessor == nil,
      indefiniteArticles.contains(graph.word(atToken: element.tokens.lowerBound))
    else { return false }
    return vocabulary.isPersonNoun(graph.analysis.lemmas[element.head])
  }

  private func isCountedRole(_ role: String, _ event: String) -> Bool {
    guard let declaration = ruleSet.event(named: event), let counted = declaration.countedRole
    else {
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
