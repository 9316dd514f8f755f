#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file mapped into memory, read-only, until the object goes.
public final class MappedFile: @unchecked Sendable {  // never written to after it was mapped
  /// What the file holds.
  public let bytes: UnsafeRawBufferPointer

  /// Maps the regular file at `path`; `nil` if there is no such file, or nothing in it.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - isOwn: The file must belong to the user, and no link is followed.
  ///   - longest: The length in bytes from which the file is refused.
  public init?(path: String, isOwn: Bool = false, longest: Int = .max) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (isOwn ? O_NOFOLLOW : 0))
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      !isOwn || status.st_uid == geteuid(), (1...longest).contains(Int(status.st_size)),
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
