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
    for (swaps, hits) in zip(sampled, hits(of: sampled, documentCount: first.count, options)) {
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

  private static func hits(
    of sampled: [FigureSwaps], documentCount: Int, _ options: EvaluationOptions
  ) -> [Int] {
    var hits = [Int](repeating: 0, count: sampled.count)
    guard !sampled.isEmpty else { return hits }
    var generator = SplitMix64(seed: options.seed)
    var isSwapped = [Bool](repeating: false, count: documentCount)
    for _ in 0..<options.drawCount {
      for document in 0..<documentCount { isSwapped[document] = generator.next() >> 63 == 1 }
      for (index, swaps) in sampled.enumerated()
      where swaps.isAtLeastObserved({ isSwapped[swaps.differing[$0]] }) { hits[index] += 1 }
    }
    return hits
  }

  /// One figure of two runs, ready to be swapped document by document.
  private struct FigureSwaps {
    let figure: Int
    /// The documents in which the counts differ.
    private(set) var differing: [Int] = []
    private var changes: [SIMD4<Int>] = []
    private var first = SIMD4<Int>()
    private var second = SIMD4<Int>()
    private var observed = 0.0

    init(_ figure: Int, _ before: [Figure], _ after: [Figure]) {
      self.figure = figure
      for (document, (left, right)) in zip(before, after).enumerated() {
        let (leftCounts, rightCounts) = (Self.counts(left), Self.counts(right))
        first &+= leftCounts
        second &+= rightCounts
        if left != right {
          differing.append(document)
          changes.append(rightCounts &- leftCounts)
        }
      }
      observed = abs(Self.f1(second) - Self.f1(first))
    }

    /// Whether swapping the chosen ones of `differing` leaves a difference as large.
    func isAtLeastObserved(_ isSwapped: (_ place: Int) -> Bool) -> Bool {
      var moved = SIMD4<Int>()
      for place in changes.indices where isSwapped(place) { moved &+= changes[place] }
      let difference = Self.f1(second &- moved) - Self.f1(first &+ moved)
      return abs(difference) >= observed - PairedTest.tolerance
    }

    private static func counts(_ figure: Figure) -> SIMD4<Int> {
      SIMD4(figure.correct, figure.half, figure.predicted, figure.gold)
    }

    private static func f1(_ counts: SIMD4<Int>) -> Double {
      Figure(correct: counts[0], half: counts[1], predicted: counts[2], gold: counts[3]).f1
    }
  }
}
