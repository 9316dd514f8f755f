/// Which types were predicted for which, where spans are equal and where they only touch.
public struct TypeConfusion: Sendable {
  /// One cell of the matrix.
  public struct Cell: Hashable, Sendable {
    /// The gold type.
    public let gold: String
    /// The predicted type.
    public let predicted: String
    /// How often.
    public let count: Int
  }

  private struct Key: Hashable {
    let gold: Int
    let predicted: Int
  }

  private var equal: [Key: Int] = [:]
  private var touching: [Key: Int] = [:]

  init() {}

  /// Adds a document: on one span equal types cancel first and the rest is paired in order.
  mutating func add(predicted: [ScoredMention], gold: [ScoredMention]) {
    var lefts: [ScoredSpan: [Int]] = [:]
    for mention in predicted { lefts[mention.span, default: []].append(mention.type) }
    var rights: [ScoredSpan: [Int]] = [:]
    for mention in gold { rights[mention.span, default: []].append(mention.type) }
    for (span, types) in rights {
      guard var others = lefts[span] else { continue }
      var rest: [Int] = []
      for type in types {
        if let place = others.firstIndex(of: type) {
          others.remove(at: place)
          equal[Key(gold: type, predicted: type), default: 0] += 1
        } else {
          rest.append(type)
        }
      }
      for (left, right) in zip(rest.sorted(), others.sorted()) {
        equal[Key(gold: left, predicted: right), default: 0] += 1
      }
    }
  }

  /// Adds pairs that touch and do not have the same span.
  mutating func addTouching(_ pairs: [(predicted: ScoredMention, gold: ScoredMention)]) {
    for pair in pairs where pair.predicted.span != pair.gold.span {
      touching[Key(gold: pair.gold.type, predicted: pair.predicted.type), default: 0] += 1
    }
  }

  /// The cells of equal spans and those of touching ones, by their types.
  func cells(_ names: NameTable) -> (equal: [Cell], touching: [Cell]) {
    (Self.cells(equal, names), Self.cells(touching, names))
  }

  private static func cells(_ counts: [Key: Int], _ names: NameTable) -> [Cell] {
    counts.sorted { ($0.key.gold, $0.key.predicted) < ($1.key.gold, $1.key.predicted) }.map {
      Cell(
        gold: names.names[$0.key.gold], predicted: names.names[$0.key.predicted], count: $0.value)
    }
  }
}
