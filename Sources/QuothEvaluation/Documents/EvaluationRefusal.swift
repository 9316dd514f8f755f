public import QuothModel

/// Why files cannot be held against each other.
public struct EvaluationRefusal: Error, Sendable {
  /// What is wrong, at most 50 problems.
  public let problems: [DocumentProblem]
}
