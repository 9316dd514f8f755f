import ArgumentParser

extension QuothCommand {
  /// The exit status for mistakes on the command line.
  private static let usage: Int32 = 2

  /// Runs the command; mistakes on the command line end it with 2, not with the parser's 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      EvaluateInput.reportLines(fullMessage(for: error))
      exit(withError: ExitCode(usage))
    }
  }
}
