import QuothRules
import QuothText

/// The roles that events of one type declare, as the assembly of mentions asks for them.
package final class EventRoles: Sendable {
  /// One declared role.
  struct Role: Sendable {
    let name: String
    let accepts: TypeSet
    /// The type that the role names first.
    let firstType: TypeID?
  }

  /// The name of the event's type.
  let name: String
  private let roles: [Role]
  /// The name of the role whose fillers are counted.
  let countedRole: String?
  /// Whether one of the roles is that of a participant.
  let hasParticipants: Bool

  init(_ event: EventDeclaration, in ruleSet: CompiledRuleSet) {
    name = event.name
    roles = event.roles.map {
      Role(name: $0.name, accepts: $0.accepts, firstType: $0.types.first)
    }
    hasParticipants = !event.roles.allSatisfy { Self.isCircumstance($0.name) }
    countedRole = event.countedRole.map { ruleSet.name(of: $0) }
  }

  /// The role called `name`.
  func role(named name: String) -> Role? {
    for role in roles where role.name == name { return role }
    return nil
  }

  /// Roles whose fillers say something.
  static func isSpeaking(_ role: String) -> Bool {
    role == "speaker" || role == "source" || role == "accuser"
  }

  /// Roles that do not make an event on their own.
  static func isCircumstance(_ role: String) -> Bool {
    role == "time" || role == "source" || role == "content"
  }
}
