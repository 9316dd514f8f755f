/// One-to-one pairs of predicted and gold events of a document.
struct EventAlignment: Sendable {
  /// How spans are compared.
  enum Comparison: Sendable {
    /// Equal spans.
    case equal
    /// Spans that share a scalar.
    case overlapping
  }

  /// A predicted event and the gold event that it is held against.
  struct Pair: Sendable {
    let predicted: Int
    let gold: Int
    /// Arguments of both that match, by their places in the events.
    let arguments: [(predicted: Int, gold: Int)]
  }

  let pairs: [Pair]

  /// Aligns events of equal type.
  ///
  /// Most pairs come first, then most matching arguments, then the nearest triggers, then the order
  /// of gold and of the predictions. A gold event without a trigger is aligned by its arguments
  /// alone.
  init(
    predicted: [ScoredEvent], gold: [ScoredEvent], comparison: Comparison,
    comparesArgumentTypes: Bool
  ) {
    var goldOfType: [Int: [Int]] = [:]
    for (index, event) in gold.enumerated() { goldOfType[event.type, default: []].append(index) }
    var candidates: [Candidate] = []
    for (left, prediction) in predicted.enumerated() {
      for right in goldOfType[prediction.type, default: []] {
        let other = gold[right]
        if let trigger = prediction.trigger, let goldTrigger = other.trigger,
          !Self.match(trigger, goldTrigger, comparison)
        {
          continue
        }
        let matches = Self.arguments(
          prediction, other, comparison, comparesArgumentTypes: comparesArgumentTypes
        ).count
        let hasTriggers = prediction.trigger != nil && other.trigger != nil
        guard hasTriggers || matches > 0 else { continue }
        candidates.append(
          Candidate(
            predicted: left, gold: right, matches: matches,
            distance: hasTriggers ? Self.distance(prediction, other) : 0))
      }
    }
    pairs = Self.chosen(candidates, smaller: min(predicted.count, gold.count)).map { left, right in
      Pair(
        predicted: left, gold: right,
        arguments: Self.arguments(
          predicted[left], gold[right], comparison, comparesArgumentTypes: comparesArgumentTypes))
    }
  }

  /// Two events that may be a pair.
  private struct Candidate {
    let predicted: Int
    let gold: Int
    /// How many arguments match.
    let matches: Int
    /// How far the ends of the triggers are apart.
    let distance: Int
  }

  private static func chosen(
    _ candidates: [Candidate], smaller: Int
  ) -> [(predicted: Int, gold: Int)] {
    // A nearer trigger is worth less than one match more, all matches less than one pair more.
    let pairCount = min(smaller, WeightedAssignment.largestExactSide)
    let oneMatch = WeightedAssignment.largestDistance * pairCount + 1
    let onePair = ((candidates.map(\.matches).max() ?? 0) + 1) * oneMatch * (pairCount + 1)
    let edges = candidates.map {
      WeightedAssignment.Edge(
        $0.gold, $0.predicted,
        weight: onePair + $0.matches * oneMatch
          - min($0.distance, WeightedAssignment.largestDistance))
    }
    return WeightedAssignment.pairs(of: edges).map { (predicted: $0.right, gold: $0.left) }
  }

  private static func distance(_ predicted: ScoredEvent, _ gold: ScoredEvent) -> Int {
    guard let left = predicted.trigger, let right = gold.trigger else { return 0 }
    return left.distance(to: right)
  }

  private static func match(
    _ left: ScoredSpan, _ right: ScoredSpan, _ comparison: Comparison
  ) -> Bool {
    switch comparison {
    case .equal: left == right
    case .overlapping: left.overlap(with: right) > 0
    }
  }

  /// The largest one-to-one matching of arguments with equal role and matching span.
  static func arguments(
    _ predicted: ScoredEvent, _ gold: ScoredEvent, _ comparison: Comparison,
    comparesArgumentTypes: Bool
  ) -> [(predicted: Int, gold: Int)] {
    arguments(predicted, gold) { left, right in
      match(left.span, right.span, comparison)
        && (!comparesArgumentTypes || left.mentionType == right.mentionType)
    }
  }

  /// The largest one-to-one matching of arguments with equal role that `isSame` accepts.
  static func arguments(
    _ predicted: ScoredEvent, _ gold: ScoredEvent,
    isSame: (_ predicted: ScoredArgument, _ gold: ScoredArgument) -> Bool
  ) -> [(predicted: Int, gold: Int)] {
    var graph = BipartiteGraph(rightCount: gold.arguments.count)
    for argument in predicted.arguments {
      for (right, other) in gold.arguments.enumerated()
      where argument.role == other.role && isSame(argument, other) {
        graph.join(to: right)
      }
      graph.endNode()
    }
    guard graph.edgeCount > 0 else { return [] }
    var matching = Matching(leftCount: graph.leftCount, rightCount: graph.rightCount)
    matching.augment(in: graph)
    return matching.rightOfLeft.enumerated().compactMap { left, right in
      right < 0 ? nil : (predicted: left, gold: Int(right))
    }
  }
}
