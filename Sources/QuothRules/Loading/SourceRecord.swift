package import QuothBundle

/// Something that loading a pack asks the file system.
struct SourceQuestion: Hashable {
  enum Kind: UInt8 {
    /// What stands at the path: nothing, a file, or a folder.
    case entry
    /// Which subfolders of the folder are packs.
    case packFolders
    /// Where the folder is, symbolic links resolved.
    case root
    /// Which rule files the folder has.
    case ruleFiles
    /// What the file of the folder has in it.
    case contents
  }

  let kind: Kind
  let folder: String
  /// Relative to the folder; empty but for contents.
  var path = ""
}

/// What loading packs asked the file system, in order, with the hashes of the answers.
///
/// As long as every answer is the same, loading the same packs gives the same rules.
package struct SourceRecord: Sendable {
  private var entries: [(question: SourceQuestion, answer: ContentHash)] = []

  /// Packs have fewer files; a longer record is damage.
  private static let longest = 20_000

  mutating func add(_ question: SourceQuestion, answer: ContentHash) {
    entries.append((question, answer))
  }

  var count: Int { entries.count }

  func answer(at index: Int) -> ContentHash { entries[index].answer }

  /// Whether every question has the same answer now.
  ///
  /// Reads all files again, so that changes of any kind are noticed: some 1 ms for a megabyte.
  package func isCurrent() -> Bool {
    var files = SourceFiles()
    return entries.allSatisfy { files.answer(to: $0.question) == $0.answer }
  }

  /// Writes the record.
  package func write(to bundle: BundleWriter) {
    bundle.write(entries) { entry in
      bundle.write(entry.question.kind.rawValue)
      bundle.write(entry.question.folder)
      bundle.write(entry.question.path)
      bundle.write(numbers: [entry.answer.low, entry.answer.high])
    }
  }

  init() {}

  /// Reads a record that was written.
  ///
  /// Throws `DamagedBundle`.
  package init(from bundle: BundleReader) throws {
    entries = try bundle.array {
      guard let kind = SourceQuestion.Kind(rawValue: try bundle.byte()) else {
        throw DamagedBundle()
      }
      let question = SourceQuestion(
        kind: kind, folder: try bundle.text(), path: try bundle.text())
      let answer: [UInt64] = try bundle.numbers()
      guard answer.count == 2 else { throw DamagedBundle() }
      return (question, ContentHash(low: answer[0], high: answer[1]))
    }
    guard entries.count <= Self.longest else { throw DamagedBundle() }
  }
}
