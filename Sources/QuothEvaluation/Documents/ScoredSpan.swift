/// A stretch of text in Unicode scalars, the unit of every figure; it may have gaps.
struct ScoredSpan: Hashable, Comparable, Sendable {
  let start: Int
  let end: Int
  /// Starts and ends of the fragments in turn; empty for a span without gaps.
  let fragmentBounds: [Int]

  init(_ start: Int, _ end: Int, fragmentBounds: [Int] = []) {
    self.start = start
    self.end = end
    self.fragmentBounds = fragmentBounds
  }

  /// The number of scalars, the gaps left out.
  var length: Int {
    if fragmentBounds.isEmpty { return end - start }
    return stride(from: 0, to: fragmentBounds.count, by: 2)
      .reduce(0) { $0 + fragmentBounds[$1 + 1] - fragmentBounds[$1] }
  }

  /// The span from the first fragment to the last, without gaps.
  var envelope: ScoredSpan { ScoredSpan(start, end) }

  /// The number of scalars that both spans have.
  func overlap(with other: ScoredSpan) -> Int {
    let envelope = max(0, min(end, other.end) - max(start, other.start))
    if envelope == 0 || fragmentBounds.isEmpty && other.fragmentBounds.isEmpty { return envelope }
    let left = bounds
    let right = other.bounds
    var sum = 0
    for first in stride(from: 0, to: left.count, by: 2) {
      for second in stride(from: 0, to: right.count, by: 2) {
        sum += max(0, min(left[first + 1], right[second + 1]) - max(left[first], right[second]))
      }
    }
    return sum
  }

  /// Whether this predicted span covers at least one hundredth of `gold`.
  func touches(gold: ScoredSpan) -> Bool {
    let shared = overlap(with: gold)
    // The same operations as nervaluate's, so that the edge falls on the same side.
    return shared > 0 && Double(shared) / Double(gold.length) * 100 >= 1
  }

  /// How far the ends of both spans are apart.
  func distance(to other: ScoredSpan) -> Int {
    abs(start - other.start) + abs(end - other.end)
  }

  private var bounds: [Int] { fragmentBounds.isEmpty ? [start, end] : fragmentBounds }

  static func < (left: ScoredSpan, right: ScoredSpan) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.end != right.end { return left.end < right.end }
    return left.fragmentBounds.lexicographicallyPrecedes(right.fragmentBounds)
  }
}
