#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes messages for people.
public enum StandardError {
  /// Whether people see what is written at once.
  public static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes `text` as it is; there is nobody to tell when that fails.
  public static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        #endif
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
