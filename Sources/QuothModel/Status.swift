/// Whether an event is told as a fact, denied, or only held possible.
public enum Status: String, CaseIterable, Hashable, Sendable {
  /// Told as a fact, also when somebody else is quoted with it.
  case asserted
  /// Denied, or said not to have happened.
  case negated
  /// Hedged, planned, feared, conditional, or asked for.
  case possible
}
