package import QuothText

/// The number of an event type, its index in `CompiledRuleSet.events`.
public struct EventTypeID: RawRepresentable, Hashable, Sendable, Comparable {
  /// The index.
  public let rawValue: Int
  /// The event type with that index.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Orders by index.
  public static func < (left: EventTypeID, right: EventTypeID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The number of a role, its index in `CompiledRuleSet.roleNames`; `place` is one role for all events.
public struct RoleID: RawRepresentable, Hashable, Sendable, Comparable {
  /// The index.
  public let rawValue: Int
  /// The role with that index.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Orders by index.
  public static func < (left: RoleID, right: RoleID) -> Bool { left.rawValue < right.rawValue }
}

/// A role of an event and what may stand in it.
package struct RoleDeclaration: Hashable, Sendable {
  package let role: RoleID
  package let name: String
  /// The types that may fill the role, with their subtypes.
  package let accepts: TypeSet
  /// The same types as declared, in their order and without subtypes.
  package let types: [TypeID]
}

/// An event type as a pack declares it.
package struct EventDeclaration: Hashable, Sendable {
  package let id: EventTypeID
  package let name: String
  /// In the order of their declaration.
  package let roles: [RoleDeclaration]
  /// The role whose fillers are counted, for events that state a number.
  package let countedRole: RoleID?

  /// The declaration of `role`, or `nil` if this event has no such role.
  package func declaration(of role: RoleID) -> RoleDeclaration? {
    roles.first { $0.role == role }
  }

  /// The declaration of the role called `name`.
  package func declaration(named name: String) -> RoleDeclaration? {
    roles.first { $0.name == name }
  }
}
