/// A key that the program itself writes: letters, digits and underscores, so that nothing is escaped.
public struct JSONKey: ExpressibleByStringLiteral, Sendable {
  /// The key.
  public let text: StaticString

  /// The key that a literal spells.
  public init(stringLiteral text: StaticString) {
    assert(text.hasPointerRepresentation && !text.description.contains { "\"\\".contains($0) })
    self.text = text
  }
}
