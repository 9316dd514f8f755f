internal import PCRE2
internal import QuothDiagnostics
internal import QuothText

/// Reads lexicons: one name a line, then a tab and its features as `key=value;key=value`.
struct LexiconReader {
  let problems: ProblemCollector
  let type: TypeID
  let hasArabicVariants: Bool

  /// The columns that a line may have.
  static let columns = [
    "canonical", "capitals", "context", "country", "kind", "position", "side",
  ]

  /// The entries of the file with index `file`; lines that start with `#` are comments.
  func read(_ file: Int) -> [LexiconEntry] {
    let bytes = problems.files[file].bytes
    guard bytes.isValidUTF8 else {
      let offset = bytes.firstInvalidUTF8Offset
      problems.report(
        "invalid-utf8", "the file is not UTF-8 from byte \(offset) on",
        at: SourceRange(file: file, utf8: offset..<offset))
      return []
    }
    var entries: [LexiconEntry] = []
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while position < bytes.count {
      let lineEnd = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      var end = lineEnd
      if end > position, bytes[end - 1] == 0x0D { end -= 1 }
      if position < end, bytes[position] != UInt8(ascii: "#"),
        let entry = entry(bytes, position..<end, file: file)
      {
        entries.append(entry)
      }
      position = lineEnd + 1
    }
    return entries
  }

  private func entry(_ bytes: [UInt8], _ line: Range<Int>, file: Int) -> LexiconEntry? {
    let columns = bytes[line].split(separator: 0x09, omittingEmptySubsequences: false)
    let words = columns[0].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard !words.isEmpty else {
      if !bytes[line].allSatisfy({ $0 == 0x20 }) {
        problems.report(
          "empty-name", "the line has features but no name",
          at: SourceRange(file: file, utf8: line))
      }
      return nil
    }
    if columns.count > 2 {
      problems.report(
        "unknown-column", "a line has a name and, behind one tab, its features",
        at: SourceRange(file: file, utf8: columns[2].startIndex..<line.upperBound),
        help: ["separate features by ';': kind=town;country=Syria"])
    }
    checkCharacters(columns[0], file: file)
    let features = columns.count > 1 ? features(of: columns[1], file: file) : []
    return LexiconEntry(
      words: words, type: type, features: features, hasArabicVariants: hasArabicVariants)
  }

  private func features(of column: ArraySlice<UInt8>, file: Int) -> [LexiconEntry.Feature] {
    column.split(separator: UInt8(ascii: ";")).compactMap { cell in
      let range = SourceRange(file: file, utf8: cell.startIndex..<cell.endIndex)
      guard let sign = cell.firstIndex(of: UInt8(ascii: "=")) else {
        problems.report(
          "invalid-feature", "a feature is written key=value", at: range,
          help: ["features are separated by ';'"])
        return nil
      }
      let key = String(decoding: cell[..<sign], as: UTF8.self)
      guard LexiconReader.columns.contains(key) else {
        problems.reportUnknown(
          "column", key, at: range, among: LexiconReader.columns, called: "columns")
        return nil
      }
      let value = String(decoding: cell[(sign + 1)...], as: UTF8.self)
      return LexiconEntry.Feature(key: key, value: value)
    }
  }

  private func checkCharacters(_ name: ArraySlice<UInt8>, file: Int) {
    guard name.contains(where: { $0 >= 0x80 || $0 < 0x20 }) else { return }
    let text = String(decoding: name, as: UTF8.self)
    let range = SourceRange(file: file, utf8: name.startIndex..<name.endIndex)
    if let problem = SuspiciousCharacters.problem(in: text) {
      problems.report(problem.code, problem.message, at: range)
    }
  }
}

/// Finds characters that a reader of a rule cannot see or would take for others.
enum SuspiciousCharacters {
  /// The first problem in `text`, if any.
  static func problem(in text: String) -> (code: String, message: String)? {
    var hasLatin = false
    var hasLookalike = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xE000...0xF8FF:
        return ("private-use-character", "private-use character \(name(scalar))")
      case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
        return ("invisible-character", "the invisible character \(name(scalar)) stands here")
      case 0x00..<0x09, 0x0B..<0x20, 0x7F..<0xA0:
        return ("control-character", "the control character \(name(scalar)) stands here")
      case 0x41...0x5A, 0x61...0x7A: hasLatin = true
      case 0x0370...0x03FF, 0x0400...0x052F: hasLookalike = true
      case 0x20, 0x09, 0x0A:
        hasLatin = false
        hasLookalike = false
      default: break
      }
      if hasLatin, hasLookalike {
        return ("mixed-script", "a word mixes Latin letters with Greek or Cyrillic ones")
      }
    }
    return nil
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    "U+\(String(scalar.value, radix: 16, uppercase: true))"
  }
}
