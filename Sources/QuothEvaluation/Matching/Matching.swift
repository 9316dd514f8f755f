/// A one-to-one matching of the nodes of a bipartite graph.
struct Matching: Sendable {
  /// The right partner of each left node, or -1.
  var rightOfLeft: [Int32]
  /// The left partner of each right node, or -1.
  var leftOfRight: [Int32]

  init(leftCount: Int, rightCount: Int) {
    rightOfLeft = [Int32](repeating: -1, count: leftCount)
    leftOfRight = [Int32](repeating: -1, count: rightCount)
  }

  /// The number of pairs.
  var count: Int { rightOfLeft.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }

  mutating func pair(_ left: Int, _ right: Int) {
    rightOfLeft[left] = Int32(truncatingIfNeeded: right)
    leftOfRight[right] = Int32(truncatingIfNeeded: left)
  }

  /// Adds pairs until no larger matching of `graph` exists (Hopcroft and Karp, E·√V).
  ///
  /// Nodes that are matched stay so, perhaps with other partners.
  mutating func augment(in graph: BipartiteGraph) {
    guard graph.edgeCount > 0 else { return }
    var isComplete = true
    for left in 0..<graph.leftCount where rightOfLeft[left] < 0 {
      let edges = graph.neighbors(of: left)
      if let free = edges.first(where: { leftOfRight[Int($0)] < 0 }) {
        pair(left, Int(free))
      } else if !edges.isEmpty {
        isComplete = false
      }
    }
    guard !isComplete else { return }
    var search = AugmentingSearch(leftCount: graph.leftCount)
    while search.layer(graph, self) {
      for left in 0..<graph.leftCount where rightOfLeft[left] < 0 {
        search.augment(from: left, graph, &self)
      }
    }
  }
}

/// Shortest augmenting paths of one phase of Hopcroft and Karp's algorithm.
private struct AugmentingSearch {
  private var levels: [Int32]
  private var nextEdge: [Int]
  private var queue: [Int32] = []

  init(leftCount: Int) {
    levels = [Int32](repeating: -1, count: leftCount)
    nextEdge = [Int](repeating: 0, count: leftCount)
  }

  /// Numbers the left nodes by their distance from free ones; says whether a free right is near.
  mutating func layer(_ graph: BipartiteGraph, _ matching: Matching) -> Bool {
    queue.removeAll(keepingCapacity: true)
    for left in 0..<graph.leftCount {
      nextEdge[left] = graph.edges(of: left).lowerBound
      levels[left] = matching.rightOfLeft[left] < 0 ? 0 : -1
      if levels[left] == 0 { queue.append(Int32(left)) }
    }
    var found = false
    var head = 0
    while head < queue.count {
      let left = Int(queue[head])
      head += 1
      for right in graph.neighbors(of: left) {
        let next = matching.leftOfRight[Int(right)]
        if next < 0 {
          found = true
        } else if levels[Int(next)] < 0 {
          levels[Int(next)] = levels[left] + 1
          queue.append(next)
        }
      }
    }
    return found
  }

  /// Follows the layers from `start` to a free right node and flips the path.
  mutating func augment(from start: Int, _ graph: BipartiteGraph, _ matching: inout Matching) {
    // A path is a stack, not a recursion: a hostile document makes it thousands of nodes long.
    var path = [start]
    while let left = path.last {
      let end = graph.edges(of: left).upperBound
      guard nextEdge[left] < end else {
        levels[left] = -1
        path.removeLast()
        continue
      }
      let right = Int(graph.targets[nextEdge[left]])
      nextEdge[left] += 1
      let owner = matching.leftOfRight[right]
      if owner < 0 {
        flip(path, endingAt: right, &matching)
        return
      }
      if levels[Int(owner)] == levels[left] + 1 { path.append(Int(owner)) }
    }
  }

  private func flip(_ path: [Int], endingAt right: Int, _ matching: inout Matching) {
    var right = right
    for left in path.reversed() {
      let previous = Int(matching.rightOfLeft[left])
      matching.pair(left, right)
      right = previous
    }
  }
}
