/// Intervals by drawing documents with replacement.
enum Bootstrap {
  /// The smallest number of documents that gives an interval.
  static let smallestDocumentCount = 10
  /// The number of documents from which on an interval needs no warning.
  static let goodDocumentCount = 30

  /// The intervals of the figures in `rows`, one row a document, in the order of the figures.
  static func intervals(of rows: [[Figure]], options: EvaluationOptions) -> [FigureInterval] {
    let matrix = CountMatrix(rows)
    var draws = Draws(figureCount: matrix.columns.count, capacity: options.drawCount)
    var generator = SplitMix64(seed: options.seed)
    var sums = [CountMatrix.Lane](repeating: CountMatrix.Lane(), count: matrix.laneCount)
    for _ in 0..<options.drawCount {
      matrix.sums(drawing: &generator, into: &sums)
      for figure in matrix.columns.indices {
        let value = matrix.figure(figure, from: sums)
        draws.append(value.precision, value.recall, value.f1, to: figure)
      }
    }
    return draws.intervals()
  }

  /// The intervals of the differences of two runs, `second` minus `first`, with the same draws.
  static func differences(
    from first: [[Figure]], to second: [[Figure]], options: EvaluationOptions
  ) -> [FigureInterval] {
    let matrix = CountMatrix(zip(first, second).map { $0 + $1 })
    let figureCount = matrix.columns.count / 2
    var draws = Draws(figureCount: figureCount, capacity: options.drawCount)
    var generator = SplitMix64(seed: options.seed)
    var sums = [CountMatrix.Lane](repeating: CountMatrix.Lane(), count: matrix.laneCount)
    for _ in 0..<options.drawCount {
      matrix.sums(drawing: &generator, into: &sums)
      for figure in 0..<figureCount {
        let before = matrix.figure(figure, from: sums)
        let after = matrix.figure(figureCount + figure, from: sums)
        draws.append(
          after.precision - before.precision, after.recall - before.recall, after.f1 - before.f1,
          to: figure)
      }
    }
    return draws.intervals()
  }
}

/// What was drawn, for every figure.
private struct Draws {
  private var precisions: [[Double]]
  private var recalls: [[Double]]
  private var f1s: [[Double]]

  init(figureCount: Int, capacity: Int) {
    var empty: [Double] = []
    empty.reserveCapacity(capacity)
    precisions = Array(repeating: empty, count: figureCount)
    recalls = precisions
    f1s = precisions
  }

  mutating func append(_ precision: Double, _ recall: Double, _ f1: Double, to figure: Int) {
    precisions[figure].append(precision)
    recalls[figure].append(recall)
    f1s[figure].append(f1)
  }

  consuming func intervals() -> [FigureInterval] {
    precisions.indices.map { figure in
      FigureInterval(
        precision: FigureInterval.Bounds(of: &precisions[figure]),
        recall: FigureInterval.Bounds(of: &recalls[figure]),
        f1: FigureInterval.Bounds(of: &f1s[figure]))
    }
  }
}
