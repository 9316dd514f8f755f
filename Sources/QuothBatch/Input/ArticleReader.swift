/// Reads the files of a plan one after another, article by article.
final class ArticleReader {
  /// What the next stretch of input is.
  enum Step {
    /// An article, whose bytes were appended; `line` counts from 1, and is 0 for plain text.
    case article(ArticleFile, line: Int)
    /// Something that is no article, and why.
    case problem(ArticleFile, line: Int, InputProblem)
    /// A plain-text file that was left closed, as asked.
    case leftClosed(ArticleFile)
    /// A blank line between records.
    case blankLine
    /// The rest is not there yet, and waiting for it may take long.
    case pending
    case end
  }

  private let plan: InputPlan
  private let limits: InputLimits
  private var nextFile = 0
  private var nextProblem = 0
  private var openLines: (reader: LineReader, file: ArticleFile)?
  private var lineNumber = 0
  private var consumedBytesOfClosedFiles = 0

  init(_ plan: InputPlan, limits: InputLimits) {
    self.plan = plan
    self.limits = limits
  }

  /// The bytes read from files so far, before expansion.
  var consumedBytes: Int {
    consumedBytesOfClosedFiles + (openLines?.reader.consumedBytes ?? 0)
  }

  /// Appends the next article to `bytes`.
  ///
  /// A line that a pipe has not yet delivered is only waited for if `mayWait`; the next file, if
  /// it is plain text, is only opened if `opensPlainText`.
  func next(into bytes: inout [UInt8], mayWait: Bool, opensPlainText: Bool) -> Step {
    if let (reader, file) = openLines {
      return nextLine(of: reader, in: file, into: &bytes, mayWait: mayWait)
    }
    if nextProblem < plan.problems.count {
      let (path, problem) = plan.problems[nextProblem]
      nextProblem += 1
      return .problem(ArticleFile(path: path, layout: .plainText, articleID: ""), line: 0, problem)
    }
    guard nextFile < plan.files.count else { return .end }
    let file = plan.files[nextFile]
    nextFile += 1
    guard file.layout == .jsonLines || opensPlainText else { return .leftClosed(file) }
    do throws(InputProblem) {
      let source = try expandedSource(of: file)
      guard file.layout == .plainText else {
        openLines = (LineReader(source, maximumLineBytes: limits.maximumLineBytes), file)
        lineNumber = 0
        return next(into: &bytes, mayWait: mayWait, opensPlainText: opensPlainText)
      }
      try appendAll(of: source, to: &bytes)
      return .article(file, line: 0)
    } catch {
      return .problem(file, line: 0, error)
    }
  }

  private func expandedSource(of file: ArticleFile) throws(InputProblem) -> any ByteSource {
    let source = try FileSource(path: file.path)
    let magic = try source.peek(4)
    if magic.starts(with: [0x1F, 0x8B]) {
      return ExpandingSource(source, try GzipExpander(), limit: limits.expansion)
    }
    if magic == [0x28, 0xB5, 0x2F, 0xFD] {
      return ExpandingSource(source, try ZstdExpander(), limit: limits.expansion)
    }
    return source
  }

  private func appendAll(
    of source: any ByteSource, to bytes: inout [UInt8]
  ) throws(InputProblem) {
    let start = bytes.count
    defer { consumedBytesOfClosedFiles += source.consumedBytes }
    var room = 64 << 10
    while true {
      let end = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: room))
      let length = try source.read(into: &bytes, from: end)
      bytes.removeLast(room - length)
      if length == 0 { break }
      if bytes.count - start > limits.maximumDocumentBytes {
        throw .tooLong(limit: limits.maximumDocumentBytes)
      }
      room = min(max(room, bytes.count - start), 8 << 20)
    }
    if bytes.count == start { throw InputProblem(.empty, "an empty file") }
  }

  private func nextLine(
    of reader: LineReader, in file: ArticleFile, into bytes: inout [UInt8], mayWait: Bool
  ) -> Step {
    let start = bytes.count
    do throws(InputProblem) {
      switch try reader.next(into: &bytes, mayWait: mayWait) {
      case .pending: return .pending
      case .end:
        let isEmpty = lineNumber == 0 && !file.isStandardInput
        closeLines()
        return isEmpty
          ? .problem(file, line: 0, InputProblem(.empty, "an empty file")) : .blankLine
      case .tooLong:
        lineNumber += 1
        return .problem(file, line: lineNumber, .tooLong(limit: limits.maximumDocumentBytes))
      case .line:
        lineNumber += 1
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if lineNumber == 1, bytes[start...].starts(with: mark) {
          bytes.removeSubrange(start..<(start + mark.count))
        }
        guard bytes[start...].allSatisfy(LineCursor.isBlank) else {
          return .article(file, line: lineNumber)
        }
        guard file.isStandardInput else { return .blankLine }
        return .problem(file, line: lineNumber, InputProblem(.emptyLine, "an empty line"))
      }
    } catch {
      closeLines()
      return .problem(file, line: 0, error)
    }
  }

  private func closeLines() {
    consumedBytesOfClosedFiles += openLines?.reader.consumedBytes ?? 0
    openLines = nil
  }
}
