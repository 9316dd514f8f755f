#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that could not be read or written, with the system's reason.
public struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name as it was given.
  public let path: String
  /// What was tried, for example `write`.
  public let operation: String
  /// The system's error number.
  public let errorNumber: Int32

  /// A fault with the given parts.
  public init(path: String, operation: String, errorNumber: Int32) {
    self.path = path
    self.operation = operation
    self.errorNumber = errorNumber
  }

  /// One line: what could not be done, and why.
  public var description: String {
    "cannot \(operation) '\(path)': \(String(cString: strerror(errorNumber)))"
  }
}
