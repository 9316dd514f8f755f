/// An index of the sentence, or none, in four bytes.
///
/// Elements are copied more often than anything else, and most of what they hold is indices.
struct PackedIndex: Sendable {
  private var number: Int32

  /// `index`: at most 2³¹ − 1, which no sentence reaches.
  init(_ index: Int?) { number = index.map { Int32(truncatingIfNeeded: $0) } ?? -1 }

  var index: Int? { number < 0 ? nil : Int(number) }
}

/// A range of indices of the sentence, or none, in eight bytes.
struct PackedRange: Sendable {
  private var lower: Int32
  private var upper: Int32

  /// `range`: no index is more than 2³¹ − 1.
  init(_ range: Range<Int>?) {
    lower = range.map { Int32(truncatingIfNeeded: $0.lowerBound) } ?? -1
    upper = range.map { Int32(truncatingIfNeeded: $0.upperBound) } ?? -1
  }

  var range: Range<Int>? { lower < 0 ? nil : bounds }

  /// The range, where there is one.
  var bounds: Range<Int> { Range(uncheckedBounds: (Int(lower), Int(upper))) }
}
