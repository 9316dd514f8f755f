/// A stretch of text with a type: a name, a described participant, a place, a date.
public struct Mention: Hashable, Sendable {
  /// Unique within the document.
  public let id: String
  /// The mention's type, for example `Force`.
  public let type: String
  /// The mention's place, in UTF-8 bytes of the document's text.
  public let span: TextSpan
  /// The parts of a discontinuous mention, in order; empty when the mention is one stretch.
  public var fragments: [TextSpan]
  /// The number that the mention states, if any.
  public var count: Count?
  /// What the mention stands for: the article's fullest name.
  public var name: String?
  /// The id of the mention that this one refers to.
  public var refersTo: String?
  /// The rules that found the mention, in the order of their files.
  public var rules: [String]
  /// Keys of the file that Quoth does not know, kept for the round trip.
  public var extras: [ExtraField]

  /// A mention with the given parts.
  @inlinable
  public init(
    id: String, type: String, span: TextSpan, fragments: [TextSpan] = [], count: Count? = nil,
    name: String? = nil, refersTo: String? = nil, rules: [String] = [], extras: [ExtraField] = []
  ) {
    self.id = id
    self.type = type
    self.span = span
    self.fragments = fragments
    self.count = count
    self.name = name
    self.refersTo = refersTo
    self.rules = rules
    self.extras = extras
  }
}
