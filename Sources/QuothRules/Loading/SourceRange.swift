internal import QuothDiagnostics

/// A stretch of one of the files that are being loaded.
struct SourceRange: Hashable {
  /// The index in `ProblemCollector.files`.
  let file: Int
  /// In UTF-8 bytes of the file.
  let utf8: Range<Int>
}

/// Gathers what is wrong with the files of a rule set, so that all of it is told at once.
final class ProblemCollector {
  private(set) var files: [SourceFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var toldOnce: Set<String> = []

  /// Adds a file and returns its index.
  func add(_ file: SourceFile) -> Int {
    files.append(file)
    return files.count - 1
  }

  /// Reports an error.
  func report(
    _ code: String, _ message: String, at range: SourceRange?, help: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(code: code, message, at: range.map(place), help: help))
  }

  /// Reports an error once, wherever else it would be found again.
  func reportOnce(
    _ code: String, _ message: String, at range: SourceRange, help: [String] = []
  ) {
    guard toldOnce.insert("\(code) \(message)").inserted else { return }
    report(code, message, at: range, help: help)
  }

  /// Reports that `name` is not known, with what may have been meant.
  func reportUnknown(
    _ what: String, _ name: String, at range: SourceRange, among names: some Sequence<String>,
    called plural: String
  ) {
    report(
      "unknown-\(what.replacing(" ", with: "-"))", "no \(what) is named '\(name)'", at: range,
      help: SpellingSuggestion.help(for: name, among: names, called: plural))
  }

  /// What may have been meant by `name`, or what there is.
  func help(
    for name: String, among names: some Sequence<String>, called plural: String
  ) -> [String] {
    SpellingSuggestion.help(for: name, among: names, called: plural)
  }

  /// The closest of `names`, if one is close.
  func closest(to name: String, among names: some Sequence<String>) -> String? {
    SpellingSuggestion.closest(to: name, among: names)
  }

  /// The author's own text at `range`.
  func text(at range: SourceRange) -> String {
    let bytes = files[range.file].bytes
    return String(decoding: bytes[range.utf8.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Adds diagnostics that are complete.
  func add(_ diagnostics: [Diagnostic]) {
    self.diagnostics += diagnostics
  }

  /// The line and column of a range.
  func place(_ range: SourceRange) -> SourcePlace { files[range.file].place(range.utf8) }
}
