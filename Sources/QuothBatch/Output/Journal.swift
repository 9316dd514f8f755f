import Glibc

/// How far the output of a run is complete: what a later run needs to go on.
struct JournalEntry: Hashable, Sendable {
  /// The bytes of complete output.
  var outputBytes = 0
  /// Their digest.
  var outputDigest: UInt64 = 0
  /// Where the input stands.
  var input = InputPosition()
  /// What was counted.
  var tally = Tally()
  /// Whether nothing but the renaming of the output is left to do.
  var isFinished = false

  fileprivate var fields: [String] {
    [
      isFinished ? "finished" : "rows", String(outputBytes), outputDigest.hexadecimal,
      String(input.items), input.digest.hexadecimal, String(tally.articles),
      String(tally.textBytes), String(tally.mentions), String(tally.events),
      String(tally.problems), String(tally.limitedArticles),
    ]
  }

  fileprivate init?(_ fields: [Substring]) {
    guard fields.count == 11, fields[0] == "rows" || fields[0] == "finished",
      let outputDigest = UInt64(fields[2], radix: 16),
      let inputDigest = UInt64(fields[4], radix: 16)
    else { return nil }
    let numbers = [1, 3, 5, 6, 7, 8, 9, 10].compactMap { Int(fields[$0]) }
    guard numbers.count == 8 else { return nil }
    outputBytes = numbers[0]
    self.outputDigest = outputDigest
    input = InputPosition(items: numbers[1], digest: inputDigest)
    tally.articles = numbers[2]
    tally.textBytes = numbers[3]
    tally.mentions = numbers[4]
    tally.events = numbers[5]
    tally.problems = numbers[6]
    tally.limitedArticles = numbers[7]
    isFinished = fields[0] == "finished"
  }

  init() {}
}

/// The file beside an unfinished output that says how far it is complete.
///
/// A line holds its fields between tabs and ends with a digest of them, so that a torn line is
/// no line. The first one names what the run was made with.
struct Journal {
  /// What a run is made with; two runs with equal conditions write the same bytes.
  typealias Conditions = [(name: String, value: String)]

  private static let magic = "quoth-journal-1"

  /// The lines of an earlier run's journal that are whole.
  struct Contents {
    var conditions: Conditions
    /// The entries, each with the length of the journal up to and with it.
    var entries: [(entry: JournalEntry, journalBytes: Int)]
  }

  /// Reads what is whole of the journal at `path`; `nil` if not even its head is.
  static func read(_ path: String) -> Contents? {
    guard let bytes = contents(of: path) else { return nil }
    var contents: Contents?
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      start = end + 1
      guard let fields = checkedFields(of: line) else { break }
      if contents == nil {
        guard fields.first.map(String.init) == magic else { return nil }
        contents = Contents(conditions: conditions(from: fields.dropFirst()), entries: [])
      } else if let entry = JournalEntry(fields) {
        contents?.entries.append((entry, start))
      } else {
        break
      }
    }
    return contents
  }

  /// The name of the first condition that is not the same in both.
  static func difference(_ earlier: Conditions, _ now: Conditions) -> String? {
    guard earlier.count == now.count else { return "the version of Quoth" }
    return zip(earlier, now).first { $0.name != $1.name || $0.value != escaped($1.value) }?.1.name
  }

  static func head(_ conditions: Conditions) -> [UInt8] {
    line([magic] + conditions.map { "\($0.name)=\($0.value)" })
  }

  static func line(_ entry: JournalEntry) -> [UInt8] { line(entry.fields) }

  private static func line(_ fields: [String]) -> [UInt8] {
    let body = fields.map(escaped).joined(separator: "\t")
    var digest = StreamDigest()
    digest.update(body.utf8)
    return Array("\(body)\t\(digest.value.hexadecimal)\n".utf8)
  }

  private static func escaped(_ field: String) -> String {
    field.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
  }

  private static func checkedFields(of line: String) -> [Substring]? {
    guard let tab = line.lastIndex(of: "\t") else { return nil }
    let body = line[..<tab]
    var digest = StreamDigest()
    digest.update(body.utf8)
    guard line[line.index(after: tab)...] == digest.value.hexadecimal else { return nil }
    return body.split(separator: "\t", omittingEmptySubsequences: false)
  }

  private static func conditions(from fields: some Sequence<Substring>) -> Conditions {
    fields.map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  private static func contents(of path: String) -> [UInt8]? {
    guard let source = try? FileSource(path: path), source.size != nil else { return nil }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while let length = try? source.read(into: &piece), length > 0 {
      bytes += piece[..<length]
    }
    return bytes
  }
}
