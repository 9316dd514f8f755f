internal import QuothModel

/// The problems of one file, at most 50 errors and as many warnings of a kind.
struct ProblemList {
  static let limit = 50
  private(set) var problems: [DocumentProblem] = []
  private(set) var errorCount = 0
  private var warningCounts: [String: Int] = [:]
  let file: String

  init(file: String) { self.file = file }

  /// Whether no more errors are taken.
  var isFull: Bool { errorCount >= Self.limit }

  mutating func error(line: Int?, code: String, _ message: String) {
    guard !isFull else { return }
    errorCount += 1
    problems.append(
      DocumentProblem(.error, file: file, line: line, code: code, message: message))
  }

  /// Takes over the problems of a part.
  mutating func append(_ other: ProblemList) {
    for problem in other.problems where problem.severity == .warning || !isFull {
      if problem.severity == .error { errorCount += 1 }
      problems.append(problem)
    }
  }

  mutating func warning(line: Int?, code: String, _ message: String) {
    warningCounts[code, default: 0] += 1
    guard warningCounts[code, default: 0] <= Self.limit else { return }
    problems.append(
      DocumentProblem(.warning, file: file, line: line, code: code, message: message))
  }
}
