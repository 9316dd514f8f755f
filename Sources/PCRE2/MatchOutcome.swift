internal import CPCRE2

/// What a match attempt came to.
package enum MatchOutcome: Hashable, Sendable {
  /// The pattern matched; the workspace holds the spans until its next use.
  case matched
  /// The pattern does not match.
  case noMatch
  /// The attempt was given up, so that nothing is known; never to be read as "no match".
  case failed(MatchFailure)
}

/// Why a match attempt was given up.
package enum MatchFailure: Error, Hashable, Sendable {
  /// Backtracking ran past the match limit.
  case matchLimitExceeded
  /// Backtracking nested deeper than the depth limit.
  case depthLimitExceeded
  /// Backtracking needed more memory than the heap limit.
  case heapLimitExceeded
  /// Backtracking needed more than the JIT stack of the workspace.
  case stackLimitExceeded
  /// The subject is longer than the limits allow; the length counts UTF-8 bytes.
  case subjectTooLong(utf8Length: Int)
  /// The pattern did not compile when it was first needed.
  case notCompiled(PatternError)
  /// Any other negative code of PCRE2.
  case other(code: Int32)

  init(code: Int32) {
    self =
      switch code {
      case PCRE2_ERROR_MATCHLIMIT: .matchLimitExceeded
      case PCRE2_ERROR_DEPTHLIMIT: .depthLimitExceeded
      case PCRE2_ERROR_HEAPLIMIT: .heapLimitExceeded
      case PCRE2_ERROR_JIT_STACKLIMIT: .stackLimitExceeded
      default: .other(code: code)
      }
  }

  /// The failure in one lower-case phrase, for people.
  package var message: String {
    switch self {
    case .matchLimitExceeded: "the match limit was exceeded"
    case .depthLimitExceeded: "the depth limit was exceeded"
    case .heapLimitExceeded: "the heap limit was exceeded"
    case .stackLimitExceeded: "the JIT stack was exceeded"
    case .subjectTooLong(let length): "the sentence is too long (\(length) bytes)"
    case .notCompiled(let error): "the pattern does not compile: \(error.message)"
    case .other(let code): pcre2Message(for: code)
    }
  }
}
