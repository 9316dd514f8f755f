/// Whether two runs on the same documents differ by more than chance: paired approximate
/// randomisation of F1, two-sided.
public struct PairedTest: Hashable, Sendable {
  /// The chance of a difference at least as large if the runs were alike.
  public let pValue: Double
  /// Whether all swaps were tried, not a sample of them.
  public let isExact: Bool
  /// The number of documents in which the runs differ.
  public let differingDocumentCount: Int

  /// The largest number of differing documents whose swaps are all tried.
  static let largestExactCount = 13
  private static let tolerance = 1e-12

  /// Tests each figure of `first` against the same one of `second`, one row a document.
  static func tests(
    _ first: [[Figure]], _ second: [[Figure]], options: EvaluationOptions
  ) -> [PairedTest] {
    let figureCount = first.first?.count ?? 0
    var results = [PairedTest?](repeating: nil, count: figureCount)
    var sampled: [FigureSwaps] = []
    for figure in 0..<figureCount {
      let swaps = FigureSwaps(figure, first.map { $0[figure] }, second.map { $0[figure] })
      if swaps.differing.count <= largestExactCount {
        results[figure] = exact(swaps)
      } else {
        sampled.append(swaps)
      }
    }
    for (swaps, hits) in zip(sampled, hits(of: sampled, first, second, options)) {
      results[swaps.figure] = PairedTest(
        pValue: Double(hits + 1) / Double(options.drawCount + 1), isExact: false,
        differingDocumentCount: swaps.differing.count)
    }
    return results.compactMap { $0 }
  }

  private static func exact(_ swaps: FigureSwaps) -> PairedTest {
    let count = 1 << swaps.differing.count
    let hits = (0..<count).count { mask in
      swaps.isAtLeastObserved { place in mask >> place & 1 == 1 }
    }
    return PairedTest(
      pValue: Double(hits) / Double(count), isExact: true,
      differingDocumentCount: swaps.differing.count)
  }

  /// How many random swaps leave a difference as large, for each of `sampled`.
  private static func hits(
    of sampled: [FigureSwaps], _ first: [[Figure]], _ second: [[Figure]],
    _ options: EvaluationOptions
  ) -> [Int] {
    var hits = [Int](repeating: 0, count: sampled.count)
    guard !sampled.isEmpty else { return hits }
    let changes = CountMatrix(zip(first, second).map { zip($0, $1).map { $1 - $0 } })
    var generator = SplitMix64(seed: options.seed)
    var sums = [CountMatrix.Lane](repeating: CountMatrix.Lane(), count: changes.laneCount)
    for _ in 0..<options.drawCount {
      changes.sums(swapping: &generator, into: &sums)
      for (index, swaps) in sampled.enumerated()
      where swaps.isAtLeastObserved(moved: changes.figure(swaps.figure, from: sums)) {
        hits[index] += 1
      }
    }
    return hits
  }

  /// One figure of two runs, ready to be swapped document by document.
  private struct FigureSwaps {
    let figure: Int
    /// The documents in which the counts differ.
    private(set) var differing: [Int] = []
    /// What a swap moves from the second run to the first, for each of `differing`.
    private var changes: [Figure] = []
    private var first = Figure.zero
    private var second = Figure.zero
    private var observed = 0.0

    init(_ figure: Int, _ before: [Figure], _ after: [Figure]) {
      self.figure = figure
      for (document, (left, right)) in zip(before, after).enumerated() {
        first = first + left
        second = second + right
        if left != right {
          differing.append(document)
          changes.append(right - left)
        }
      }
      observed = abs(second.f1 - first.f1)
    }

    /// Whether swapping the chosen ones of `differing` leaves a difference as large.
    func isAtLeastObserved(_ isSwapped: (_ place: Int) -> Bool) -> Bool {
      var moved = Figure.zero
      for place in changes.indices where isSwapped(place) { moved = moved + changes[place] }
      return isAtLeastObserved(moved: moved)
    }

    /// Whether moving the counts `moved` leaves a difference as large.
    func isAtLeastObserved(moved: Figure) -> Bool {
      abs((second - moved).f1 - (first + moved).f1) >= observed - PairedTest.tolerance
    }
  }
}
