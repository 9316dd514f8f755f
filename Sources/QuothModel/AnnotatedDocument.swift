/// A number of people as a text states it, with its bounds.
///
/// *at least 67* is 67 to nil, *up to 40* is nil to 40, *about 300* is 300 to 300, approximate.
public struct Count: Hashable, Sendable {
  /// The smallest number that the text allows, if it gives one.
  public let low: Int?
  /// The largest number that the text allows, if it gives one.
  public let high: Int?
  /// Whether the text marks the number as not exact (*about*, *nearly*, *dozens*).
  public let isApproximate: Bool

  /// A count between `low` and `high`, both included.
  public init(low: Int?, high: Int?, isApproximate: Bool = false) {
    self.low = low
    self.high = high
    self.isApproximate = isApproximate
  }
}

/// Whether an event is told as a fact, denied, or only held possible.
public enum Status: String, Hashable, Sendable {
  /// Told as a fact, also when somebody else is quoted with it.
  case asserted
  /// Denied, or said not to have happened.
  case negated
  /// Hedged, planned, feared, conditional, or asked for.
  case possible
}

/// A stretch of text with a type: a name, a described participant, a place, a date.
public struct Mention: Hashable, Sendable {
  /// Unique within the document.
  public let id: String
  /// The mention's type, for example `Force`.
  public let type: String
  /// The mention's place, in UTF-8 bytes of the document's text.
  public let span: TextSpan
  /// The number that the mention states, if any.
  public var count: Count?
  /// What the mention stands for: the article's fullest name.
  public var name: String?
  /// The id of the mention that this one refers to.
  public var refersTo: String?
  /// The rules that found the mention, in the order of their files.
  public var rules: [String]

  /// A mention with the given parts.
  public init(
    id: String, type: String, span: TextSpan, count: Count? = nil, name: String? = nil,
    refersTo: String? = nil, rules: [String] = []
  ) {
    self.id = id
    self.type = type
    self.span = span
    self.count = count
    self.name = name
    self.refersTo = refersTo
    self.rules = rules
  }
}

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

  /// An argument with the given parts.
  public init(role: String, filler: Filler) {
    self.role = role
    self.filler = filler
  }
}

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

  /// An event with the given parts.
  public init(
    id: String, type: String, trigger: TextSpan?, arguments: [Argument] = [], count: Count? = nil,
    status: Status = .asserted, rules: [String] = []
  ) {
    self.id = id
    self.type = type
    self.trigger = trigger
    self.arguments = arguments
    self.count = count
    self.status = status
    self.rules = rules
  }
}

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

  /// A document with the given parts.
  public init(
    id: String, text: String, date: String? = nil, source: String? = nil,
    mentions: [Mention] = [], events: [Event] = []
  ) {
    self.id = id
    self.text = text
    self.date = date
    self.source = source
    self.mentions = mentions
    self.events = events
  }
}
