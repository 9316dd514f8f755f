#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads whole files as bytes, as they are.
public enum InputFile {
  /// The bytes of the file at `path`; `-` is standard input.
  ///
  /// - Throws: `FileFault` when the file cannot be read.
  public static func bytes(at path: String) throws(FileFault) -> [UInt8] {
    let isStandardInput = path == "-"
    let name = isStandardInput ? "standard input" : path
    let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileFault(path: name, operation: "read", errorNumber: errno)
    }
    defer { if !isStandardInput { close(descriptor) } }
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    var bytes: [UInt8] = []
    if isFile { bytes.reserveCapacity(Int(status.st_size) + 1) }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFault(path: name, operation: "read", errorNumber: errno)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// Whether there is a folder at `path`.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
