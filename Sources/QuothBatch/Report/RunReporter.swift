internal import QuothDiagnostics
internal import QuothModel

/// How the messages of a run look on standard error.
package enum LogFormat: String, Sendable, CaseIterable {
  /// One line for people.
  case text
  /// One JSON object a line.
  case json
}

/// Tells people about a run on standard error: what went wrong, how far it is, how it ended.
///
/// Everything goes through one thread at a time. Standard error may be gone; that stops nothing.
final class RunReporter {
  private let format: LogFormat
  private let isQuiet: Bool
  private let errors: FileDescriptor
  private var progress: ProgressBar?
  private var lineProblems = 0

  /// Problems of single lines shown as text; their rows name them all.
  private static let shownLineProblems = 20

  init(format: LogFormat, isQuiet: Bool, progress: ProgressBar?) {
    self.format = format
    self.isQuiet = isQuiet
    self.progress = progress
    errors = FileDescriptor(2, path: "standard error", closes: false)
  }

  /// Shows `message`: problems are shown even when the run is to be quiet.
  func show(_ message: RunMessage) {
    guard format == .text else { return print(Self.json(message)) }
    if message.line > 0 {
      lineProblems += 1
      if lineProblems == Self.shownLineProblems + 1 {
        printLine("quoth: more lines have problems; each has its row")
      }
      guard lineProblems <= Self.shownLineProblems else { return }
    }
    let place = message.line > 0 ? "\(message.file):\(message.line)" : message.file
    let article = message.articleID.map { " (article '\($0)')" } ?? ""
    printLine("quoth: \(place): \(message.problem.message)\(article)")
  }

  /// Shows a sentence about the run itself.
  func show(_ sentence: String, level: String = "error") {
    guard format == .text else {
      var json = JSONWriter()
      json.beginObject()
      json.field("level", level)
      json.field("message", sentence)
      json.endObject()
      json.endLine()
      return print(json.bytes)
    }
    if level == "error" || !isQuiet { printLine("quoth: \(sentence)") }
  }

  /// Moves the progress bar on.
  func advance(to tally: Tally, consumedBytes: Int) {
    guard let line = progress?.line(for: tally, consumedBytes: consumedBytes) else { return }
    print(Array(line.utf8))
  }

  /// Clears the progress bar and shows what the run did, where somebody wants to know.
  func finish(_ tally: Tally, seconds: Double) {
    clearProgress()
    if format == .json { return print(Self.json(tally, seconds: seconds)) }
    if tally.limitedArticles > 0 {
      printLine(
        "quoth: on \(Self.count(tally.limitedArticles, "article")) a rule ran out of its budget")
    }
    guard progress != nil, !isQuiet else { return }
    let megabytes = Double(tally.textBytes) / 1e6
    let speed = seconds > 0 ? megabytes / seconds : 0
    printLine(
      "\(Self.count(tally.articles, "article")), \(Self.decimal(megabytes)) MB, "
        + "\(Self.count(tally.events, "event")), \(Self.count(tally.problems, "problem")) "
        + "in \(Self.decimal(seconds)) s (\(Self.decimal(speed)) MB/s)")
  }

  private func printLine(_ line: String) {
    clearProgress()
    let oneLine = TerminalText.escaped(line).replacing("\n", with: " ").replacing("\t", with: " ")
    print(Array((oneLine + "\n").utf8))
  }

  private func clearProgress() {
    guard let clearing = progress?.clearing() else { return }
    print(Array(clearing.utf8))
  }

  private func print(_ bytes: [UInt8]) { try? errors.write(bytes) }

  private static func json(_ message: RunMessage) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.field("level", message.problem.code == .ruleLimit ? "warning" : "error")
    json.field("code", message.problem.code.rawValue)
    json.field("file", message.file)
    if message.line > 0 { json.field("line", message.line) }
    if let id = message.articleID { json.field("id", id) }
    if let offset = message.problem.utf8Offset { json.field("byte", offset) }
    json.field("message", message.problem.message)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private static func json(_ tally: Tally, seconds: Double) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.field("level", "summary")
    json.field("articles", tally.articles)
    json.field("text_bytes", tally.textBytes)
    json.field("mentions", tally.mentions)
    json.field("events", tally.events)
    json.field("problems", tally.problems)
    json.field("rule_limits", tally.limitedArticles)
    json.field("seconds", (seconds * 1000).rounded() / 1000)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  static func decimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
