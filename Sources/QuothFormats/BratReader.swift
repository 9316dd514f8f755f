public import QuothModel

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads brat standoff folders: text-bound annotations become mentions, events events.
///
/// Lines that Quoth has no use for (relations, normalisations, foreign notes and attributes) are
/// kept and written back.
public enum BratReader {
  /// The key under which foreign lines of a document are kept.
  static let foreignKey = "brat_lines"

  /// Reads all documents of `folder`: those that its list names, or all by their names.
  ///
  /// - Parameters:
  ///   - folder: The folder of the `.ann` files.
  ///   - texts: The folder of the `.txt` files, if they do not stand beside the `.ann` files.
  /// - Returns: The documents, and what is wrong with the files.
  /// - Throws: `FileFault` when the folder or a text cannot be read.
  public static func read(
    folder: String, texts: String? = nil
  ) throws(FileFault) -> DocumentFileReader.Result {
    var problems = ProblemList(file: folder)
    var digest = SHA256Digest()
    var documents: [AnnotatedDocument] = []
    var taken: Set<ExactText> = []
    for entry in try entries(of: folder, &problems) {
      let text = try InputFile.bytes(at: "\(texts ?? folder)/\(entry.file).txt")
      let path = "\(folder)/\(entry.file).ann"
      let annotations = try InputFile.bytes(at: path)
      digest.update(text)
      digest.update(annotations)
      if !taken.insert(ExactText(entry.id)).inserted {
        problems.error(
          line: nil, code: "duplicate-document-id", "two documents have the id '\(entry.id)'")
      }
      var page = BratPageReader(entry: entry, file: path)
      if let document = page.document(text: text, annotations: annotations) {
        documents.append(document)
      }
      problems.append(page.problems)
    }
    if documents.isEmpty, problems.errorCount == 0 {
      problems.error(
        line: nil, code: "empty-file", "the folder has no .ann files with .txt files to them")
    }
    return DocumentFileReader.Result(
      collection: DocumentCollection(
        file: folder, documents: documents, lines: documents.map { _ in 1 },
        digest: digest.hexadecimal),
      problems: problems.problems)
  }

  /// The foreign lines kept in `document`.
  static func foreignLines(of document: AnnotatedDocument) -> [String] {
    guard let extra = document.extras.first(where: { $0.key == foreignKey }) else { return [] }
    let bytes = Array(extra.json.utf8)
    var cursor = JSONCursor(bytes, in: bytes.indices)
    var lines: [String] = []
    try? cursor.readArray { (cursor) throws(JSONSyntaxError) in
      lines.append(try cursor.readString())
    }
    return lines.filter { !$0.contains("\n") }
  }

  /// A document of a folder, as the folder's list has it.
  struct Entry {
    var file = ""
    var id = ""
    var date: String?
    var source: String?
    var extras: [ExtraField] = []
  }

  private static func entries(
    of folder: String, _ problems: inout ProblemList
  ) throws(FileFault) -> [Entry] {
    let list = "\(folder)/\(BratWriter.listName)"
    guard access(list, F_OK) == 0 else {
      return try names(in: folder).map { Entry(file: $0, id: BratNames.unescaped($0[...])) }
    }
    let bytes = try InputFile.bytes(at: list)
    var entries: [Entry] = []
    for (number, range) in bytes.lineRanges.enumerated() where !range.isEmpty {
      var reader = DocumentRecordReader()
      do {
        let entry = try entry(&reader, bytes, range)
        // The list comes with the folder and may name nothing outside it.
        if entry.file.isEmpty || entry.file.contains("/") || entry.file.contains("\0") {
          problems.error(
            line: number + 1, code: "bad-file-name",
            "\(BratWriter.listName): '\(entry.file)' is not the name of a file in the folder")
        } else {
          entries.append(entry)
        }
      } catch {
        problems.error(
          line: number + 1, code: error.code, "\(BratWriter.listName): \(error.message)")
      }
      for finding in reader.findings {
        problems.error(
          line: number + 1, code: finding.code, "\(BratWriter.listName): \(finding.message)")
      }
    }
    return entries
  }

  private static func entry(
    _ reader: inout DocumentRecordReader, _ bytes: [UInt8], _ range: Range<Int>
  ) throws(JSONSyntaxError) -> Entry {
    var cursor = JSONCursor(bytes, in: range)
    var entry = Entry()
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "file": entry.file = try reader.string(key, &cursor) ?? ""
      case "id": entry.id = try reader.string(key, &cursor) ?? ""
      case "date": entry.date = try reader.string(key, need: .optional, &cursor)
      case "source": entry.source = try reader.string(key, need: .optional, &cursor)
      default: entry.extras.append(ExtraField(key: key, json: try cursor.readRaw()))
      }
    }
    try cursor.finish()
    return entry
  }

  /// The names of all `.ann` files, without their endings, sorted.
  private static func names(in folder: String) throws(FileFault) -> [String] {
    guard let directory = opendir(folder) else {
      throw FileFault(path: folder, operation: "read", errorNumber: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".ann") { names.append(String(name.dropLast(4))) }
    }
    return names.sorted { $0.precedesByScalars($1) }
  }
}

extension [UInt8] {
  /// The ranges of the lines, without their ends; a last empty line is none.
  var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < count {
      let end = self[start...].firstIndex(of: UInt8(ascii: "\n")) ?? count
      let isTwoByteEnd = end > start && self[end - 1] == UInt8(ascii: "\r")
      ranges.append(start..<(isTwoByteEnd ? end - 1 : end))
      start = end + 1
    }
    return ranges
  }
}
