/// One-to-one pairs of the largest total weight.
enum WeightedAssignment {
  /// A pair that may be chosen.
  struct Edge: Sendable {
    let left: Int
    let right: Int
    /// More than 0.
    let weight: Int

    init(_ left: Int, _ right: Int, weight: Int) {
      self.left = left
      self.right = right
      self.weight = weight
    }
  }

  /// The largest size of a component's smaller side that is solved exactly.
  static let largestExactSide = 2_000
  /// The largest side of a component in which ties are broken by order.
  private static let largestOrderedSide = 12
  /// Distances beyond this one count as this one where they break ties; sums then fit 64 bits.
  static let largestDistance = 10_000

  /// The chosen pairs, by their left node.
  ///
  /// Components that share no node are solved on their own, each exactly and in cubic time; one
  /// with more than some two thousand nodes a side takes its edges by falling weight. Where several
  /// choices are worth the same, the first left node takes the first right node that it can have,
  /// then the second one does; only components too large to try this keep another choice.
  static func pairs(of edges: [Edge]) -> [(left: Int, right: Int)] {
    if edges.count == 1 { return [(edges[0].left, edges[0].right)] }
    var chosen: [(left: Int, right: Int)] = []
    for component in components(of: edges) { chosen += solve(component) }
    return chosen.sorted { $0.left < $1.left }
  }

  private static func components(of edges: [Edge]) -> [[Edge]] {
    let leftCount = (edges.map(\.left).max() ?? -1) + 1
    let rightCount = (edges.map(\.right).max() ?? -1) + 1
    var parents = Array(0..<(leftCount + rightCount))
    func root(of node: Int) -> Int {
      var node = node
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for edge in edges {
      let (first, second) = (root(of: edge.left), root(of: leftCount + edge.right))
      parents[max(first, second)] = min(first, second)
    }
    var numbers: [Int: Int] = [:]
    var groups: [[Edge]] = []
    for edge in edges {
      let key = root(of: edge.left)
      if let number = numbers[key] {
        groups[number].append(edge)
      } else {
        numbers[key] = groups.count
        groups.append([edge])
      }
    }
    return groups
  }

  private static func solve(_ edges: [Edge]) -> [(left: Int, right: Int)] {
    if edges.count == 1 { return [(edges[0].left, edges[0].right)] }
    let lefts = Set(edges.map(\.left)).sorted()
    let rights = Set(edges.map(\.right)).sorted()
    if lefts.count <= largestOrderedSide, rights.count <= largestOrderedSide {
      return OrderedAssignment.pairs(lefts: lefts, rights: rights, edges: edges)
    }
    guard lefts.count * rights.count <= largestExactSide * largestExactSide else {
      return greedy(edges)
    }
    let rowOfLeft = Dictionary(uniqueKeysWithValues: zip(lefts, 0...))
    let columnOfRight = Dictionary(uniqueKeysWithValues: zip(rights, 0...))
    let isWide = lefts.count <= rights.count
    let (rowCount, columnCount) =
      isWide ? (lefts.count, rights.count) : (rights.count, lefts.count)
    var weights = [Int](repeating: 0, count: rowCount * columnCount)
    for edge in edges {
      guard let left = rowOfLeft[edge.left], let right = columnOfRight[edge.right] else { continue }
      let (row, column) = isWide ? (left, right) : (right, left)
      weights[row * columnCount + column] = max(weights[row * columnCount + column], edge.weight)
    }
    let columnOfRow = HungarianAlgorithm.assignment(
      rowCount: rowCount, columnCount: columnCount, weights: weights)
    return columnOfRow.enumerated().compactMap { row, column in
      guard weights[row * columnCount + column] > 0 else { return nil }
      return isWide ? (lefts[row], rights[column]) : (lefts[column], rights[row])
    }
  }

  private static func greedy(_ edges: [Edge]) -> [(left: Int, right: Int)] {
    var usedLefts: Set<Int> = []
    var usedRights: Set<Int> = []
    var chosen: [(left: Int, right: Int)] = []
    for edge in edges.sorted(by: { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }
    )
    where !usedLefts.contains(edge.left) && !usedRights.contains(edge.right) {
      usedLefts.insert(edge.left)
      usedRights.insert(edge.right)
      chosen.append((edge.left, edge.right))
    }
    return chosen
  }
}
