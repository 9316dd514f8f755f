public import QuothModel

/// What a change of the rules gains and loses: two runs over the same texts, judged by gold where there is gold.
public struct MatchChanges: Sendable {
  /// The changes by document and place; what was lost stands before what was gained.
  public private(set) var changes: [MatchChange] = []
  /// The figures of both runs, in the order of `headline`; empty without gold.
  public private(set) var figures: [(metric: Metric, before: Figure, after: Figure)] = []
  /// What the files are doubtful for.
  public private(set) var problems: [DocumentProblem] = []

  /// The figures that a change of rules is judged by: events, arguments, whole records, and stated numbers.
  public static let headline: [Metric] = [
    .event(.alignedOverlapEvent), .event(.alignedOverlapArgument), .record(.record),
    .attribute(.figures),
  ]

  /// Compares two runs over texts with gold.
  ///
  /// - Throws: `EvaluationRefusal` when the documents do not belong together.
  public init(
    gold: DocumentCollection, before: DocumentCollection, after: DocumentCollection,
    options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationRefusal) {
    let left = try DocumentPairing(gold: gold, predicted: before)
    let right = try DocumentPairing(gold: gold, predicted: after)
    let names = NameTables(
      left.pairs.flatMap { [$0.gold, $0.predicted] } + right.pairs.map { $0.predicted })
    for (first, second) in zip(left.pairs, right.pairs) {
      changes +=
        DocumentChanges(
          before: DocumentScore(first, names: names, options: options),
          after: DocumentScore(second, names: names, options: options), names: names, hasGold: true
        ).changes
    }
    var withoutDraws = options
    withoutDraws.drawCount = 0
    let reports = (
      try Evaluation(gold: gold, predicted: before, options: withoutDraws).report,
      try Evaluation(gold: gold, predicted: after, options: withoutDraws).report
    )
    figures = Self.headline.map { ($0, reports.0.figure(of: $0), reports.1.figure(of: $0)) }
    problems = reports.1.problems.filter { $0.code != "few-documents" }
  }

  /// Compares two runs over texts without gold; documents that only one run has are left out.
  public init(
    before: [AnnotatedDocument], after: [AnnotatedDocument],
    options: EvaluationOptions = EvaluationOptions()
  ) {
    // Files of the same name in several folders have the same id; they come in the same order.
    var earlier = Dictionary(grouping: before, by: { ExactText($0.id) })
    let names = NameTables(before + after)
    for second in after {
      guard let first = earlier[ExactText(second.id)]?.first else { continue }
      earlier[ExactText(second.id)]?.removeFirst()
      guard first.text.hasSameScalars(as: second.text) else { continue }
      let nothing = AnnotatedDocument(id: second.id, text: second.text)
      func score(_ document: AnnotatedDocument) -> DocumentScore {
        DocumentScore(
          DocumentPairing.Pair(
            gold: nothing, predicted: document, goldLine: 0, predictedLine: 0),
          names: names, options: options)
      }
      changes +=
        DocumentChanges(
          before: score(first), after: score(second), names: names, hasGold: false
        ).changes
    }
  }

  /// Puts the changes of `other` texts behind these.
  public mutating func append(_ other: MatchChanges) {
    changes += other.changes
  }

  /// The number of changes in a direction, with one verdict or with any.
  public func count(
    _ direction: MatchChange.Direction, _ verdict: MatchChange.Verdict? = nil
  ) -> Int {
    changes.count {
      $0.direction == direction && (verdict == nil || $0.verdict == verdict)
    }
  }
}
