/// The counts behind some figures, one row a document, laid out for fast sums of many rows.
///
/// Equal columns are kept once and columns of zeros not at all.
struct CountMatrix: Sendable {
  typealias Lane = SIMD8<Int32>

  /// Where the counts of a figure stand in a row; -1 is a column of zeros.
  struct Columns: Sendable {
    let correct: Int
    let half: Int
    let predicted: Int
    let gold: Int
  }

  let rowCount: Int
  let laneCount: Int
  let columns: [Columns]
  private(set) var lanes: [Lane]

  /// A matrix of `rows`, each of which has the figures in the same order.
  init(_ rows: [[Figure]]) {
    rowCount = rows.count
    let figureCount = rows.first?.count ?? 0
    var distinct: [[Int32]] = []
    var numbers: [[Int32]: Int] = [:]
    func number(of count: (Figure) -> Int, _ figure: Int) -> Int {
      let column = rows.map { Int32(truncatingIfNeeded: count($0[figure])) }
      if column.allSatisfy({ $0 == 0 }) { return -1 }
      if let number = numbers[column] { return number }
      numbers[column] = distinct.count
      distinct.append(column)
      return distinct.count - 1
    }
    columns = (0..<figureCount).map { figure in
      Columns(
        correct: number(of: \.correct, figure), half: number(of: \.half, figure),
        predicted: number(of: \.predicted, figure), gold: number(of: \.gold, figure))
    }
    laneCount = (distinct.count + Lane.scalarCount - 1) / Lane.scalarCount
    lanes = [Lane](repeating: Lane(), count: rowCount * laneCount)
    for (number, column) in distinct.enumerated() {
      let (lane, place) = number.quotientAndRemainder(dividingBy: Lane.scalarCount)
      for row in 0..<rowCount { lanes[row * laneCount + lane][place] = column[row] }
    }
  }

  /// The figure with number `index` from the sums in `sums`.
  func figure(_ index: Int, from sums: [Lane]) -> Figure {
    func value(_ column: Int) -> Int {
      guard column >= 0 else { return 0 }
      return Int(sums[column / Lane.scalarCount][column % Lane.scalarCount])
    }
    let columns = columns[index]
    return Figure(
      correct: value(columns.correct), half: value(columns.half),
      predicted: value(columns.predicted), gold: value(columns.gold))
  }

  /// The sums of as many rows as there are, drawn with replacement.
  func sums(drawing generator: inout SplitMix64, into sums: inout [Lane]) {
    for lane in 0..<laneCount { sums[lane] = Lane() }
    lanes.withUnsafeBufferPointer { lanes in
      sums.withUnsafeMutableBufferPointer { sums in
        for _ in 0..<rowCount {
          let row = generator.nextIndex(below: rowCount) * laneCount
          for lane in 0..<laneCount { sums[lane] &+= lanes[row + lane] }
        }
      }
    }
  }

  /// The sums of the rows for which the generator's next output, one a row, has its top bit set.
  func sums(swapping generator: inout SplitMix64, into sums: inout [Lane]) {
    for lane in 0..<laneCount { sums[lane] = Lane() }
    lanes.withUnsafeBufferPointer { lanes in
      sums.withUnsafeMutableBufferPointer { sums in
        for row in 0..<rowCount where generator.next() >> 63 == 1 {
          for lane in 0..<laneCount { sums[lane] &+= lanes[row * laneCount + lane] }
        }
      }
    }
  }
}
