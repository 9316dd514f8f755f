/// What went wrong, item by item and in groups.
public struct ErrorList: Sendable {
  /// Items of one kind, class and label.
  public struct Group: Sendable {
    /// What kind of thing went wrong.
    public let kind: ItemKind
    /// In what way it went wrong.
    public let errorClass: ErrorClass
    /// The gold type or role, or the predicted one.
    public let label: String
    /// How many there are.
    public let count: Int
  }

  /// The items, by document and place; at most `itemLimit`.
  public internal(set) var items: [ErrorItem]
  /// All groups, the largest first.
  public let groups: [Group]
  /// Where gold itself may be wrong.
  public let suspects: [GoldSuspect]

  /// The largest number of items that is kept; groups count all of them.
  public static let itemLimit = 10_000

  /// The number of items, with those that are not kept.
  public var count: Int { groups.reduce(0) { $0 + $1.count } }

  /// Asks `nearestRule`, which rule came nearest and what it lacked, about every missed event that
  /// is kept.
  public mutating func explainMisses(_ nearestRule: (_ item: ErrorItem) -> String?) {
    for index in items.indices where items[index].kind == .event && items[index].gold != nil {
      items[index].nearestRule = nearestRule(items[index])
    }
  }
}

/// A place where gold may be wrong.
public struct GoldSuspect: Sendable {
  /// Why it is suspected.
  public enum Reason: String, Sendable {
    /// The same string is annotated elsewhere.
    case annotatedElsewhere = "annotated elsewhere"
    /// Several rules agree on a prediction that gold lacks.
    case severalRules = "several rules agree"
  }

  /// Why it is suspected.
  public let reason: Reason
  /// The document's id.
  public let document: String
  /// Where it stands, in Unicode scalars.
  public let scalars: Range<Int>
  /// The text that stands there.
  public let surface: String
  /// The type that is expected.
  public let type: String
  /// How often the string is annotated elsewhere, or how many rules agree.
  public let support: Int
  /// The sentence.
  public let sentence: String
}
