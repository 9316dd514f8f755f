internal import QuothModel

/// Reads an article from one line of JSON, strictly, in one pass over its bytes.
///
/// Fields that are not asked for are checked and kept as they are written, but for the mentions
/// and events of an earlier annotation.
package struct ArticleLineParser {
  private let id: [UInt8]
  private let text: [UInt8]
  private let date: [UInt8]
  private let source: [UInt8]
  private let maximumTextBytes: Int
  /// Deeper objects and lists than this are refused.
  private static let maximumDepth = 64
  /// The keys of a row that the run itself writes.
  private static let ownKeys = ["id", "text", "date", "source", "mentions", "events", "error"]
    .map { Array($0.utf8) }

  package init(fields: ArticleFields, maximumTextBytes: Int) {
    id = Array(fields.id.utf8)
    text = Array(fields.text.utf8)
    date = Array(fields.date.utf8)
    source = Array(fields.source.utf8)
    self.maximumTextBytes = maximumTextBytes
  }

  /// Fills `article` from `line`; on an error its id is set if it was read before the error.
  package func parse(
    _ line: UnsafeBufferPointer<UInt8>, into article: inout Article
  ) throws(InputProblem) {
    article.id = ""
    article.text.removeAll(keepingCapacity: true)
    article.date = nil
    article.source = nil
    article.extras.removeAll(keepingCapacity: true)
    if let problem = TextCheck.problem(in: line) { throw problem }
    var cursor = LineCursor(line)
    cursor.skipBlanks()
    try cursor.expect(UInt8(ascii: "{"), "a JSON object")
    var seen = Seen()
    if !cursor.takes(UInt8(ascii: "}")) {
      repeat {
        try parseField(&cursor, into: &article, seen: &seen)
      } while cursor.takes(UInt8(ascii: ","))
      try cursor.expect(UInt8(ascii: "}"), "',' or '}'")
    }
    try cursor.expectEnd()
    guard seen.id else { throw missing(id) }
    guard seen.text else { throw missing(text) }
  }

  private struct Seen {
    var id = false
    var text = false
    var date = false
    var source = false
  }

  private func parseField(
    _ cursor: inout LineCursor, into article: inout Article, seen: inout Seen
  ) throws(InputProblem) {
    cursor.skipBlanks()
    let offset = cursor.offset
    let key = try cursor.string("a field name")
    cursor.skipBlanks()
    try cursor.expect(UInt8(ascii: ":"), "':'")
    cursor.skipBlanks()
    if cursor.equals(key, text) {
      try note(&seen.text, text, at: offset)
      try parseText(&cursor, into: &article)
    } else if cursor.equals(key, id) {
      try note(&seen.id, id, at: offset)
      article.id = try parseID(&cursor)
    } else if cursor.equals(key, date) {
      try note(&seen.date, date, at: offset)
      article.date = try parseDate(&cursor)
    } else if cursor.equals(key, source) {
      try note(&seen.source, source, at: offset)
      article.source = try optionalString(&cursor)
    } else {
      try parseOther(&cursor, key: key, into: &article)
    }
    cursor.skipBlanks()
  }

  private func parseOther(
    _ cursor: inout LineCursor, key: Range<Int>, into article: inout Article
  ) throws(InputProblem) {
    let start = cursor.offset
    try cursor.skipValue(depth: Self.maximumDepth)
    guard !Self.ownKeys.contains(where: { cursor.equals(key, $0) }) else { return }
    var name: [UInt8] = []
    try cursor.decode(key, into: &name)
    article.extras.append(
      ExtraField(
        key: String(decoding: name, as: UTF8.self), json: cursor.text(start..<cursor.offset)))
  }

  private func note(_ flag: inout Bool, _ name: [UInt8], at offset: Int) throws(InputProblem) {
    guard !flag else {
      throw InputProblem(
        .invalidField, "field '\(String(decoding: name, as: UTF8.self))' appears twice",
        utf8Offset: offset)
    }
    flag = true
  }

  private func parseText(
    _ cursor: inout LineCursor, into article: inout Article
  ) throws(InputProblem) {
    let offset = cursor.offset
    guard cursor.peek == UInt8(ascii: "\"") else { throw notAString(text, at: offset) }
    let content = try cursor.string("a text")
    try cursor.decode(content, into: &article.text)
    if article.text.count > maximumTextBytes { throw .tooLong(limit: maximumTextBytes) }
  }

  private func parseID(_ cursor: inout LineCursor) throws(InputProblem) -> String {
    let offset = cursor.offset
    guard cursor.peek != UInt8(ascii: "\"") else {
      let value = try decodedString(&cursor)
      guard !value.isEmpty else {
        throw InputProblem(
          .invalidField, "field '\(String(decoding: id, as: UTF8.self))' is empty",
          utf8Offset: offset)
      }
      return value
    }
    let number = cursor.integer()
    guard !number.isEmpty else {
      throw InputProblem(
        .invalidField,
        "field '\(String(decoding: id, as: UTF8.self))' is neither a string nor an integer",
        utf8Offset: offset)
    }
    return cursor.text(number)
  }

  private func parseDate(_ cursor: inout LineCursor) throws(InputProblem) -> String? {
    let offset = cursor.offset
    guard let value = try optionalString(&cursor), !value.isEmpty else { return nil }
    guard let day = ArticleDate.day(in: value) else {
      throw InputProblem(
        .invalidField,
        "field '\(String(decoding: date, as: UTF8.self))' is not a date as YYYY-MM-DD",
        utf8Offset: offset)
    }
    return day
  }

  private func optionalString(_ cursor: inout LineCursor) throws(InputProblem) -> String? {
    if cursor.peek == UInt8(ascii: "\"") { return try decodedString(&cursor) }
    try cursor.skipValue(depth: Self.maximumDepth)
    return nil
  }

  private func decodedString(_ cursor: inout LineCursor) throws(InputProblem) -> String {
    let content = try cursor.string("a string")
    var bytes: [UInt8] = []
    try cursor.decode(content, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func missing(_ name: [UInt8]) -> InputProblem {
    InputProblem(
      .missingField, "the record has no field '\(String(decoding: name, as: UTF8.self))'")
  }

  private func notAString(_ name: [UInt8], at offset: Int) -> InputProblem {
    InputProblem(
      .invalidField, "field '\(String(decoding: name, as: UTF8.self))' is not a string",
      utf8Offset: offset)
  }
}
