public import QuothModel

/// Reads columns of tokens and tags, as CoNLL's: one token a line, its tag in the last column.
///
/// Tags are BIO in either form (`B-`, `I-`, and `E-`, `S-`, `L-`, `U-` where somebody uses them).
/// A blank line ends a sentence. `-DOCSTART-` begins a document; a comment `# id = …` names it.
/// The text is made of the tokens, a blank between two and a line end behind each sentence.
public enum ColumnsReader {
  /// Reads the file at `path`.
  ///
  /// - Throws: `FileFault` when it cannot be read at all.
  public static func read(path: String) throws(FileFault) -> DocumentFileReader.Result {
    read(try InputFile.bytes(at: path), file: path)
  }

  /// Reads `bytes`, naming them `file` in problems.
  public static func read(_ bytes: [UInt8], file: String) -> DocumentFileReader.Result {
    var reading = ColumnsReading(file: file)
    reading.read(bytes)
    var digest = SHA256Digest()
    digest.update(bytes)
    return DocumentFileReader.Result(
      collection: DocumentCollection(
        file: file, documents: reading.documents, lines: reading.lines,
        digest: digest.hexadecimal),
      problems: reading.problems.problems)
  }
}

/// The state of reading columns.
private struct ColumnsReading {
  var documents: [AnnotatedDocument] = []
  var lines: [Int] = []
  var problems: ProblemList
  private var id: String?
  private var firstLine = 0
  private var text = ""
  private var mentions: [Mention] = []
  private var open: (type: Substring, start: Int, end: Int)?
  private var isSentenceStart = true
  private var columnCount: Int?

  init(file: String) { problems = ProblemList(file: file) }

  mutating func read(_ bytes: [UInt8]) {
    let invalid = bytes.withUnsafeBufferPointer { UTF8Validation.firstInvalidOffset(in: $0) }
    if let invalid {
      return problems.error(
        line: nil, code: "invalid-utf-8", "byte \(invalid + 1) of the file is not UTF-8")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for (number, range) in bytes.lineRanges.enumerated() where !problems.isFull {
      let kept = max(range.lowerBound, start)..<max(range.upperBound, start)
      readLine(String(decoding: bytes[kept], as: UTF8.self)[...], number + 1)
    }
    endDocument()
    if documents.isEmpty, problems.errorCount == 0 {
      problems.error(line: nil, code: "empty-file", "the file has no tokens")
    }
  }

  private mutating func readLine(_ line: Substring, _ number: Int) {
    let columns =
      line.contains("\t") ? line.split(separator: "\t") : line.split(separator: " ")
    guard let token = columns.first else { return endSentence() }
    if line.hasPrefix("# id") || line.hasPrefix("# newdoc id") {
      endDocument()
      id = line.split(separator: "=", maxSplits: 1).dropFirst().first.map { name in
        String(name.drop { $0 == " " })
      }
      return
    }
    if line.hasPrefix("# ") { return }
    if token == "-DOCSTART-" { return endDocument() }
    if columns.count < 2 || columnCount.map({ $0 != columns.count }) == true {
      return problems.error(
        line: number, code: "bad-columns",
        "'\(line)' has \(columns.count) columns, not \(columnCount.map(String.init) ?? "two or more")"
      )
    }
    columnCount = columns.count
    if text.isEmpty, mentions.isEmpty { firstLine = number }
    if !isSentenceStart { text += " " }
    isSentenceStart = false
    let start = text.utf8.count
    text += token
    readTag(columns[columns.count - 1], start..<text.utf8.count, number)
  }

  private mutating func readTag(_ tag: Substring, _ token: Range<Int>, _ line: Int) {
    let parts = tag.split(separator: "-", maxSplits: 1)
    guard tag != "O", parts.count == 2 else {
      endMention()
      if tag != "O" && tag != "_" {
        problems.error(
          line: line, code: "bad-tag", "the tag '\(tag)' is neither O nor B-type nor I-type")
      }
      return
    }
    let (prefix, type) = (parts[0], parts[1])
    guard ["B", "I", "E", "L", "S", "U"].contains(prefix) else {
      return problems.error(
        line: line, code: "bad-tag", "the tag '\(tag)' is neither O nor B-type nor I-type")
    }
    let continues = ["I", "E", "L"].contains(prefix) && open?.type == type
    if continues, let mention = open {
      open = (mention.type, mention.start, token.upperBound)
    } else {
      endMention()
      open = (type, token.lowerBound, token.upperBound)
    }
    if ["E", "L", "S", "U"].contains(prefix) { endMention() }
  }

  private mutating func endMention() {
    guard let mention = open else { return }
    mentions.append(
      Mention(
        id: "m\(mentions.count + 1)", type: String(mention.type),
        span: TextSpan(mention.start..<mention.end)))
    open = nil
  }

  private mutating func endSentence() {
    endMention()
    if !isSentenceStart { text += "\n" }
    isSentenceStart = true
  }

  private mutating func endDocument() {
    endSentence()
    if !text.isEmpty {
      documents.append(
        AnnotatedDocument(
          id: id ?? "document-\(documents.count + 1)", text: text, mentions: mentions))
      lines.append(firstLine)
    }
    (id, text, mentions) = (nil, "", [])
  }
}
