import Glibc

/// An open file that is closed with its owner, and whose every failure is an error.
final class FileDescriptor {
  let number: Int32
  private let path: String
  private let ownsNumber: Bool
  private var isOpen = true

  /// Takes over an open descriptor; `path` stands in messages.
  init(_ number: Int32, path: String, closes: Bool) {
    self.number = number
    self.path = path
    ownsNumber = closes
  }

  /// Opens `path`, never through a link at its end.
  convenience init(opening path: String, _ flags: Int32) throws(SystemError) {
    let number = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard number >= 0 else { throw SystemError(errno, action: "cannot write \(path)") }
    self.init(number, path: path, closes: true)
  }

  deinit {
    if isOpen && ownsNumber { Glibc.close(number) }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(number, rest.baseAddress, rest.count)
      if written > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      } else if written == 0 {
        throw SystemError(ENOSPC, action: "cannot write \(path)")
      } else if errno == EAGAIN {
        var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        throw SystemError(errno, action: "cannot write \(path)")
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    try bytes.withUnsafeBufferPointer { buffer throws(SystemError) in
      try write(UnsafeRawBufferPointer(buffer))
    }
  }

  func synchronize() throws(SystemError) {
    // Pipes and terminals cannot be synchronized; that is no failure.
    guard fsync(number) != 0, errno != EINVAL, errno != EROFS, errno != ENOTSUP else { return }
    throw SystemError(errno, action: "cannot write \(path)")
  }

  /// Cuts the file after `length` bytes and goes on writing there.
  func truncate(to length: Int) throws(SystemError) {
    guard ftruncate(number, length) == 0, lseek(number, length, SEEK_SET) == length else {
      throw SystemError(errno, action: "cannot write \(path)")
    }
  }

  func close() throws(SystemError) {
    guard isOpen, ownsNumber else { return }
    isOpen = false
    guard Glibc.close(number) != 0 else { return }
    throw SystemError(errno, action: "cannot write \(path)")
  }
}
