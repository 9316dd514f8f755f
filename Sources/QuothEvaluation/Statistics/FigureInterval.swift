/// The range in which 95 of 100 figures of resampled documents lie.
public struct FigureInterval: Hashable, Sendable {
  /// The lower and the upper end of one number.
  public struct Bounds: Hashable, Sendable {
    /// The 2.5th percentile.
    public let low: Double
    /// The 97.5th percentile.
    public let high: Double
  }

  /// The interval of precision.
  public let precision: Bounds
  /// The interval of recall.
  public let recall: Bounds
  /// The interval of F1.
  public let f1: Bounds
}

extension FigureInterval.Bounds {
  /// The bounds of `draws`, with linear interpolation between neighbours (type 7).
  init(of draws: inout [Double]) {
    draws.sort()
    low = Self.percentile(2.5, of: draws)
    high = Self.percentile(97.5, of: draws)
  }

  private static func percentile(_ percent: Double, of sorted: [Double]) -> Double {
    let place = Double(sorted.count - 1) * (percent / 100)
    let below = Int(place)
    let share = place - Double(below)
    let (low, high) = (sorted[below], sorted[min(below + 1, sorted.count - 1)])
    // From the nearer end, so that a share of one gives `high` to the last digit.
    return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share)
  }
}
