/// Precision, recall and F1 as means over types; F1 is the mean of F1, not computed anew.
public struct AverageFigure: Hashable, Sendable {
  /// The mean precision.
  public let precision: Double
  /// The mean recall.
  public let recall: Double
  /// The mean F1.
  public let f1: Double
  /// Whether there was nothing to average.
  public let isUndefined: Bool

  /// The mean of `figures`, each as heavy as its weight.
  init(of figures: [Figure], weights: [Int]) {
    let total = Double(weights.reduce(0, +))
    func mean(_ value: (Figure) -> Double) -> Double {
      Figure.ratio(zip(figures, weights).reduce(0) { $0 + value($1.0) * Double($1.1) }, total)
    }
    precision = mean(\.precision)
    recall = mean(\.recall)
    f1 = mean(\.f1)
    isUndefined = total == 0
  }
}
