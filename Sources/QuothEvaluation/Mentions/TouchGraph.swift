/// Which predicted mentions of a document touch which of the gold ones.
enum TouchGraph {
  /// The graph from `predicted` (left) to `gold` (right); both sorted.
  ///
  /// Costs one step for each mention and each overlapping pair.
  static func graph(
    predicted: [ScoredMention], gold: [ScoredMention],
    touches: (_ predicted: ScoredSpan, _ gold: ScoredSpan) -> Bool = { $0.touches(gold: $1) }
  ) -> BipartiteGraph {
    var graph = BipartiteGraph(rightCount: gold.count, reservingLeft: predicted.count)
    // Gold mentions that began before the prediction and have not ended, in their order.
    var open: [Int] = []
    var next = 0
    for prediction in predicted {
      let span = prediction.span
      while next < gold.count, gold[next].span.start <= span.start {
        open.append(next)
        next += 1
      }
      open.removeAll { gold[$0].span.end <= span.start }
      for index in open where touches(span, gold[index].span) { graph.join(to: index) }
      var later = next
      while later < gold.count, gold[later].span.start < span.end {
        if touches(span, gold[later].span) { graph.join(to: later) }
        later += 1
      }
      graph.endNode()
    }
    return graph
  }
}
