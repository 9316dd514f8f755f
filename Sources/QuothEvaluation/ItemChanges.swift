internal import QuothModel

/// What one run has right and another has not, item by item.
public struct ItemChanges: Sendable {
  /// A gold item, or a wrong prediction.
  public struct Item: Hashable, Sendable {
    /// Mention or event.
    public let kind: ItemKind
    /// The document's id.
    public let document: String
    /// The type.
    public let type: String
    /// Where it stands, in Unicode scalars.
    public let scalars: Range<Int>
    /// The text that stands there.
    public let surface: String
    /// Whether this is a wrong prediction; otherwise it is a gold item.
    public let isSpurious: Bool
  }

  /// Wrong in the first run, right in the second.
  public private(set) var fixed: [Item] = []
  /// Right in the first run, wrong in the second.
  public private(set) var broken: [Item] = []
  /// Wrong in both.
  public private(set) var stillWrong: [Item] = []

  init(
    gold: DocumentCollection, first: DocumentCollection, second: DocumentCollection,
    options: EvaluationOptions
  ) throws(EvaluationRefusal) {
    let left = try DocumentPairing(gold: gold, predicted: first)
    let right = try DocumentPairing(gold: gold, predicted: second)
    let names = NameTables(
      left.pairs.flatMap { [$0.gold, $0.predicted] } + right.pairs.map { $0.predicted })
    for (before, after) in zip(left.pairs, right.pairs) {
      let wrongBefore = Self.wrongItems(
        DocumentScore(before, names: names, options: options), names)
      let wrongAfter = Self.wrongItems(DocumentScore(after, names: names, options: options), names)
      var rest = Dictionary(wrongAfter.map { ($0, 1) }, uniquingKeysWith: +)
      for item in wrongBefore {
        if let count = rest[item], count > 0 {
          rest[item] = count - 1
          stillWrong.append(item)
        } else {
          fixed.append(item)
        }
      }
      for item in wrongAfter {
        guard let count = rest[item], count > 0 else { continue }
        rest[item] = count - 1
        broken.append(item)
      }
    }
  }

  /// Missed gold items and wrong predictions: mentions strictly, events by overlap.
  private static func wrongItems(_ score: DocumentScore, _ names: NameTables) -> [Item] {
    let context = ErrorContext(score)
    var items: [Item] = []
    func append(_ kind: ItemKind, _ type: String, _ span: ScoredSpan, _ isSpurious: Bool) {
      items.append(
        Item(
          kind: kind, document: score.id, type: type, scalars: span.start..<span.end,
          surface: context.surface(of: span), isSpurious: isSpurious))
    }
    let (lefts, rights) = (score.predicted.mentions, score.gold.mentions)
    let pairs = score.mentionPairs().filter { lefts[$0.predicted].isSame(as: rights[$0.gold]) }
    let (rightMentions, foundMentions) = (Set(pairs.map(\.predicted)), Set(pairs.map(\.gold)))
    for (place, mention) in rights.enumerated() where !foundMentions.contains(place) {
      append(.mention, names.mentionTypes.names[mention.type], mention.span, false)
    }
    for (place, mention) in lefts.enumerated() where !rightMentions.contains(place) {
      append(.mention, names.mentionTypes.names[mention.type], mention.span, true)
    }
    let alignment = score.events.alignment.pairs
    let (rightEvents, foundEvents) = (Set(alignment.map(\.predicted)), Set(alignment.map(\.gold)))
    for (place, event) in score.gold.events.enumerated() where !foundEvents.contains(place) {
      guard let span = event.trigger ?? event.arguments.first?.span else { continue }
      append(.event, names.eventTypes.names[event.type], span, false)
    }
    for (place, event) in score.predicted.events.enumerated() where !rightEvents.contains(place) {
      guard let span = event.trigger ?? event.arguments.first?.span else { continue }
      append(.event, names.eventTypes.names[event.type], span, true)
    }
    return items
  }
}
