/// Why an expression cannot be used as a pattern.
package enum PatternError: Error, Hashable, Sendable {
  /// PCRE2 does not accept the expression.
  ///
  /// The offset counts UTF-8 bytes from the start of the expression.
  case invalidSyntax(utf8Offset: Int, message: String)
  /// The expression uses something that PCRE2 has but Quoth refuses, for example a callout.
  ///
  /// The offset counts UTF-8 bytes from the start of the expression.
  case refused(construct: String, utf8Offset: Int, reason: String)

  /// Where the mistake is, in UTF-8 bytes from the start of the expression.
  package var utf8Offset: Int {
    switch self {
    case .invalidSyntax(let utf8Offset, _), .refused(_, let utf8Offset, _): utf8Offset
    }
  }

  /// The mistake in one lower-case sentence without its place.
  package var message: String {
    switch self {
    case .invalidSyntax(_, let message): message
    case .refused(let construct, _, let reason): "'\(construct)' is not allowed: \(reason)"
    }
  }
}
