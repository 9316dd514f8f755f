/// What fills one role of an event.
public struct Argument: Hashable, Sendable {
  /// What stands in the role.
  public enum Filler: Hashable, Sendable {
    /// The mention with this id.
    case mention(String)
    /// A stretch of text, in UTF-8 bytes, for example the content of a statement.
    case text(TextSpan)
  }

  /// The role's name, for example `victims`.
  public let role: String
  /// What stands in the role.
  public let filler: Filler
  /// Keys of the file that Quoth does not know, kept for the round trip.
  public var extras: [ExtraField]

  /// An argument with the given parts.
  public init(role: String, filler: Filler, extras: [ExtraField] = []) {
    self.role = role
    self.filler = filler
    self.extras = extras
  }
}
