/// Something wrong or doubtful in a file of documents.
public struct DocumentProblem: Hashable, Sendable {
  /// How bad a problem is.
  public enum Severity: String, Hashable, Sendable {
    /// The file cannot be used.
    case error
    /// The file can be used, and somebody should look.
    case warning
  }

  /// How bad it is.
  public let severity: Severity
  /// The file's name as it was given.
  public let file: String
  /// The line, from 1; `nil` when the problem belongs to the whole file.
  public let line: Int?
  /// A stable name to search for, for example `duplicate-mention`.
  public let code: String
  /// One sentence, lower case, with the file's own words in quotes.
  public let message: String

  /// A problem with the given parts.
  public init(
    _ severity: Severity, file: String, line: Int?, code: String, message: String
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.code = code
    self.message = message
  }

  /// The problem on one line: `file:line: error: message [code]`.
  public var rendered: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(severity.rawValue): \(message) [\(code)]"
  }
}
