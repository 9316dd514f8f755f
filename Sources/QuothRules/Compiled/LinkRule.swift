/// A rule by which an event takes roles from another one of its sentence.
package struct LinkRule: Sendable {
  /// A role of the other event that can fill a role.
  package struct Source: Hashable, Sendable {
    package let role: RoleID
    /// Only fillers that are names (`target:named`).
    package let onlyNamed: Bool
    /// Only fillers of these types (`target:Location`); `nil` for any.
    package let types: TypeSet?
  }

  /// A role that is filled, and what can fill it, best first.
  package struct Transfer: Hashable, Sendable {
    package let role: RoleID
    package let sources: [Source]
  }

  package let rule: String
  package let order: Int
  /// The events that receive.
  package let receivers: [EventTypeID]
  /// The events that give.
  package let givers: [EventTypeID]
  /// How the two must be connected, by the names in `conditionNames`; any of them is enough.
  package let conditions: [String]
  /// The prepositions of the condition `phrase`, in lower case.
  package let prepositions: [String]
  /// What receivers take.
  package let taken: [Transfer]
  /// What givers take back.
  package let given: [Transfer]

  /// The conditions that the engine knows.
  package static let conditionNames = [
    "subject", "means", "phrase", "gerund", "clause", "coordination", "same_verb",
  ]
}
