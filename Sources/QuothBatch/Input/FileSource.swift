import Glibc

/// The bytes of a file, a pipe or a terminal, as they are.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var peeked: [UInt8] = []
  private var peekedStart = 0
  private(set) var consumedBytes = 0
  let isInteractive: Bool
  /// The size of a regular file, in bytes.
  let size: Int?

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Throws: `InputProblem` if it cannot be opened or is a folder.
  init(path: String) throws(InputProblem) {
    if path == "-" {
      descriptor = STDIN_FILENO
      ownsDescriptor = false
    } else {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      ownsDescriptor = true
      guard descriptor >= 0 else { throw .unreadable(errno: errno) }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      if ownsDescriptor { close(descriptor) }
      throw .unreadable(errno: code)
    }
    let kind = status.st_mode & S_IFMT
    isInteractive = kind == S_IFIFO || kind == S_IFSOCK || kind == S_IFCHR
    size = kind == S_IFREG ? Int(status.st_size) : nil
    guard kind != S_IFDIR else {
      if ownsDescriptor { close(descriptor) }
      throw InputProblem(.notAFile, "a folder, not a file")
    }
  }

  deinit {
    if ownsDescriptor { close(descriptor) }
  }

  /// The first bytes of the file, up to `count`; a later `read` gives them again.
  func peek(_ count: Int) throws(InputProblem) -> [UInt8] {
    while peeked.count < count {
      var piece = [UInt8](repeating: 0, count: count - peeked.count)
      let length = try piece.withUnsafeMutableBufferPointer { buffer throws(InputProblem) in
        try readFromDescriptor(into: UnsafeMutableRawBufferPointer(buffer))
      }
      peeked += piece[..<length]
      // A line of a filter may be shorter than any magic number: do not wait for the next one.
      let mayBeCompressed = peeked.first == 0x1F || peeked.first == 0x28
      if length == 0 || (isInteractive && !mayBeCompressed) { break }
    }
    return peeked
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int {
    guard peekedStart < peeked.count else { return try readFromDescriptor(into: buffer) }
    let length = min(buffer.count, peeked.count - peekedStart)
    buffer.copyBytes(from: peeked[peekedStart..<peekedStart + length])
    peekedStart += length
    return length
  }

  private func readFromDescriptor(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputProblem) -> Int {
    while true {
      if isInteractive { StopSignal.waitUntilReadable(descriptor) }
      if StopSignal.received != nil { return 0 }
      let length = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if length >= 0 {
        consumedBytes += length
        return length
      }
      if errno != EINTR && errno != EAGAIN { throw .unreadable(errno: errno) }
    }
  }
}
