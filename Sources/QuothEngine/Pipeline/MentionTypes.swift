package import QuothRules
package import QuothText

/// Decides the type that a group is written with: its own where it is declared, else what its role takes.
package struct MentionTypes: Sendable {
  /// The types of events, in the order of their declaration.
  private let events: [EventRoles]
  /// The name of each type, by its number.
  private let names: [String]
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

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    events = ruleSet.events.map { EventRoles($0, in: ruleSet) }
    names = (0...UInt8.max).map { ruleSet.types.name(of: TypeID(rawValue: $0)) }
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

  /// The roles of the events called `name`.
  func event(named name: String) -> EventRoles? {
    for event in events where event.name == name { return event }
    return nil
  }

  /// The name that a mention's type is written with.
  func name(of type: TypeID) -> String { names[Int(type.rawValue)] }

  func type(ofName type: TypeID, role: EventRoles.Role?) -> TypeID {
    isDeclared(type) && writtenTypes.contains(type) ? type : role?.firstType ?? type
  }

  func type(
    of element: Element, in graph: ClauseGraph, role: EventRoles.Role?, event: EventRoles?
  ) -> TypeID {
    if element.kind == .date { return .date }
    let type = element.type
    let first = role?.firstType
    if isDeclared(type), writtenTypes.contains(type) {
      // "soldiers were killed": a described force is people in a role that counts people.
      if let first, type != first, element.nounGroup.name == nil,
        graph.words.category(first) == .actor, isCounted(role, event), type != person
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
      if let people, isOneUnnamedPerson(element, in: graph), takes(people, role) {
        return people
      }
      return type
    }
    if let person, personPronouns.contains(graph.word(atToken: element.head)),
      takes(person, role)
    {
      return person
    }
    // "Prigozhin said": one capitalized word that no lexicon knows is a last name.
    if let person, type == .untypedName, speaks(role),
      element.tokens.count == 1, takes(person, role),
      !graph.document.shapes[graph.analysis.firstToken + element.head].contains(.allCapitals)
    {
      return person
    }
    // "they said": persons speak, where a body is "it".
    if let people, speaks(role), takes(people, role),
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

  private func isCounted(_ role: EventRoles.Role?, _ event: EventRoles?) -> Bool {
    guard let role, let counted = event?.countedRole else { return false }
    return counted == role.name
  }

  private func takes(_ type: TypeID, _ role: EventRoles.Role?) -> Bool {
    role?.accepts.contains(type) ?? false
  }

  private func speaks(_ role: EventRoles.Role?) -> Bool {
    role.map { EventRoles.isSpeaking($0.name) } ?? false
  }
}
