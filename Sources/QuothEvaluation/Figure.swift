/// Precision, recall and F1, with the counts they come from.
public struct Figure: Hashable, Sendable {
  /// Matched items, half ones left out.
  public let correct: Int
  /// Matched items that count half.
  public let half: Int
  /// The number of predicted items.
  public let predicted: Int
  /// The number of gold items.
  public let gold: Int

  /// A figure from its counts.
  public init(correct: Int, half: Int = 0, predicted: Int, gold: Int) {
    self.correct = correct
    self.half = half
    self.predicted = predicted
    self.gold = gold
  }

  /// The share of the predicted items that is right; 0 where nothing was predicted.
  public var precision: Double { Self.ratio(matched, Double(predicted)) }
  /// The share of the gold items that was found; 0 where there is no gold.
  public var recall: Double { Self.ratio(matched, Double(gold)) }
  /// The harmonic mean of precision and recall.
  public var f1: Double { Self.f1(precision, recall) }

  /// Whether precision or recall is 0/0.
  public var isUndefined: Bool { predicted == 0 || gold == 0 }

  private var matched: Double { Double(correct) + 0.5 * Double(half) }

  static func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }

  static func f1(_ precision: Double, _ recall: Double) -> Double {
    ratio(2 * (precision * recall), precision + recall)
  }

  static func + (left: Figure, right: Figure) -> Figure {
    Figure(
      correct: left.correct + right.correct, half: left.half + right.half,
      predicted: left.predicted + right.predicted, gold: left.gold + right.gold)
  }

  static func - (left: Figure, right: Figure) -> Figure {
    Figure(
      correct: left.correct - right.correct, half: left.half - right.half,
      predicted: left.predicted - right.predicted, gold: left.gold - right.gold)
  }

  static let zero = Figure(correct: 0, predicted: 0, gold: 0)
}
