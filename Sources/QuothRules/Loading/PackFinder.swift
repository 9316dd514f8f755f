internal import QuothDiagnostics

/// Finds and reads the files of packs and of the packs that they import, imported ones first.
struct PackFinder {
  private let shippedFolder: String?
  private let reader: RuleFileReader
  private var loadedRoots: Set<String> = []
  private var namedRoots: Set<String> = []
  private var openPacks: [String] = []
  private var folders: Set<String> = []
  private var files = SourceFiles()
  private(set) var ruleFiles: [RuleFile] = []
  private(set) var packNames: [String] = []

  /// The folders of all packs, by their paths.
  var folderNames: [String] { folders.sorted() }

  private var problems: ProblemCollector { reader.problems }
  /// What was asked about files so far.
  var record: SourceRecord { files.record }

  init(shippedFolder: String?, reader: RuleFileReader) {
    self.shippedFolder = shippedFolder
    self.reader = reader
  }

  /// Adds the packs, folders of packs, or files at `paths`.
  mutating func add(_ paths: [String]) {
    let named = paths.flatMap { namedPacks(at: $0) }
    // A pack that is named counts as named even if another one that comes first imports it.
    namedRoots = Set(named.compactMap { files.root(of: $0.folder) })
    for pack in named { load(folder: pack.folder, files: pack.files) }
  }

  /// Adds a rule file that stands nowhere on the disk.
  mutating func add(_ addition: SourceFile) {
    let file = problems.add(addition)
    if let read = reader.read(file, folder: "", isImported: false) { ruleFiles.append(read) }
  }

  /// The folder of the pack at `path`, or of each pack in it; a single file comes with its folder.
  private mutating func namedPacks(at path: String) -> [(folder: String, files: [String]?)] {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    switch files.entry(at: path) {
    case .missing:
      problems.report("missing-pack", "there is no file or folder '\(path)'", at: nil)
      return []
    case .file: return [(PackFinder.parent(of: path), [PackFinder.lastPart(of: path)])]
    case .folder:
      let subfolders = files.packFolders(in: path)
      return subfolders.isEmpty ? [(path, nil)] : subfolders.map { ("\(path)/\($0)", nil) }
    }
  }

  private mutating func load(folder: String, files names: [String]?) {
    guard let root = files.root(of: folder) else {
      problems.report("missing-pack", "there is no folder '\(folder)'", at: nil)
      return
    }
    let key = names.map { "\(root)/\($0.joined(separator: "/"))" } ?? root
    guard loadedRoots.insert(key).inserted else { return }
    folders.insert(folder)
    let paths = names ?? files.ruleFiles(of: folder)
    if paths.isEmpty {
      problems.report("empty-pack", "the folder '\(folder)' has no rule files", at: nil)
    }
    let isImported = !namedRoots.contains(root)
    let read = paths.compactMap { self.read($0, of: folder, isImported: isImported) }
    let name = read.first { !$0.pack.isEmpty }?.pack ?? PackFinder.lastPart(of: folder)
    checkPackNames(read, name: name)
    openPacks.append(name)
    for file in read {
      for item in file.imports { load(imported: item, beside: folder) }
    }
    openPacks.removeLast()
    if !packNames.contains(name) { packNames.append(name) }
    ruleFiles += read
  }

  private func checkPackNames(_ files: [RuleFile], name: String) {
    for file in files where !file.pack.isEmpty && file.pack != name {
      problems.report(
        "wrong-pack", "the file says it belongs to '\(file.pack)', the others to '\(name)'",
        at: SourceRange(file: file.file, utf8: 0..<0))
    }
  }

  private mutating func load(imported item: PatternNode.Name, beside folder: String) {
    if openPacks.contains(item.text) {
      // A pack may name itself neither directly nor through others.
      let path = (openPacks + [item.text]).joined(separator: " → ")
      problems.report("import-cycle", "the packs import each other: \(path)", at: item.range)
      return
    }
    let isName = item.text.utf8.allSatisfy { byte in
      UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isName, !item.text.isEmpty else {
      problems.report(
        "invalid-import", "'\(item.text)' is not the name of a pack", at: item.range,
        help: ["packs are imported by name, and stand beside this one or among the shipped packs"])
      return
    }
    let places = [PackFinder.parent(of: folder), shippedFolder]
    for place in places.compactMap({ $0 }) {
      let candidate = "\(place)/\(item.text)"
      if files.root(of: candidate) != nil, !files.ruleFiles(of: candidate).isEmpty {
        return load(folder: candidate, files: nil)
      }
    }
    problems.report(
      "missing-import", "no pack is named '\(item.text)'", at: item.range,
      help: ["it was looked for in \(places.compactMap { $0 }.joined(separator: " and "))"])
  }

  // MARK: Paths

  /// The folder in which `path` lies, as `path` says it.
  private static func parent(of path: String) -> String {
    guard let last = path.split(separator: "/").last, last != ".", last != ".." else {
      return path == "/" ? path : "\(path)/.."
    }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  // MARK: Files

  private mutating func read(
    _ path: String, of folder: String, isImported: Bool
  ) -> RuleFile? {
    do throws(PackFiles.Refusal) {
      let bytes = try files.read(path, of: folder, maximumLength: 64 << 20)
      let file = problems.add(
        SourceFile(path: PackFiles.shownPath(path, in: folder), bytes: bytes))
      return reader.read(file, folder: folder, isImported: isImported)
    } catch {
      let file = problems.add(
        SourceFile(path: PackFiles.shownPath(path, in: folder), bytes: []))
      problems.report(
        "unreadable-file", "the file \(error.message)", at: SourceRange(file: file, utf8: 0..<0))
      return nil
    }
  }

  /// Reads a lexicon that `file` names; its index, or `nil` with an error at the name.
  mutating func readLexicon(_ name: PatternNode.Name, of file: RuleFile) -> Int? {
    guard folders.contains(file.folder) else { return nil }
    do throws(PackFiles.Refusal) {
      let bytes = try files.read(name.text, of: file.folder)
      return problems.add(
        SourceFile(path: PackFiles.shownPath(name.text, in: file.folder), bytes: bytes))
    } catch {
      problems.report(
        "unreadable-file", "the file '\(name.text)' \(error.message)", at: name.range,
        help: error == .outsideFolder ? ["a pack only reads files below its own folder"] : [])
      return nil
    }
  }
}
