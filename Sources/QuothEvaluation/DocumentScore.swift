internal import QuothModel

/// Everything that is counted in one document.
struct DocumentScore {
  let id: String
  let predicted: ScoredDocument
  let gold: ScoredDocument
  let mentions: MentionScore
  let events: EventScore

  init(_ pair: DocumentPairing.Pair, names: NameTables, options: EvaluationOptions) {
    id = pair.gold.id
    let index = ScalarIndex(pair.gold.text)
    predicted = ScoredDocument(pair.predicted, index: index, names: names, options: options)
    gold = ScoredDocument(pair.gold, index: index, names: names, options: options)
    mentions = MentionScore(predicted: predicted, gold: gold, options: options)
    events = EventScore(predicted: predicted, gold: gold, roles: names.roles, options: options)
  }

  /// The figures of all metrics, in the order of `Metric.allCases`.
  var figures: [Figure] {
    Metric.allCases.map { metric in
      switch metric {
      case .mention(let mode): mentions.overall[mode].figure
      case .event(let metric): events.events[metric] ?? .zero
      case .record(let metric): events.records[metric] ?? .zero
      case .attribute(let metric): events.attributes[metric] ?? .zero
      }
    }
  }

  /// The one-to-one pairs of mentions that the lists are made from, as places in both lists.
  func mentionPairs() -> [(predicted: Int, gold: Int)] {
    OptimalMentionMatching.pairs(
      predicted: predicted.mentions, gold: gold.mentions,
      graph: TouchGraph.graph(predicted: predicted.mentions, gold: gold.mentions))
  }
}
