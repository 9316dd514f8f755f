import ArgumentParser
import QuothDiagnostics
import QuothFormats

/// Standard output of the author's commands: every byte is written, or the command fails.
enum CommandOutput {
  /// Writes data to standard output.
  ///
  /// - Throws: `ExitCode(3)`, after one line on standard error, when the system takes less than everything.
  static func write(_ text: String) throws {
    do throws(FileFault) {
      var output = try OutputFile(path: "-")
      try output.write(text)
      try output.finish()
    } catch {
      DiagnosticOutput.writeToStandardError("error: \(TerminalText.escaped(error.description))\n")
      throw ExitCode(3)
    }
  }
}
