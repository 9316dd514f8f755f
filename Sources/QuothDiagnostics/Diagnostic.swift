/// Something to tell the author of a file: what is wrong, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable {
    /// The file cannot be used as it is.
    case error
    /// The file works, though probably not as its author thinks.
    case warning
  }

  /// How bad it is.
  public let severity: Severity
  /// A short name that one can search for, for example `unknown-role`.
  public let code: String
  /// One sentence in lower case, the author's own words in quotes.
  public let message: String
  /// Where it is; `nil` for what concerns no single line.
  public let place: SourcePlace?
  /// What would have been accepted, each in one line.
  public let help: [String]

  /// A diagnostic with the given parts.
  public init(
    _ severity: Severity = .error, code: String, _ message: String, at place: SourcePlace?,
    help: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.help = help
  }
}

extension Diagnostic {
  /// The diagnostic with its line of source, without a line feed at the end.
  public func rendered() -> String { String(DiagnosticRenderer.text(self).dropLast()) }
}

extension Sequence<Diagnostic> {
  /// The diagnostics by path, line and column, each once; those without a place come last.
  public func sortedByPlace() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.enumerated()
      .sorted { left, right in
        switch (left.element.place, right.element.place) {
        case (let first?, let second?): (first, left.offset) < (second, right.offset)
        case (nil, nil): left.offset < right.offset
        case (_?, nil): true
        case (nil, _?): false
        }
      }
      .map(\.element)
  }

  /// Whether one of them is an error.
  public var containsErrors: Bool { contains { $0.severity == .error } }
}
