import Foundation
import Testing

/// Holds the figures against nervaluate 1.2.1, seqeval 1.2.2 and a second computation in Python.
struct ReferenceTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python =
    ProcessInfo.processInfo.environment["QUOTH_PYTHON"]
    ?? root.appendingPathComponent(".venv/bin/python").path
  private static let command = root.appendingPathComponent(".build/debug/quoth").path

  private static let canRun: Bool = {
    let isThere =
      FileManager.default.isExecutableFile(atPath: python)
      && FileManager.default.isExecutableFile(atPath: command)
    if !isThere {
      let message =
        "quoth: nervaluate and seqeval are missing: the comparison with them is SKIPPED; "
        + "tools/evaluation/setup installs them\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
    return isThere
  }()

  @Test(.enabled(if: canRun, "needs tools/evaluation/setup and a built command"))
  func `every figure equals that of the libraries and of the definitions`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [
      Self.root.appendingPathComponent("tools/evaluation/check.py").path, Self.command, "2",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains(", 0 differ"))
  }
}
