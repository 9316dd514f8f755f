/// Agreement on the label of each scalar, chance taken off; *outside* is a label.
public struct ScalarAgreement: Hashable, Sendable {
  /// The number of documents in which no annotator's mentions overlap each other; only they count.
  public let documentCount: Int
  /// The number of scalars in them.
  public let scalarCount: Int
  /// Cohen's kappa, or `nil` where it is 0/0.
  public let kappa: Double?
  /// Krippendorff's alpha for nominal labels, or `nil` where it is 0/0.
  public let alpha: Double?
}

/// Counts pairs of labels, scalar by scalar.
struct ScalarLabelCounter {
  /// Row: the first annotator's label; the last label is *outside*.
  private var counts: [Int]
  private let labelCount: Int
  private var documentCount = 0

  init(labelCount: Int) {
    self.labelCount = labelCount
    counts = [Int](repeating: 0, count: labelCount * labelCount)
  }

  /// Adds a document, unless mentions of one side overlap.
  mutating func add(_ first: [ScoredMention], _ second: [ScoredMention], scalarCount: Int) {
    guard let left = runs(of: first, scalarCount), let right = runs(of: second, scalarCount) else {
      return
    }
    documentCount += 1
    var (leftPlace, rightPlace, position) = (0, 0, 0)
    while position < scalarCount {
      let end = min(left[leftPlace].end, right[rightPlace].end)
      let cell = left[leftPlace].label * labelCount + right[rightPlace].label
      counts[cell] += end - position
      position = end
      if left[leftPlace].end == end { leftPlace += 1 }
      if right[rightPlace].end == end { rightPlace += 1 }
    }
  }

  /// Runs of equal labels over the whole text, or `nil` if mentions overlap.
  private func runs(
    of mentions: [ScoredMention], _ scalarCount: Int
  ) -> [(end: Int, label: Int)]? {
    var pieces: [(start: Int, end: Int, label: Int)] = []
    for mention in mentions {
      let bounds = mention.span.fragmentBounds
      if bounds.isEmpty { pieces.append((mention.span.start, mention.span.end, mention.type)) }
      for place in stride(from: 0, to: bounds.count, by: 2) {
        pieces.append((bounds[place], bounds[place + 1], mention.type))
      }
    }
    pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    let outside = labelCount - 1
    var runs: [(end: Int, label: Int)] = []
    var position = 0
    for piece in pieces {
      if piece.start < position { return nil }
      if piece.start > position { runs.append((piece.start, outside)) }
      runs.append((piece.end, piece.label))
      position = piece.end
    }
    if position < scalarCount { runs.append((scalarCount, outside)) }
    return runs
  }

  var agreement: ScalarAgreement {
    let total = counts.reduce(0, +)
    let labels = 0..<labelCount
    let agreed = labels.reduce(0) { $0 + counts[$1 * labelCount + $1] }
    let rows = labels.map { row in labels.reduce(0) { $0 + counts[row * labelCount + $1] } }
    let columns = labels.map { column in
      labels.reduce(0) { $0 + counts[$1 * labelCount + column] }
    }
    return ScalarAgreement(
      documentCount: documentCount, scalarCount: total,
      kappa: Self.kappa(agreed, total, rows, columns),
      alpha: Self.alpha(total - agreed, 2 * total, zip(rows, columns).map { $0 + $1 }))
  }

  private static func kappa(
    _ agreed: Int, _ total: Int, _ rows: [Int], _ columns: [Int]
  ) -> Double? {
    guard total > 0 else { return nil }
    let observed = Double(agreed) / Double(total)
    let expected = zip(rows, columns).reduce(0.0) {
      $0 + Double($1.0) / Double(total) * (Double($1.1) / Double(total))
    }
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }

  /// Alpha from the scalars with two labels, the number of labels given (twice the scalars), and
  /// how often each label was given.
  private static func alpha(_ disagreed: Int, _ values: Int, _ labels: [Int]) -> Double? {
    let unequal =
      Double(values) * Double(values) - labels.reduce(0) { $0 + Double($1) * Double($1) }
    guard unequal > 0 else { return nil }
    return 1 - Double(values - 1) * 2 * Double(disagreed) / unequal
  }
}
