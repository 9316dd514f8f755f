internal import QuothBundle

/// The files of packs, with a record of all that was asked about them.
struct SourceFiles {
  private(set) var record = SourceRecord()
  private var packs: [String: PackFiles] = [:]

  /// What stands at `path`.
  mutating func entry(at path: String) -> PackFiles.Entry {
    let entry = PackFiles.entry(at: path)
    note(.entry, path, ContentHash(of: [entry.rawValue]))
    return entry
  }

  /// The subfolders of the folder at `path` that are packs, if it has no rule file itself.
  mutating func packFolders(in path: String) -> [String] {
    var folders: [String] = []
    let names = FolderListing.names(at: path)
    if !names.contains(where: PackFiles.isRuleFile) {
      folders = names.filter { name in
        !name.hasPrefix(".")
          && FolderListing.names(at: "\(path)/\(name)").contains(where: PackFiles.isRuleFile)
      }
    }
    note(.packFolders, path, Self.hash(of: folders))
    return folders
  }

  /// Where `folder` leads, symbolic links resolved; `nil` if there is no such folder.
  mutating func root(of folder: String) -> String? {
    let root = pack(folder)?.root
    note(.root, folder, root.map { Self.hash(of: [$0]) } ?? Self.refusal)
    return root
  }

  /// The rule files of the folder and its subfolders; none if there is no such folder.
  mutating func ruleFiles(of folder: String) -> [String] {
    let names = pack(folder)?.ruleFiles() ?? []
    note(.ruleFiles, folder, Self.hash(of: names))
    return names
  }

  /// The bytes of a file of the folder called `folder`.
  mutating func read(
    _ path: String, of folder: String, maximumLength: Int = PackFiles.maximumLength
  ) throws(PackFiles.Refusal) -> [UInt8] {
    do throws(PackFiles.Refusal) {
      guard let pack = pack(folder) else { throw .missing }
      let bytes = try pack.read(path, maximumLength: maximumLength)
      note(.contents, folder, path: path, ContentHash(of: bytes))
      return bytes
    } catch {
      note(.contents, folder, path: path, Self.refusal)
      throw error
    }
  }

  /// The hash of the answer to a question that was asked before.
  mutating func answer(to question: SourceQuestion) -> ContentHash? {
    let count = record.count
    switch question.kind {
    case .entry: _ = entry(at: question.folder)
    case .packFolders: _ = packFolders(in: question.folder)
    case .root: _ = root(of: question.folder)
    case .ruleFiles: _ = ruleFiles(of: question.folder)
    case .contents: _ = try? read(question.path, of: question.folder)
    }
    return record.answer(at: count)
  }

  private mutating func pack(_ folder: String) -> PackFiles? {
    packs[folder] = packs[folder] ?? PackFiles(folder: folder)
    return packs[folder]
  }

  private mutating func note(
    _ kind: SourceQuestion.Kind, _ folder: String, path: String = "", _ answer: ContentHash
  ) {
    record.add(SourceQuestion(kind: kind, folder: folder, path: path), answer: answer)
  }

  /// What stands for *there is none*.
  private static let refusal = ContentHash(low: 1, high: 0)

  private static func hash(of names: [String]) -> ContentHash {
    ContentHash(of: Array(names.joined(separator: "\0").utf8))
  }
}
