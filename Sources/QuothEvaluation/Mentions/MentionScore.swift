internal import QuothModel

/// The mention figures of one document.
struct MentionScore: Sendable {
  var overall = MentionModeCounts()
  /// By the number of the type.
  var byType: [Int: MentionModeCounts] = [:]
  /// Sets of (type, normalised string).
  var strings = Figure.zero

  init(predicted: ScoredDocument, gold: ScoredDocument, options: EvaluationOptions) {
    let (left, right) = (predicted.mentions, gold.mentions)
    let graph = TouchGraph.graph(predicted: left, gold: right)
    overall = Self.counts(left, right, graph, options)
    var lefts: [Int: [Int]] = [:]
    var rights: [Int: [Int]] = [:]
    for (index, mention) in left.enumerated() { lefts[mention.type, default: []].append(index) }
    for (index, mention) in right.enumerated() { rights[mention.type, default: []].append(index) }
    for type in Set(lefts.keys).union(rights.keys) {
      let ofType = lefts[type, default: []].map { left[$0] }
      let goldOfType = rights[type, default: []].map { right[$0] }
      let graph = TouchGraph.graph(predicted: ofType, gold: goldOfType)
      byType[type] = Self.counts(ofType, goldOfType, graph, options)
    }
    strings = Self.stringFigure(predicted, gold)
  }

  private static func counts(
    _ predicted: [ScoredMention], _ gold: [ScoredMention], _ graph: BipartiteGraph,
    _ options: EvaluationOptions
  ) -> MentionModeCounts {
    switch options.matching {
    case .optimal:
      OptimalMentionMatching.counts(predicted: predicted, gold: gold, graph: graph)
    case .nervaluate:
      NervaluateMentionMatching.counts(predicted: predicted, gold: gold, graph: graph)
    }
  }

  private struct TypedString: Hashable {
    let type: Int
    let string: NormalizedName
  }

  private static func stringFigure(_ predicted: ScoredDocument, _ gold: ScoredDocument) -> Figure {
    func strings(of document: ScoredDocument) -> Set<TypedString> {
      Set(
        document.mentions.map { mention in
          let source = document.source.mentions[mention.index]
          return TypedString(
            type: mention.type, string: NormalizedName(document.source.surface(of: source)))
        })
    }
    let (left, right) = (strings(of: predicted), strings(of: gold))
    return Figure(
      correct: left.intersection(right).count, predicted: left.count, gold: right.count)
  }
}
