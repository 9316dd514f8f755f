import Glibc

/// Keeps two processes from writing one output.
///
/// The system frees the lock when its owner ends, however it ends; the file's content (process
/// and its start time) is for the message that the other process gives.
final class OutputLock {
  private let path: String
  private let descriptor: Int32

  /// Takes the lock for the output at `outputPath`.
  ///
  /// - Throws: `BatchError.outputIsLocked` if another process has it.
  init(for outputPath: String) throws(BatchError) {
    path = outputPath + ".lock"
    while true {
      let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard number >= 0 else {
        throw .system(SystemError(errno, action: "cannot write \(outputPath)"))
      }
      guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
        let owner = Self.owner(from: number)
        close(number)
        throw .outputIsLocked(path: outputPath, owner: owner)
      }
      if Self.isSameFile(number, path) {
        descriptor = number
        break
      }
      // The owner before us removed the file between our open and our lock.
      close(number)
    }
    let content = Array("\(getpid()) \(Self.startTime(of: getpid()) ?? "")\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, content, content.count, 0)
  }

  /// Gives the lock back and removes its file.
  func release() {
    unlink(path)
    close(descriptor)
  }

  private static func isSameFile(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0 else { return false }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  private static func owner(from descriptor: Int32) -> String {
    var content = [UInt8](repeating: 0, count: 64)
    let length = pread(descriptor, &content, content.count, 0)
    let fields = String(decoding: content[..<max(0, length)], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    guard let process = fields.first.flatMap({ Int32($0) }) else { return "another process" }
    guard fields.count > 1, startTime(of: process) == String(fields[1]) else {
      return "another process"
    }
    return "process \(process)"
  }

  /// When a process began, in clock ticks since the machine started.
  private static func startTime(of process: Int32) -> String? {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return nil }
    defer { fclose(file) }
    var line = [UInt8](repeating: 0, count: 1024)
    let length = fread(&line, 1, line.count, file)
    // The command's name may hold anything, so count the fields behind its last parenthesis.
    let text = String(decoding: line[..<length], as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[end...].split(separator: " ")
    return fields.count > 20 ? String(fields[20]) : nil
  }
}
