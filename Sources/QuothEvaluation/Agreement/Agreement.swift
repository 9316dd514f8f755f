public import QuothModel

/// How far two annotators of the same documents agree on mentions.
public struct Agreement: Sendable {
  /// The conventions, on one line.
  public let signature: String
  /// The number of documents.
  public let documentCount: Int
  /// Mentions with equal span and type.
  public private(set) var strict = MentionCounts()
  /// Mentions with equal spans, and half of those that share a scalar.
  public private(set) var partial = MentionCounts()
  /// The strict agreement on each type, sorted by the types' scalars.
  public private(set) var byType: [(type: String, strict: MentionCounts)] = []
  /// The agreement on the label of each scalar.
  public let scalars: ScalarAgreement
  /// What the files are doubtful for.
  public let problems: [DocumentProblem]

  /// Compares `first` and `second`; the figures are the same the other way round, with precision
  /// and recall exchanged.
  ///
  /// - Throws: `EvaluationRefusal` when the files do not belong together.
  public init(
    first: DocumentCollection, second: DocumentCollection
  ) throws(EvaluationRefusal) {
    let pairing = try DocumentPairing(gold: first, predicted: second)
    let names = NameTables(pairing.pairs.flatMap { [$0.gold, $0.predicted] })
    let options = EvaluationOptions()
    var labels = ScalarLabelCounter(labelCount: names.mentionTypes.names.count + 1)
    var typeCounts = names.mentionTypes.names.map { _ in MentionCounts() }
    for pair in pairing.pairs {
      let index = ScalarIndex(pair.gold.text)
      let left = ScoredDocument(pair.gold, index: index, names: names, options: options).mentions
      let right =
        ScoredDocument(pair.predicted, index: index, names: names, options: options).mentions
      let counts = Self.counts(right, left)
      strict += counts[.strict]
      partial += counts[.partial]
      for type in typeCounts.indices {
        let ofType = Self.counts(
          right.filter { $0.type == type }, left.filter { $0.type == type })
        typeCounts[type] += ofType[.strict]
      }
      labels.add(left, right, scalarCount: index.scalarCount)
    }
    byType = zip(names.mentionTypes.names, typeCounts).map { ($0, $1) }
    scalars = labels.agreement
    documentCount = pairing.pairs.count
    signature =
      "quoth-agreement 1|matching:optimal|overlap:any|duplicates:keep|unit:scalar"
      + "|docs:\(documentCount)|first:sha256:\(first.digest)|second:sha256:\(second.digest)"
    problems = DataChecks(gold: first, predicted: second, pairing: pairing).warnings
  }

  /// Counts in which any shared scalar is a touch, so that neither side is gold.
  private static func counts(
    _ predicted: [ScoredMention], _ gold: [ScoredMention]
  ) -> MentionModeCounts {
    let graph = TouchGraph.graph(predicted: predicted, gold: gold) {
      $0.overlap(with: $1) > 0
    }
    return OptimalMentionMatching.counts(predicted: predicted, gold: gold, graph: graph)
  }
}
