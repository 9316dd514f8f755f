/// A rule by which an event takes roles from another one of its sentence.
package struct LinkRule: Sendable {
  /// A role that is filled, and the roles of the other event that can fill it, best first.
  package struct Transfer: Hashable, Sendable {
    package let role: RoleID
    package let sources: [RoleID]
  }

  package let rule: String
  package let order: Int
  /// The events that receive.
  package let receivers: [EventTypeID]
  /// The events that give.
  package let givers: [EventTypeID]
  /// How the two must be connected, by the names that the engine knows; any of them is enough.
  package let conditions: [String]
  package let transfers: [Transfer]
}
