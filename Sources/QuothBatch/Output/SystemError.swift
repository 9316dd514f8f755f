import Glibc

/// A failed call to the operating system.
package struct SystemError: Error, Hashable, Sendable {
  /// The number of the error, as in `errno`.
  package let code: Int32
  /// What was tried, for example "cannot write out.jsonl".
  package let action: String?

  /// The error `code`, after trying `action`.
  package init(_ code: Int32, action: String? = nil) {
    self.code = code
    self.action = action
  }

  /// The system's own words, in the C locale.
  package var message: String {
    let reason = String(cString: strerror(code)).lowercasedFirstLetter
    guard let action else { return reason }
    return "\(action): \(reason)"
  }

  /// Whether the reader of a pipe has gone.
  package var isClosedPipe: Bool { code == EPIPE }
}

extension String {
  fileprivate var lowercasedFirstLetter: String {
    guard let first else { return self }
    return first.lowercased() + dropFirst()
  }
}
