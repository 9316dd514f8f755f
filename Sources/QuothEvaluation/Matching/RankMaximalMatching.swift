/// The matching with the most first-rank edges and, among those, the most edges of second rank.
///
/// Irving, Kavitha, Mehlhorn, Michail and Paluch (2006), for two ranks: a largest matching of the
/// first rank; then every edge goes that no such matching can afford; then the matching grows.
enum RankMaximalMatching {
  /// Matches `graph`, whose edges are of the first rank where `isFirst` says so.
  static func matching(
    of graph: BipartiteGraph, isFirst: (_ left: Int, _ right: Int) -> Bool
  ) -> Matching {
    let first = graph.filtered(isFirst)
    var matching = Matching(leftCount: graph.leftCount, rightCount: graph.rightCount)
    matching.augment(in: first)
    guard first.edgeCount < graph.edgeCount else { return matching }
    let reach = AlternatingReach(first, matching)
    let rest = graph.filtered { left, right in
      let (leftKind, rightKind) = (reach.left[left], reach.right[right])
      guard isFirst(left, right) else { return leftKind == .even && rightKind == .even }
      return leftKind == .even || rightKind == .even
        || leftKind == .unreached && rightKind == .unreached
    }
    matching.augment(in: rest)
    return matching
  }
}

/// The kinds of nodes in the decomposition of Dulmage and Mendelsohn.
private struct AlternatingReach {
  enum Kind: UInt8 {
    case unreached
    /// At an even distance from a free node on an alternating path: some largest matching misses it.
    case even
    /// At an odd distance: every largest matching has it.
    case odd
  }

  var left: [Kind]
  var right: [Kind]

  init(_ graph: BipartiteGraph, _ matching: Matching) {
    left = [Kind](repeating: .unreached, count: graph.leftCount)
    right = [Kind](repeating: .unreached, count: graph.rightCount)
    reachFromLeft(graph, matching)
    reachFromRight(graph, matching)
  }

  private mutating func reachFromLeft(_ graph: BipartiteGraph, _ matching: Matching) {
    var queue = left.indices.filter { matching.rightOfLeft[$0] < 0 }
    for node in queue { left[node] = .even }
    while let node = queue.popLast() {
      for neighbor in graph.neighbors(of: node) where right[Int(neighbor)] == .unreached {
        right[Int(neighbor)] = .odd
        let owner = Int(matching.leftOfRight[Int(neighbor)])
        if owner >= 0, left[owner] == .unreached {
          left[owner] = .even
          queue.append(owner)
        }
      }
    }
  }

  private mutating func reachFromRight(_ graph: BipartiteGraph, _ matching: Matching) {
    var sources: [[Int]] = Array(repeating: [], count: graph.rightCount)
    for node in 0..<graph.leftCount {
      for neighbor in graph.neighbors(of: node) { sources[Int(neighbor)].append(node) }
    }
    var queue = right.indices.filter { matching.leftOfRight[$0] < 0 }
    for node in queue { right[node] = .even }
    while let node = queue.popLast() {
      for neighbor in sources[node] where left[neighbor] == .unreached {
        left[neighbor] = .odd
        let owner = Int(matching.rightOfLeft[neighbor])
        if owner >= 0, right[owner] == .unreached {
          right[owner] = .even
          queue.append(owner)
        }
      }
    }
  }
}
