/// The greedy walk of nervaluate 1.2.1, kept for comparing with published figures.
///
/// It depends on the order of mentions: an overlapping prediction that sorts first destroys a
/// later exact match.
enum NervaluateMentionMatching {
  /// The counts of all modes for one document; both lists are sorted and without gaps in spans.
  static func counts(
    predicted: [ScoredMention], gold: [ScoredMention], graph: BipartiteGraph
  ) -> MentionModeCounts {
    var counts = MentionModeCounts()
    for mode in MentionMode.allCases {
      counts[mode] = walk(mode, predicted, gold, graph)
    }
    return counts
  }

  private static func walk(
    _ mode: MentionMode, _ predicted: [ScoredMention], _ gold: [ScoredMention],
    _ graph: BipartiteGraph
  ) -> MentionCounts {
    var isUsed = [Bool](repeating: false, count: gold.count)
    var correct = 0
    var touching = 0
    for left in 0..<graph.leftCount {
      let prediction = predicted[left]
      let hits = graph.neighbors(of: left).lazy.map { Int($0) }.filter { !isUsed[$0] }
      let perfect: Int?
      switch mode {
      case .strict: perfect = hits.first { prediction.isSame(as: gold[$0]) }
      case .exact, .partial: perfect = hits.first { prediction.span == gold[$0].span }
      case .type:
        // `min` keeps the first of equally near ones.
        perfect = hits.filter { gold[$0].type == prediction.type }.min {
          prediction.span.distance(to: gold[$0].span) < prediction.span.distance(to: gold[$1].span)
        }
      }
      if let perfect {
        correct += 1
        isUsed[perfect] = true
      } else if let first = hits.first {
        touching += 1
        isUsed[first] = true
      }
    }
    return MentionCounts(
      mode: mode, correct: correct, touching: touching, predicted: predicted.count,
      gold: gold.count)
  }
}
