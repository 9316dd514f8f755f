public import QuothModel

/// Reads files of documents, one JSON object a line, and reports everything that is wrong.
///
/// Accepted: a byte-order mark, CRLF line ends, blank lines, no final line end, unknown keys.
public enum DocumentFileReader {
  /// What reading a file came to.
  public struct Result: Sendable {
    /// The documents; those of wrong lines are missing.
    public let collection: DocumentCollection
    /// What is wrong, by line; at most 50 errors.
    public let problems: [DocumentProblem]

    /// A result with the given parts.
    public init(collection: DocumentCollection, problems: [DocumentProblem]) {
      self.collection = collection
      self.problems = problems
    }

    /// Whether the file cannot be used.
    public var hasErrors: Bool { problems.contains { $0.severity == .error } }
  }

  /// Reads the file at `path`; `-` is standard input.
  ///
  /// - Throws: `FileFault` when the file cannot be read at all.
  public static func read(path: String) throws(FileFault) -> Result {
    read(try InputFile.bytes(at: path), file: path)
  }

  /// Reads `bytes`, naming them `file` in problems.
  public static func read(_ bytes: [UInt8], file: String) -> Result {
    var reading = Reading(file: file)
    reading.read(bytes)
    return Result(
      collection: DocumentCollection(
        file: file, documents: reading.documents, lines: reading.lines,
        digest: digest(of: bytes)),
      problems: reading.problems.problems)
  }

  private static func digest(of bytes: [UInt8]) -> String {
    var digest = SHA256Digest()
    digest.update(bytes)
    return digest.hexadecimal
  }
}

/// The state of reading one file.
private struct Reading {
  var documents: [AnnotatedDocument] = []
  var lines: [Int] = []
  var problems: ProblemList
  private var lineOfID: [ExactText: Int] = [:]

  init(file: String) { problems = ProblemList(file: file) }

  mutating func read(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || hasWideLetters(bytes)
    {
      problems.error(line: 1, code: "utf-16", "the file is in UTF-16; it must be in UTF-8")
      return
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    var hasContent = false
    var position = start
    while position < bytes.count, !problems.isFull {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      number += 1
      if bytes[position..<end].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        hasContent = true
        readLine(number, bytes, position..<end)
      }
      position = end + 1
    }
    if !hasContent { problems.error(line: nil, code: "empty-file", "the file has no documents") }
  }

  /// Whether the first letters have a zero byte beside them, as in UTF-16 without a mark.
  private func hasWideLetters(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return false }
    let zeros = bytes[..<4].map { $0 == 0 }
    return zeros == [true, false, true, false] || zeros == [false, true, false, true]
  }

  private mutating func readLine(_ number: Int, _ bytes: [UInt8], _ range: Range<Int>) {
    guard hasGoodBytes(number, bytes, range) else { return }
    var cursor = JSONCursor(bytes, in: range)
    var reader = DocumentRecordReader()
    let record: DocumentRecord
    do {
      record = try reader.read(&cursor)
    } catch {
      report(reader.findings, line: number, id: nil)
      let column = error.utf8Offset - range.lowerBound + 1
      problems.error(line: number, code: error.code, "\(error.message), at byte \(column)")
      return
    }
    if let id = record.id {
      if let earlier = lineOfID[ExactText(id)] {
        problems.error(
          line: number, code: "duplicate-document-id",
          "the document id '\(id)' stands on line \(earlier) already")
      } else {
        lineOfID[ExactText(id)] = number
      }
    }
    report(reader.findings, line: number, id: record.id)
    guard let text = record.text else { return }
    var builder = DocumentBuilder(text: text)
    let document = builder.document(id: record.id ?? "", from: record)
    report(builder.findings, line: number, id: record.id)
    guard reader.findings.isEmpty, builder.findings.isEmpty else { return }
    documents.append(document)
    lines.append(number)
  }

  private mutating func hasGoodBytes(
    _ number: Int, _ bytes: [UInt8], _ range: Range<Int>
  ) -> Bool {
    let (zero, invalid) = bytes.withUnsafeBufferPointer { buffer in
      let line = UnsafeBufferPointer(rebasing: buffer[range])
      return (line.firstIndex(of: 0), UTF8Validation.firstInvalidOffset(in: line))
    }
    if let zero {
      problems.error(
        line: number, code: "zero-byte", "a zero byte stands at byte \(zero + 1) of the line")
    }
    if let invalid {
      problems.error(
        line: number, code: "invalid-utf-8",
        "byte \(invalid + 1) of the line (byte \(range.lowerBound + invalid) of the file) "
          + "is not UTF-8")
    }
    return zero == nil && invalid == nil
  }

  private mutating func report(
    _ findings: [DocumentRecordReader.Finding], line: Int, id: String?
  ) {
    let document = id.map { "document '\($0)': " } ?? ""
    for finding in findings {
      problems.error(line: line, code: finding.code, document + finding.message)
    }
  }
}
