/// A key of a document file that Quoth does not know, kept with its value for the round trip.
public struct ExtraField: Hashable, Sendable {
  /// The object that the key stands in.
  public enum Place: Hashable, Sendable {
    /// The object itself: the document, the mention, the event or the argument.
    case object
    /// The trigger of an event.
    case trigger
    /// The attributes of an event.
    case attributes
    /// The count of a mention or of an event.
    case count
  }

  /// The object that the key stands in.
  public let place: Place
  /// The key, unescaped.
  public let key: String
  /// The value as it was written, in JSON, on one line.
  public let json: String

  /// A key with its value.
  public init(place: Place = .object, key: String, json: String) {
    self.place = place
    self.key = key
    self.json = json
  }
}
