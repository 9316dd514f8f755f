/// How the mentions of one mode came out.
public struct MentionCounts: Hashable, Sendable {
  /// Predictions that are right.
  public internal(set) var correct = 0
  /// Predictions that touch a gold mention and are not right.
  public internal(set) var incorrect = 0
  /// Predictions that touch a gold mention and count half.
  public internal(set) var partial = 0
  /// Gold mentions that nothing was matched with.
  public internal(set) var missed = 0
  /// Predictions that nothing was matched with.
  public internal(set) var spurious = 0

  /// The number of predictions.
  public var actual: Int { correct + incorrect + partial + spurious }
  /// The number of gold mentions.
  public var possible: Int { correct + incorrect + partial + missed }

  /// Precision, recall and F1.
  public var figure: Figure {
    Figure(correct: correct, half: partial, predicted: actual, gold: possible)
  }

  /// Counts for one mode from what was matched.
  init(
    mode: MentionMode, correct: Int, touching: Int, predicted: Int, gold: Int
  ) {
    self.correct = correct
    if mode == .partial { partial = touching } else { incorrect = touching }
    missed = gold - correct - touching
    spurious = predicted - correct - touching
  }

  /// Counts of nothing.
  init() {}

  static func += (left: inout MentionCounts, right: MentionCounts) {
    left.correct += right.correct
    left.incorrect += right.incorrect
    left.partial += right.partial
    left.missed += right.missed
    left.spurious += right.spurious
  }
}

/// The counts of all four modes.
public struct MentionModeCounts: Hashable, Sendable {
  private var counts = [MentionCounts](repeating: MentionCounts(), count: 4)

  init() {}

  /// The counts of `mode`.
  public internal(set) subscript(mode: MentionMode) -> MentionCounts {
    get { counts[Self.place(of: mode)] }
    set { counts[Self.place(of: mode)] = newValue }
  }

  private static func place(of mode: MentionMode) -> Int {
    switch mode {
    case .strict: 0
    case .exact: 1
    case .partial: 2
    case .type: 3
    }
  }

  static func += (left: inout MentionModeCounts, right: MentionModeCounts) {
    for mode in MentionMode.allCases { left[mode] += right[mode] }
  }
}
