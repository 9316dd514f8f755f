/// One article with what was found in it: the output of the engine, and the gold.
public struct AnnotatedDocument: Hashable, Sendable {
  /// Unique within a file.
  public let id: String
  /// The whole text; every offset leads into it.
  public let text: String
  /// The date of publication, as `YYYY-MM-DD`.
  public var date: String?
  /// Where the article was published.
  public var source: String?
  /// The mentions, by their place.
  public var mentions: [Mention]
  /// The events, by their trigger's place.
  public var events: [Event]
  /// Keys of the file that Quoth does not know, kept for the round trip.
  public var extras: [ExtraField]

  /// A document with the given parts.
  public init(
    id: String, text: String, date: String? = nil, source: String? = nil,
    mentions: [Mention] = [], events: [Event] = [], extras: [ExtraField] = []
  ) {
    self.id = id
    self.text = text
    self.date = date
    self.source = source
    self.mentions = mentions
    self.events = events
    self.extras = extras
  }
}
