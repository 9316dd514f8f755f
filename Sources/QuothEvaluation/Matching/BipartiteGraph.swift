/// Which of the left nodes are joined to which of the right ones, each list in rising order.
struct BipartiteGraph: Sendable {
  private(set) var offsets: [Int32] = [0]
  private(set) var targets: [Int32] = []
  let rightCount: Int

  init(rightCount: Int, reservingLeft leftCount: Int = 0) {
    self.rightCount = rightCount
    offsets.reserveCapacity(leftCount + 1)
  }

  var leftCount: Int { offsets.count - 1 }
  var edgeCount: Int { targets.count }

  /// Joins the left node that is being described to `right`.
  mutating func join(to right: Int) { targets.append(Int32(truncatingIfNeeded: right)) }
  /// Ends the description of a left node.
  mutating func endNode() { offsets.append(Int32(truncatingIfNeeded: targets.count)) }

  /// The places in `targets` that belong to `left`.
  func edges(of left: Int) -> Range<Int> { Int(offsets[left])..<Int(offsets[left + 1]) }

  /// The right nodes joined to `left`.
  func neighbors(of left: Int) -> ArraySlice<Int32> { targets[edges(of: left)] }

  /// The graph with the same nodes and only the edges that `isKept` accepts.
  func filtered(_ isKept: (_ left: Int, _ right: Int) -> Bool) -> BipartiteGraph {
    var graph = BipartiteGraph(rightCount: rightCount, reservingLeft: leftCount)
    for left in 0..<leftCount {
      for right in neighbors(of: left) where isKept(left, Int(right)) { graph.join(to: Int(right)) }
      graph.endNode()
    }
    return graph
  }
}
