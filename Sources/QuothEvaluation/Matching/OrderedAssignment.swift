/// Pairs of the largest total weight for a small component; ties go to the first right node for
/// the first left node, and so on.
struct OrderedAssignment {
  /// Weights, row after row; the matrix is square, and nodes that were added weigh nothing.
  private var weights: [Int]
  private let side: Int

  /// The pairs of `edges`, whose nodes are `lefts` and `rights`, both in rising order.
  static func pairs(
    lefts: [Int], rights: [Int], edges: [WeightedAssignment.Edge]
  ) -> [(left: Int, right: Int)] {
    var assignment = OrderedAssignment(lefts: lefts, rights: rights, edges: edges)
    let given = assignment.weights
    let columnOfRow = assignment.firstOptimum(rowCount: lefts.count, columnCount: rights.count)
    return columnOfRow.enumerated().compactMap { row, column in
      guard row < lefts.count, column < rights.count, given[row * assignment.side + column] > 0
      else { return nil }
      return (lefts[row], rights[column])
    }
  }

  private init(lefts: [Int], rights: [Int], edges: [WeightedAssignment.Edge]) {
    side = max(lefts.count, rights.count)
    weights = [Int](repeating: 0, count: side * side)
    let rows = Dictionary(uniqueKeysWithValues: zip(lefts, 0...))
    let columns = Dictionary(uniqueKeysWithValues: zip(rights, 0...))
    for edge in edges {
      guard let row = rows[edge.left], let column = columns[edge.right] else { continue }
      weights[row * side + column] = max(weights[row * side + column], edge.weight)
    }
  }

  /// Fixes the rows one after the other at the first column that keeps the total.
  private mutating func firstOptimum(rowCount: Int, columnCount: Int) -> [Int] {
    var best = solve()
    let total = value(of: best)
    for row in 0..<rowCount {
      for column in 0..<columnCount where weights[row * side + column] > 0 {
        if best[row] == column { break }
        let kept = weights
        fix(row, at: column)
        let candidate = solve()
        if candidate[row] == column, value(of: candidate) == total {
          best = candidate
          break
        }
        weights = kept
      }
      fix(row, at: best[row])
    }
    return best
  }

  private func solve() -> [Int] {
    HungarianAlgorithm.assignment(rowCount: side, columnCount: side, weights: weights)
  }

  private func value(of columnOfRow: [Int]) -> Int {
    columnOfRow.enumerated().reduce(0) { $0 + weights[$1.offset * side + $1.element] }
  }

  /// Takes every other column from `row`, and `column` from every other row.
  private mutating func fix(_ row: Int, at column: Int) {
    for other in 0..<side where other != column { weights[row * side + other] = Self.forbidden }
    for other in 0..<side where other != row { weights[other * side + column] = Self.forbidden }
  }

  /// Far below what all real weights together are worth, and far from overflowing.
  private static let forbidden = -(1 << 56)
}
