/// What two mentions must have in common to be the same.
public enum MentionMode: String, CaseIterable, Sendable {
  /// The span and the type.
  case strict
  /// The span.
  case exact
  /// The span; mentions that touch count half.
  case partial
  /// The type; it is enough that they touch.
  case type
}
