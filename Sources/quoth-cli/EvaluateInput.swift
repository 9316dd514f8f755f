import ArgumentParser
import QuothBatch
import QuothDiagnostics
import QuothFormats
import QuothModel

/// Reads what evaluation commands are given, and writes what they found out.
enum EvaluateInput {
  /// The exit status for input that cannot be used.
  static let badInput = ExitCode(3)

  /// Reads annotated documents of any format that Quoth knows.
  ///
  /// - Throws: `ExitCode` 3 after every problem has been printed.
  static func documents(
    at path: String, format: DocumentSource.Format? = nil, texts: String? = nil
  ) throws -> DocumentCollection {
    do {
      let result = try DocumentSource.read(path: path, format: format, texts: texts)
      report(result.problems)
      if result.hasErrors { throw badInput }
      return result.collection
    } catch let fault as FileFault {
      report("quoth: error: \(fault)")
      throw badInput
    }
  }

  /// Reads texts without gold: files, folders, JSON Lines; what is no text is told and left out.
  static func texts(at paths: [String]) -> [AnnotatedDocument] {
    let loaded = ArticleLoader.articles(of: InputPlan(paths))
    for problem in loaded.problems { report("quoth: \(problem)") }
    return loaded.articles.map {
      AnnotatedDocument(id: $0.id, text: String(decoding: $0.text, as: UTF8.self), date: $0.date)
    }
  }

  /// Prints problems on standard error.
  static func report(_ problems: [DocumentProblem]) {
    for problem in problems { report(problem.rendered) }
  }

  /// Prints a line on standard error, made safe for terminals.
  static func report(_ line: String) {
    let shown = TerminalText.escaped(line).replacing("\n", with: "\\n") + "\n"
    StandardError.write(shown)
  }

  /// Prints text of several lines on standard error, made safe for terminals.
  static func reportLines(_ text: String) {
    StandardError.write(TerminalText.escaped(text) + "\n")
  }

  /// Shows how far a long run is, on terminals only.
  static func progress(_ text: String, isLast: Bool) {
    guard StandardError.isTerminal else { return }
    StandardError.write("\r\u{1B}[K" + (isLast ? "" : text))
  }

  /// Writes `bytes` to `path`, or to standard output.
  ///
  /// - Throws: `ExitCode` 3 if not everything could be written.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    do {
      var output = try OutputFile(path: path ?? "-")
      try output.write(bytes)
      try output.finish()
    } catch {
      report("quoth: error: \(error)")
      throw badInput
    }
  }
}
