public import QuothModel

/// Role fillers of one document, as their line states them.
public struct RoleFillerRecord: Sendable {
  /// Unique within the file.
  public let id: String
  /// By role, the entities, each with the strings that name it.
  public let entities: [(role: String, clusters: [[String]])]
}

/// Reads role-filler files such as MUC-4's: JSON Lines with `docid` and `extracts`.
///
/// `extracts` (or `pred_extracts`) maps roles to entities, an entity is a list of strings, each
/// alone or as `[string, offset]`.
public enum RoleFillerReader {
  /// Reads the file at `path`.
  ///
  /// - Throws: `FileFault` when it cannot be read at all.
  public static func read(
    path: String
  ) throws(FileFault) -> (records: [RoleFillerRecord], problems: [DocumentProblem], digest: String)
  {
    let bytes = try InputFile.bytes(at: path)
    var problems = ProblemList(file: path)
    var records: [RoleFillerRecord] = []
    var taken: Set<ExactText> = []
    let invalid = bytes.withUnsafeBufferPointer { UTF8Validation.firstInvalidOffset(in: $0) }
    if let invalid {
      problems.error(
        line: nil, code: "invalid-utf-8", "byte \(invalid + 1) of the file is not UTF-8")
    }
    for (number, range) in bytes.lineRanges.enumerated() where !range.isEmpty && invalid == nil {
      do {
        var cursor = JSONCursor(bytes, in: range)
        let record = try record(&cursor)
        if record.id.isEmpty {
          problems.error(line: number + 1, code: "missing-key", "the key 'docid' is missing")
        } else if !taken.insert(ExactText(record.id)).inserted {
          problems.error(
            line: number + 1, code: "duplicate-document-id",
            "the document id '\(record.id)' is taken already")
        }
        records.append(record)
      } catch {
        problems.error(line: number + 1, code: error.code, error.message)
      }
    }
    if records.isEmpty, problems.errorCount == 0 {
      problems.error(line: nil, code: "empty-file", "the file has no documents")
    }
    var digest = SHA256Digest()
    digest.update(bytes)
    return (records, problems.problems, digest.hexadecimal)
  }

  private static func record(
    _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> RoleFillerRecord {
    var id = ""
    var entities: [(role: String, clusters: [[String]])] = []
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "docid", "id": id = try cursor.readString()
      case "extracts", "pred_extracts":
        try cursor.readObject { (cursor, role) throws(JSONSyntaxError) in
          var clusters: [[String]] = []
          try cursor.readArray { (cursor) throws(JSONSyntaxError) in
            clusters.append(try cluster(&cursor))
          }
          entities.append((role, clusters))
        }
      default: try cursor.skipValue()
      }
    }
    try cursor.finish()
    return RoleFillerRecord(id: id, entities: entities)
  }

  private static func cluster(_ cursor: inout JSONCursor) throws(JSONSyntaxError) -> [String] {
    if try cursor.kind() == .string { return [try cursor.readString()] }
    var strings: [String] = []
    try cursor.readArray { (cursor) throws(JSONSyntaxError) in
      if try cursor.kind() == .string { return strings.append(try cursor.readString()) }
      var isFirst = true
      try cursor.readArray { (cursor) throws(JSONSyntaxError) in
        if isFirst { strings.append(try cursor.readString()) } else { try cursor.skipValue() }
        isFirst = false
      }
    }
    return strings
  }
}
