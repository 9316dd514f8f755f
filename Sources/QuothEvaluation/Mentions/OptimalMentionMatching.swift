/// The order-free matching of mentions: as many correct pairs as there can be, then as many
/// touching ones.
enum OptimalMentionMatching {
  /// The counts of all modes for one document; both lists are sorted.
  static func counts(predicted: [ScoredMention], gold: [ScoredMention]) -> MentionModeCounts {
    let graph = TouchGraph.graph(predicted: predicted, gold: gold)
    return counts(predicted: predicted, gold: gold, graph: graph)
  }

  /// The counts, for mentions whose touching pairs are known.
  static func counts(
    predicted: [ScoredMention], gold: [ScoredMention], graph: BipartiteGraph
  ) -> MentionModeCounts {
    let strict = cancelled(predicted, gold, graph) { $0.isSame(as: $1) }
    let exact = cancelled(predicted, gold, graph) { $0.span == $1.span }
    let type = RankMaximalMatching.matching(of: graph) { predicted[$0].type == gold[$1].type }
    let typeCorrect = type.rightOfLeft.enumerated().count { left, right in
      right >= 0 && predicted[left].type == gold[Int(right)].type
    }
    var counts = MentionModeCounts()
    for (mode, correct, touching) in [
      (MentionMode.strict, strict.correct, strict.touching),
      (.exact, exact.correct, exact.touching),
      (.partial, exact.correct, exact.touching),
      (.type, typeCorrect, type.count - typeCorrect),
    ] {
      counts[mode] = MentionCounts(
        mode: mode, correct: correct, touching: touching, predicted: predicted.count,
        gold: gold.count)
    }
    return counts
  }

  /// Pairs off perfect pairs, then matches what is left.
  ///
  /// Perfect pairs are equal in what `isPerfect` compares, so it does not matter which of several
  /// copies go; what is left has no perfect pair any more.
  private static func cancelled(
    _ predicted: [ScoredMention], _ gold: [ScoredMention], _ graph: BipartiteGraph,
    isPerfect: (ScoredMention, ScoredMention) -> Bool
  ) -> (correct: Int, touching: Int) {
    var isTaken = [Bool](repeating: false, count: gold.count)
    var isMatched = [Bool](repeating: false, count: predicted.count)
    var correct = 0
    var hasRest = false
    for left in 0..<graph.leftCount {
      let neighbors = graph.neighbors(of: left)
      if let right = neighbors.first(where: {
        !isTaken[Int($0)] && isPerfect(predicted[left], gold[Int($0)])
      }) {
        isTaken[Int(right)] = true
        isMatched[left] = true
        correct += 1
      } else if !neighbors.isEmpty {
        hasRest = true
      }
    }
    guard hasRest else { return (correct, 0) }
    let rest = graph.filtered { !isMatched[$0] && !isTaken[$1] }
    var matching = Matching(leftCount: rest.leftCount, rightCount: rest.rightCount)
    matching.augment(in: rest)
    return (correct, matching.count)
  }

  /// The pairs of the strict matching, for lists: ties go to the nearer edges, then to the order
  /// of gold and of the predictions.
  static func pairs(
    predicted: [ScoredMention], gold: [ScoredMention], graph: BipartiteGraph
  ) -> [(predicted: Int, gold: Int)] {
    // A nearer pair is worth more, but never as much as one pair more.
    let pairCount = min(predicted.count, gold.count, WeightedAssignment.largestExactSide)
    let touching = WeightedAssignment.largestDistance * pairCount + 1
    var edges: [WeightedAssignment.Edge] = []
    for left in 0..<graph.leftCount {
      for right in graph.neighbors(of: left) {
        let other = gold[Int(right)]
        let isPerfect = predicted[left].isSame(as: other)
        let distance = predicted[left].span.distance(to: other.span)
        edges.append(
          WeightedAssignment.Edge(
            Int(right), left,
            weight: touching * (isPerfect ? pairCount + 1 : 1)
              - min(distance, WeightedAssignment.largestDistance)))
      }
    }
    return WeightedAssignment.pairs(of: edges).map { (predicted: $0.right, gold: $0.left) }
  }
}
