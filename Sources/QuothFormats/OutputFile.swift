#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes bytes to a file or to standard output and reports every error of the system.
///
/// A file is written under a temporary name beside its place and renamed by `finish()`, so that a
/// reader never sees half of it. Without `finish()` the place keeps what it had.
public struct OutputFile: ~Copyable {
  private let path: String
  private let temporaryPath: String?
  private var descriptor: Int32
  private var pending: [UInt8] = []
  private static let bufferSize = 1 << 16

  /// Opens `path` for writing; `-` is standard output.
  ///
  /// - Throws: `FileFault` when the file cannot be created.
  public init(path: String) throws(FileFault) {
    self.path = path == "-" ? "standard output" : path
    if path == "-" {
      temporaryPath = nil
      descriptor = STDOUT_FILENO
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      // A device or a pipe cannot be replaced by a rename.
      temporaryPath = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let temporary = "\(path).\(getpid()).partial"
      temporaryPath = temporary
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    }
    if descriptor < 0 { throw FileFault(path: path, operation: "create", errorNumber: errno) }
  }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
    if descriptor >= 0, let temporaryPath { unlink(temporaryPath) }
  }

  /// Writes `bytes` after what has been written.
  ///
  /// - Throws: `FileFault` when the system takes less than everything.
  public mutating func write(_ bytes: [UInt8]) throws(FileFault) {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.bufferSize { try flush() }
  }

  /// Writes the UTF-8 bytes of `text`.
  ///
  /// - Throws: `FileFault` when the system takes less than everything.
  public mutating func write(_ text: String) throws(FileFault) {
    try write(Array(text.utf8))
  }

  /// Writes what is left, and puts the file in its place.
  ///
  /// - Throws: `FileFault` when anything of this fails; the place then keeps what it had.
  public mutating func finish() throws(FileFault) {
    try flush()
    guard descriptor > STDERR_FILENO else { return }
    if temporaryPath != nil, fsync(descriptor) != 0 { throw fault("write") }
    let closed = close(descriptor)
    descriptor = -1
    if closed != 0 {
      let number = errno
      if let temporaryPath { unlink(temporaryPath) }
      throw FileFault(path: path, operation: "write", errorNumber: number)
    }
    guard let temporaryPath, rename(temporaryPath, path) != 0 else { return }
    let number = errno
    unlink(temporaryPath)
    throw FileFault(path: path, operation: "rename to", errorNumber: number)
  }

  private mutating func flush() throws(FileFault) {
    var written = 0
    while written < pending.count {
      let count = pending.withUnsafeBytes { buffer in
        Self.write(descriptor, buffer, from: written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("write")
      }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func write(
    _ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, from start: Int
  ) -> Int {
    let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
    #if canImport(Glibc)
      return Glibc.write(descriptor, rest.baseAddress, rest.count)
    #else
      return Darwin.write(descriptor, rest.baseAddress, rest.count)
    #endif
  }

  private func fault(_ operation: String) -> FileFault {
    FileFault(path: path, operation: operation, errorNumber: errno)
  }
}
