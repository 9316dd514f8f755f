import Glibc

/// The files below some paths as they stood at one moment: which there were, and when each was written.
///
/// Names that start with a dot or end with a tilde are left out: editors put their own files there.
package struct FileSnapshot: Equatable {
  private struct State: Equatable {
    let device: UInt
    let file: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  private var states: [String: State] = [:]
  private static let greatestDepth = 16

  /// Takes a snapshot of files, and of folders to their depth.
  package init(of paths: [String]) {
    for path in paths { add(path, depth: 0) }
  }

  /// The number of files.
  package var count: Int { states.count }

  /// The files that were added, written or removed since `earlier`, sorted.
  package func changedFiles(since earlier: FileSnapshot) -> [String] {
    Set(states.keys).union(earlier.states.keys)
      .filter { states[$0] != earlier.states[$0] }.sorted()
  }

  /// Adds the files of `other` that this snapshot lacks.
  package mutating func add(_ other: FileSnapshot) {
    states.merge(other.states) { own, _ in own }
  }

  private mutating func add(_ path: String, depth: Int) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      states[path] = State(
        device: UInt(status.st_dev), file: UInt(status.st_ino), size: Int(status.st_size),
        seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
      return
    }
    guard depth < Self.greatestDepth, let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix("."), !name.hasSuffix("~") else { continue }
      add(path.hasSuffix("/") ? path + name : "\(path)/\(name)", depth: depth + 1)
    }
  }
}
