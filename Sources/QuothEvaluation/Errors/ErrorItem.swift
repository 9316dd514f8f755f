/// What kind of thing went wrong.
public enum ItemKind: String, CaseIterable, Sendable {
  case mention
  case event
  case argument
}

/// In what way it went wrong.
public enum ErrorClass: String, CaseIterable, Sendable {
  /// The type is right and the span only touches.
  case boundary
  /// The span is right and the type is not.
  case type
  /// The span touches and the type is wrong.
  case boundaryAndType = "boundary and type"
  /// Nothing was predicted for it.
  case missed
  /// Nothing in gold answers to it.
  case spurious
  /// The participant is right and its role is not.
  case role
  /// The participant stands in the role, of another event.
  case wrongEvent = "wrong event"
  /// The event was found, at another trigger.
  case trigger
}

/// One missed or spurious item, with the sentence that it stands in.
public struct ErrorItem: Sendable {
  /// One side of the item.
  public struct Side: Sendable {
    /// The type or the role.
    public let label: String
    /// Where it stands, in UTF-8 bytes of the sentence.
    public let range: Range<Int>
    /// Where it stands, in Unicode scalars of the document.
    public let scalars: Range<Int>
  }

  /// What kind of thing went wrong.
  public let kind: ItemKind
  /// In what way it went wrong.
  public let errorClass: ErrorClass
  /// The document's id.
  public let document: String
  /// The sentence.
  public let sentence: String
  /// Where the sentence starts, in UTF-8 bytes of the document.
  public let sentenceOffset: Int
  /// What gold has, if anything.
  public let gold: Side?
  /// What was predicted, if anything.
  public let predicted: Side?
  /// The rules that made the prediction.
  public let rules: [String]
  /// For a miss, the rule that came nearest and what it lacked, if somebody asked the engine.
  public var nearestRule: String?

  /// The gold label, or the predicted one where gold has nothing.
  public var label: String { gold?.label ?? predicted?.label ?? "" }
}
