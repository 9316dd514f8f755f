/// Something that happened or was said, with its trigger and its participants.
public struct Event: Hashable, Sendable {
  /// Unique within the document.
  public let id: String
  /// The event's type, for example `Killing`.
  public let type: String
  /// The word or expression that says what happened, in UTF-8 bytes; only gold may lack it.
  public let trigger: TextSpan?
  /// The participants, in the order of their places.
  public var arguments: [Argument]
  /// The number of victims, where the event's type counts them.
  public var count: Count?
  /// Whether the event is told as a fact.
  public var status: Status
  /// The rules that found the event, best first.
  public var rules: [String]
  /// Keys of the file that Quoth does not know, kept for the round trip.
  public var extras: [ExtraField]

  /// An event with the given parts.
  public init(
    id: String, type: String, trigger: TextSpan?, arguments: [Argument] = [], count: Count? = nil,
    status: Status = .asserted, rules: [String] = [],
    extras: [ExtraField] = []
  ) {
    self.id = id
    self.type = type
    self.trigger = trigger
    self.arguments = arguments
    self.count = count
    self.status = status
    self.rules = rules
    self.extras = extras
  }
}
