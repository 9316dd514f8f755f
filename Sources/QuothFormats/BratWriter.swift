public import QuothModel

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Writes documents as a brat standoff folder: a `.txt` and an `.ann` file each.
///
/// brat shows mentions, triggers, events and attributes as its own. What it has no place for (names,
/// counts, rules, ids, unknown keys) stands in notes of the kind `Quoth` and in `documents.jsonl`,
/// so that reading the folder gives the same documents back.
public enum BratWriter {
  /// The file that lists the documents of a folder, in their order.
  static let listName = "documents.jsonl"

  /// Writes `documents` into folders that are made if they are missing.
  ///
  /// - Parameters:
  ///   - documents: The documents.
  ///   - folder: The folder of the `.ann` files.
  ///   - texts: The folder of the `.txt` files; nil for the same one.
  /// - Throws: `FileFault` when a file cannot be written.
  public static func write(
    _ documents: [AnnotatedDocument], folder: String, texts: String? = nil
  ) throws(FileFault) {
    for folder in [folder, texts].compactMap({ $0 }) {
      if mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw FileFault(path: folder, operation: "create", errorNumber: errno)
      }
    }
    var list = JSONWriter()
    var taken: Set<ExactText> = []
    for document in documents {
      var name = BratNames.fileName(of: document.id)
      // Names that differ only in case are one on some file systems.
      while !taken.insert(ExactText(name.lowercased())).inserted { name += "_" }
      try write(Array(document.text.utf8), to: "\(texts ?? folder)/\(name).txt")
      var page = BratPage(document)
      try write(page.bytes(), to: "\(folder)/\(name).ann")
      list.beginObject()
      list.field("file", name)
      list.field("id", document.id)
      if let date = document.date { list.field("date", date) }
      if let source = document.source { list.field("source", source) }
      for extra in document.extras where extra.key != BratReader.foreignKey {
        list.key(extra.key)
        list.raw(extra.json)
      }
      list.endObject()
      list.endLine()
    }
    try write(list.bytes, to: "\(folder)/\(listName)")
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
    var file = try OutputFile(path: path)
    try file.write(bytes)
    try file.finish()
  }
}
