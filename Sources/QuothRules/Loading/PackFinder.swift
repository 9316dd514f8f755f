internal import Foundation
internal import QuothDiagnostics

/// Finds and reads the files of packs and of the packs that they import, imported ones first.
struct PackFinder {
  private let shippedFolder: String?
  private let reader: RuleFileReader
  private var loadedRoots: Set<String> = []
  private var namedRoots: Set<String> = []
  private var openPacks: [String] = []
  private var folders: [String: PackFiles] = [:]
  private(set) var ruleFiles: [RuleFile] = []
  private(set) var packNames: [String] = []

  /// The folders of all packs, by their paths.
  var folderNames: [String] { folders.keys.sorted() }

  private var problems: ProblemCollector { reader.problems }

  init(shippedFolder: String?, reader: RuleFileReader) {
    self.shippedFolder = shippedFolder
    self.reader = reader
  }

  /// Adds the packs, folders of packs, or files at `paths`.
  mutating func add(_ paths: [String]) {
    let named = paths.flatMap(namedPacks)
    // A pack that is named counts as named even if another one that comes first imports it.
    namedRoots = Set(named.compactMap { PackFiles(folder: $0.folder)?.root })
    for pack in named { load(folder: pack.folder, files: pack.files) }
  }

  /// Adds a rule file that stands nowhere on the disk.
  mutating func add(_ addition: SourceFile) {
    let file = problems.add(addition)
    if let read = reader.read(file, folder: "", isImported: false) { ruleFiles.append(read) }
  }

  /// The folder of the pack at `path`, or of each pack in it; a single file comes with its folder.
  private func namedPacks(at path: String) -> [(folder: String, files: [String]?)] {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      problems.report("missing-pack", "there is no file or folder '\(path)'", at: nil)
      return []
    }
    guard isFolder.boolValue else {
      return [(PackFinder.parent(of: path), [PackFinder.lastPart(of: path)])]
    }
    let subfolders = packFolders(in: path)
    return subfolders.isEmpty ? [(path, nil)] : subfolders.map { ("\(path)/\($0)", nil) }
  }

  /// The subfolders that are packs, if `path` itself holds no rule file.
  private func packFolders(in path: String) -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    if names.contains(where: isRuleFile) { return [] }
    return names.filter { name in
      let inner = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")) ?? []
      return !name.hasPrefix(".") && inner.contains(where: isRuleFile)
    }
  }

  private func isRuleFile(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private mutating func load(folder: String, files: [String]?) {
    guard let pack = PackFiles(folder: folder) else {
      problems.report("missing-pack", "there is no folder '\(folder)'", at: nil)
      return
    }
    let key = files.map { "\(pack.root)/\($0.joined(separator: "/"))" } ?? pack.root
    guard loadedRoots.insert(key).inserted else { return }
    folders[folder] = pack
    let paths = files ?? pack.ruleFiles()
    if paths.isEmpty {
      problems.report("empty-pack", "the folder '\(folder)' has no rule files", at: nil)
    }
    let isImported = !namedRoots.contains(pack.root)
    let read = paths.compactMap { self.read($0, of: pack, isImported: isImported) }
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
      if let pack = PackFiles(folder: candidate), !pack.ruleFiles().isEmpty {
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

  private func read(_ path: String, of pack: PackFiles, isImported: Bool) -> RuleFile? {
    do throws(PackFiles.Refusal) {
      let bytes = try pack.read(path, maximumLength: 64 << 20)
      let file = problems.add(SourceFile(path: pack.shownPath(path), bytes: bytes))
      return reader.read(file, folder: pack.folder, isImported: isImported)
    } catch {
      let file = problems.add(SourceFile(path: pack.shownPath(path), bytes: []))
      problems.report(
        "unreadable-file", "the file \(error.message)", at: SourceRange(file: file, utf8: 0..<0))
      return nil
    }
  }

  /// Reads a lexicon that `file` names; its index, or `nil` with an error at the name.
  func readLexicon(_ name: PatternNode.Name, of file: RuleFile) -> Int? {
    guard let pack = folders[file.folder] else { return nil }
    do throws(PackFiles.Refusal) {
      let bytes = try pack.read(name.text)
      return problems.add(SourceFile(path: pack.shownPath(name.text), bytes: bytes))
    } catch {
      problems.report(
        "unreadable-file", "the file '\(name.text)' \(error.message)", at: name.range,
        help: error == .outsideFolder ? ["a pack only reads files below its own folder"] : [])
      return nil
    }
  }
}
