import Testing

@testable import QuothEvaluation

struct MatchingTests {
  /// Random graphs of a few nodes, small enough to try every matching.
  struct RandomGraph: Sendable, CustomTestStringConvertible {
    let seed: UInt64
    var testDescription: String { "seed \(seed)" }

    func weights(_ sides: Int, largest: Int) -> [[Int]] {
      var generator = SplitMix64(seed: seed)
      let columns = 1 + generator.nextIndex(below: sides)
      return (0..<(1 + generator.nextIndex(below: sides))).map { _ in
        (0..<columns).map { _ in max(0, generator.nextIndex(below: largest + 3) - 2) }
      }
    }
  }

  /// The largest total weight, by trying everything.
  private func best(_ weights: [[Int]], row: Int = 0, taken: Set<Int> = []) -> Int {
    guard row < weights.count else { return 0 }
    var largest = best(weights, row: row + 1, taken: taken)
    for (column, weight) in weights[row].enumerated() where weight > 0 && !taken.contains(column) {
      largest = max(
        largest, weight + best(weights, row: row + 1, taken: taken.union([column])))
    }
    return largest
  }

  @Test(arguments: (0..<300).map { RandomGraph(seed: $0) })
  func `an assignment has the largest weight and pairs each node once`(graph: RandomGraph) {
    let weights = graph.weights(6, largest: 5)
    var edges: [WeightedAssignment.Edge] = []
    for (left, row) in weights.enumerated() {
      for (right, weight) in row.enumerated() where weight > 0 {
        edges.append(WeightedAssignment.Edge(left, right, weight: weight))
      }
    }
    let pairs = WeightedAssignment.pairs(of: edges)
    #expect(Set(pairs.map(\.left)).count == pairs.count)
    #expect(Set(pairs.map(\.right)).count == pairs.count)
    #expect(pairs.reduce(0) { $0 + weights[$1.left][$1.right] } == best(weights))
  }

  @Test(arguments: (0..<300).map { RandomGraph(seed: $0) })
  func `first-rank edges come before second-rank ones`(graph: RandomGraph) {
    let weights = graph.weights(6, largest: 2)
    var edges = BipartiteGraph(rightCount: weights[0].count)
    for row in weights {
      for (right, weight) in row.enumerated() where weight > 0 { edges.join(to: right) }
      edges.endNode()
    }
    let matching = RankMaximalMatching.matching(of: edges) { weights[$0][$1] == 2 }
    let value = matching.rightOfLeft.enumerated().reduce(0) { sum, pair in
      pair.element < 0 ? sum : sum + (weights[pair.offset][Int(pair.element)] == 2 ? 10 : 1)
    }
    #expect(value == best(weights.map { $0.map { $0 == 2 ? 10 : $0 } }))
  }

  @Test func `equal choices go to the first in order`() {
    let edges = [(1, 1), (1, 0), (0, 1), (0, 0)].map {
      WeightedAssignment.Edge($0.0, $0.1, weight: 7)
    }
    let pairs = WeightedAssignment.pairs(of: edges)
    #expect(pairs.map(\.left) == [0, 1])
    #expect(pairs.map(\.right) == [0, 1])
  }

  @Test func `a long chain is matched without recursion`() {
    // Each prediction touches two gold mentions; greedy choices must be revised all along.
    let count = 20_000
    var graph = BipartiteGraph(rightCount: count)
    for left in 0..<count {
      if left > 0 { graph.join(to: left - 1) }
      graph.join(to: left)
      graph.endNode()
    }
    var matching = Matching(leftCount: count, rightCount: count)
    for left in 1..<count { matching.pair(left, left - 1) }
    matching.augment(in: graph)
    #expect(matching.count == count)
  }
}
