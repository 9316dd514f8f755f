/// A number of people as a text states it, with its bounds.
///
/// *at least 67* is 67 to nil, *up to 40* is nil to 40, *about 300* is 300 to 300, approximate.
public struct Count: Hashable, Sendable {
  /// The smallest number that the text allows, if it gives one.
  public let low: Int?
  /// The largest number that the text allows, if it gives one.
  public let high: Int?
  /// Whether the text marks the number as not exact (*about*, *nearly*, *dozens*).
  public let isApproximate: Bool

  /// A count between `low` and `high`, both included.
  public init(low: Int?, high: Int?, isApproximate: Bool = false) {
    self.low = low
    self.high = high
    self.isApproximate = isApproximate
  }
}
