package import QuothModel

/// A rule that changes the status of an event by what stands around its trigger.
package struct StatusRule: Sendable {
  package let rule: String
  package let order: Int
  package let status: Status
  /// The events that it is about; empty for all.
  package let events: [EventTypeID]
  /// What stands left of the event's trigger, ending there (see `EventAlternative.left`).
  package let left: PositionalPattern?
  /// What stands right of it, anchored behind it (see `EventAlternative.right`).
  package let right: PositionalPattern?
  /// The sentence must have one of these words, in lower case; empty if nothing is known.
  package let requiredWords: [String]
}
