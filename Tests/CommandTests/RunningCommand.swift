import Foundation
import Glibc
import TestSupport

/// The built command while it runs.
final class RunningCommand {
  /// Why waiting for output has failed.
  struct NeverPrinted: Error, CustomStringConvertible {
    let expected: String
    let output: String
    let errors: String

    var description: String {
      "'\(expected)' was never printed; standard output:\n\(output)\nstandard error:\n\(errors)"
    }
  }

  private let process = Process()
  private let files: TemporaryFolder
  /// The lines on standard output that `nextLines` has handed out.
  private var readCount = 0

  /// Starts `quoth` with `arguments` in `folder`; standard error can go where standard output goes.
  init(_ arguments: [String], in folder: String, mergingOutput: Bool = false) throws {
    files = try TemporaryFolder()
    process.executableURL = URL(fileURLWithPath: Command.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(
      forWritingTo: URL(fileURLWithPath: try files.write([], to: "output")))
    process.standardOutput = output
    process.standardError =
      mergingOutput
      ? output
      : try FileHandle(forWritingTo: URL(fileURLWithPath: try files.write([], to: "errors")))
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  /// Everything on standard output so far.
  var output: String {
    String(decoding: (try? files.bytes(of: "output")) ?? [], as: UTF8.self)
  }

  /// Everything on standard error so far.
  var errors: String {
    String(decoding: (try? files.bytes(of: "errors")) ?? [], as: UTF8.self)
  }

  /// Waits until standard output or standard error has `text`.
  ///
  /// - Throws: `NeverPrinted` when it has not come after a minute.
  func wait(for text: String) throws {
    for _ in 0..<600 {
      if output.contains(text) || errors.contains(text) { return }
      usleep(100_000)
    }
    throw NeverPrinted(expected: text, output: output, errors: errors)
  }

  /// Waits for a line with `mark`, and returns all lines since the last ones, up to it.
  ///
  /// - Throws: `NeverPrinted` when it has not come after a minute.
  func nextLines(upTo mark: String) throws -> [String] {
    for _ in 0..<600 {
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      // The last one is not complete before its line feed is there.
      let new = lines.dropLast().dropFirst(readCount)
      if let last = new.firstIndex(where: { $0.contains(mark) }) {
        readCount = last + 1
        return Array(new[...last])
      }
      usleep(100_000)
    }
    throw NeverPrinted(expected: mark, output: output, errors: errors)
  }

  /// Presses Ctrl-C and waits for the end.
  ///
  /// - Returns: The exit status, or -1 if the command had to be killed.
  func interrupt() -> Int32 {
    process.interrupt()
    for _ in 0..<200 where process.isRunning { usleep(50_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
