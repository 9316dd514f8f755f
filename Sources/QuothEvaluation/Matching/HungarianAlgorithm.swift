/// Kuhn's and Munkres's assignment by shortest augmenting paths with potentials.
enum HungarianAlgorithm {
  /// The column of each row such that the sum of `weights` is largest, each column once.
  ///
  /// Costs rowCount² · columnCount steps.
  /// - Precondition: `rowCount <= columnCount`; `weights` holds row after row.
  static func assignment(rowCount: Int, columnCount: Int, weights: [Int]) -> [Int] {
    precondition(rowCount <= columnCount && weights.count == rowCount * columnCount)
    // Rows and columns count from 1; 0 is the root of the search.
    var rowPotential = [Int](repeating: 0, count: rowCount + 1)
    var columnPotential = [Int](repeating: 0, count: columnCount + 1)
    var rowOfColumn = [Int](repeating: 0, count: columnCount + 1)
    var previousColumn = [Int](repeating: 0, count: columnCount + 1)
    for row in stride(from: 1, through: rowCount, by: 1) {
      rowOfColumn[0] = row
      var column = 0
      var slack = [Int](repeating: Int.max, count: columnCount + 1)
      var isVisited = [Bool](repeating: false, count: columnCount + 1)
      repeat {
        isVisited[column] = true
        let current = rowOfColumn[column]
        var delta = Int.max
        var nearest = 0
        for candidate in 1...columnCount where !isVisited[candidate] {
          let cost =
            -weights[(current - 1) * columnCount + candidate - 1] - rowPotential[current]
            - columnPotential[candidate]
          if cost < slack[candidate] {
            slack[candidate] = cost
            previousColumn[candidate] = column
          }
          if slack[candidate] < delta {
            delta = slack[candidate]
            nearest = candidate
          }
        }
        for candidate in 0...columnCount {
          if isVisited[candidate] {
            rowPotential[rowOfColumn[candidate]] += delta
            columnPotential[candidate] -= delta
          } else if slack[candidate] < Int.max {
            slack[candidate] -= delta
          }
        }
        column = nearest
      } while rowOfColumn[column] != 0
      while column != 0 {
        rowOfColumn[column] = rowOfColumn[previousColumn[column]]
        column = previousColumn[column]
      }
    }
    var columnOfRow = [Int](repeating: 0, count: rowCount)
    for column in stride(from: 1, through: columnCount, by: 1) where rowOfColumn[column] > 0 {
      columnOfRow[rowOfColumn[column] - 1] = column - 1
    }
    return columnOfRow
  }
}
