import Glibc

/// The files that a run reads, in their order.
package struct InputPlan: Sendable {
  /// How inputs are read whose name does not say it.
  package enum LayoutChoice: String, Sendable, CaseIterable {
    /// By the file's name: `.jsonl` and `.ndjson` are JSON Lines, as is standard input.
    case automatic = "auto"
    /// Every input is JSON Lines.
    case jsonLines = "jsonl"
    /// Every input is one article of plain text.
    case plainText = "text"
  }

  /// The files, in the order of the arguments; those of a folder by the bytes of their paths.
  package private(set) var files: [ArticleFile] = []
  /// The arguments and entries that cannot be read, with the reason.
  package private(set) var problems: [(path: String, problem: InputProblem)] = []

  private let choice: LayoutChoice
  private let pattern: String?

  /// Plans the run over `arguments`: files, folders, and `-` for standard input.
  ///
  /// Folders are walked to their depth. Names that start with a dot are left out, and links to
  /// folders are not followed. `pattern`, if given, chooses the files of folders: it is compared
  /// with the path inside the folder if it has a slash, else with the name.
  package init(
    _ arguments: [String], layout choice: LayoutChoice = .automatic, matching pattern: String? = nil
  ) {
    self.choice = choice
    self.pattern = pattern
    for argument in arguments { add(argument) }
  }

  /// The bytes of all files, or `nil` if one is a pipe.
  var totalBytes: Int? {
    var total = 0
    for file in files {
      var status = stat()
      guard !file.isStandardInput, stat(file.path, &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { return nil }
      total += Int(status.st_size)
    }
    return total
  }

  private mutating func add(_ argument: String) {
    var status = stat()
    guard argument != "-" else { return append(path: "-", id: "stdin") }
    guard stat(argument, &status) == 0 else {
      return problems.append((argument, .unreadable(errno: errno)))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return append(path: argument, id: Self.withoutExtensions(Self.lastComponent(of: argument)))
    }
    let folder =
      argument.count > 1 && argument.hasSuffix("/") ? String(argument.dropLast()) : argument
    walk(folder, prefix: "")
  }

  private mutating func walk(_ folder: String, prefix: String) {
    guard let handle = opendir(folder) else {
      return problems.append((folder, .unreadable(errno: errno)))
    }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    for name in names {
      guard let readable = String(validating: name, as: UTF8.self) else {
        let shown = "\(folder)/\(String(decoding: name, as: UTF8.self))"
        problems.append((shown, InputProblem(.unreadable, "its name is not UTF-8")))
        continue
      }
      addEntry(readable, in: folder, prefix: prefix)
    }
  }

  private mutating func addEntry(_ name: String, in folder: String, prefix: String) {
    let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return problems.append((path, .unreadable(errno: errno)))
    }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink && stat(path, &status) != 0 {
      return problems.append((path, .unreadable(errno: errno)))
    }
    let relative = prefix + name
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      if !isLink { walk(path, prefix: relative + "/") }
    case S_IFREG:
      if isChosen(relative, name: name) {
        append(path: path, id: Self.withoutExtensions(relative))
      }
    default:
      if isChosen(relative, name: name) {
        problems.append((path, InputProblem(.notAFile, "a device, pipe or socket, not a file")))
      }
    }
  }

  private func isChosen(_ relative: String, name: String) -> Bool {
    guard let pattern else { return true }
    return fnmatch(pattern, pattern.contains("/") ? relative : name, 0) == 0
  }

  private mutating func append(path: String, id: String) {
    let plainName = Self.withoutCompression(path).lowercased()
    let isJSONLines = [".jsonl", ".ndjson"].contains { plainName.hasSuffix($0) }
    let layout: ArticleFile.Layout =
      switch choice {
      case .jsonLines: .jsonLines
      case .plainText: .plainText
      case .automatic: isJSONLines || path == "-" ? .jsonLines : .plainText
      }
    files.append(ArticleFile(path: path, layout: layout, articleID: id))
  }

  private static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func withoutCompression(_ name: String) -> String {
    for ending in [".gz", ".zst"] where name.count > ending.count && name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  /// `reports/a1.txt.gz` becomes `reports/a1`.
  static func withoutExtensions(_ name: String) -> String {
    let plain = withoutCompression(name)
    let start = plain.lastIndex(of: "/").map(plain.index(after:)) ?? plain.startIndex
    guard let dot = plain[start...].lastIndex(of: "."), dot > start else { return plain }
    return String(plain[..<dot])
  }
}
