#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The files of one pack's folder; nothing outside the folder is ever read.
struct PackFiles {
  /// Why a file is not read.
  enum Refusal: Error {
    case missing
    case outsideFolder
    case notRegular
    case unreadable
    case tooLong

    var message: String {
      switch self {
      case .missing: "does not exist"
      case .outsideFolder: "lies outside the folder of the pack"
      case .notRegular: "is not a regular file"
      case .unreadable: "cannot be read"
      case .tooLong: "is longer than 64 MiB"
      }
    }
  }

  /// The largest lexicon, in bytes.
  static let maximumLength = 64 << 20

  /// The folder as it was named.
  let folder: String
  /// The folder with all symbolic links resolved.
  let root: String

  /// - Returns: `nil` if there is no such folder.
  init?(folder: String) {
    guard let root = PackFiles.resolved(folder), PackFiles.entry(at: root) == .folder else {
      return nil
    }
    self.folder = folder
    self.root = root
  }

  /// The rule files in the folder and its subfolders, relative to it, sorted.
  func ruleFiles() -> [String] {
    var files: [String] = []
    var pending = [""]
    while let prefix = pending.popLast() {
      for name in FolderListing.names(at: "\(root)/\(prefix)") where !name.hasPrefix(".") {
        let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
        if PackFiles.isRuleFile(name) {
          files.append(path)
        } else if PackFiles.isRealFolder("\(root)/\(path)"), pending.count < 1_000 {
          pending.append(path)
        }
      }
    }
    return files.sorted()
  }

  /// The path of a file as it is shown to people.
  static func shownPath(_ path: String, in folder: String) -> String { "\(folder)/\(path)" }

  static func isRuleFile(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// The bytes of a file named relative to the folder.
  func read(_ path: String, maximumLength: Int = PackFiles.maximumLength) throws(Refusal) -> [UInt8]
  {
    guard !path.hasPrefix("/"), !path.contains("\0"), !path.split(separator: "/").contains("..")
    else { throw .outsideFolder }
    guard let resolved = PackFiles.resolved("\(root)/\(path)") else { throw .missing }
    guard resolved.hasPrefix(root == "/" ? root : root + "/") else { throw .outsideFolder }
    // Opened without waiting, so that a named pipe cannot hang the reader, and judged once open.
    let descriptor = open(resolved, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard status.st_size <= maximumLength else { throw .tooLong }
    return try PackFiles.contents(of: descriptor, count: Int(status.st_size))
  }

  private static func contents(of descriptor: Int32, count: Int) throws(Refusal) -> [UInt8] {
    var filled = 0
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while filled < count {
        let length = readBytes(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        guard length > 0 else {
          failed = length < 0
          break
        }
        filled += length
      }
      initialized = filled
    }
    guard !failed else { throw .unreadable }
    return bytes
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// What can stand at a path.
  enum Entry: UInt8 { case missing, file, folder }

  /// What stands at `path`, links followed.
  static func entry(at path: String) -> Entry {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// A folder that is no symbolic link, so that links cannot lead in circles.
  private static func isRealFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// The system's `read`, which the method of that name would hide.
private func readBytes(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
