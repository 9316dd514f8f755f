import Foundation
import TestSupport
import Testing

/// docs/first-rule.md: every step of the page is done as it stands there, and prints what stands there.
///
/// With QUOTH_REWRITE=1 in the environment the page gets what the program prints instead.
@Suite(.serialized) struct FirstRuleTests {
  private static let docs =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/docs"
  private static let pagePath = docs + "/first-rule.md"

  @Test func `every step of the page prints what the page says`() throws {
    let text = try String(contentsOfFile: Self.pagePath, encoding: .utf8)
    let page = TutorialPage(text)
    #expect(page.steps.count > 15)
    let reader = try PageReader(docs: Self.docs)
    var corrections: [(firstLine: Int, old: Int, new: [String])] = []
    for step in page.steps {
      guard let (firstLine, expected, printed) = try reader.perform(step) else { continue }
      #expect(printed == expected, "docs/first-rule.md:\(firstLine)")
      corrections.append((firstLine, expected.count, printed))
    }
    #expect(reader.interrupt() == 0)
    guard ProcessInfo.processInfo.environment["QUOTH_REWRITE"] == "1" else { return }
    var lines = page.lines
    for (firstLine, old, new) in corrections.reversed() {
      lines.replaceSubrange(firstLine..<firstLine + old, with: new)
    }
    try lines.joined(separator: "\n").write(
      toFile: Self.pagePath, atomically: true, encoding: .utf8)
  }

  /// Somebody who does what the page says, in a folder of their own.
  private final class PageReader {
    private let home: TemporaryFolder
    private var folder: String
    private var background: RunningCommand?

    init(docs: String) throws {
      home = try TemporaryFolder()
      folder = home.path
      try FileManager.default.createSymbolicLink(
        atPath: "\(home.path)/docs", withDestinationPath: docs)
    }

    /// Does a step; returns where its output stands on the page, what stands there, and what was printed.
    func perform(
      _ step: TutorialPage.Step
    ) throws -> (firstLine: Int, expected: [String], printed: [String])? {
      switch step {
      case .file(let path, let content):
        let url = URL(filePath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: url, atomically: true, encoding: .utf8)
        return nil
      case .command(let command, let output, let firstLine):
        if command.hasPrefix("cd ") {
          folder += "/" + command.dropFirst(3)
          return nil
        }
        return (firstLine, output, try run(command))
      case .background(let command, let output, let firstLine):
        let words = command.split(separator: " ").map(String.init)
        background = try RunningCommand(
          Array(words.dropFirst()), in: folder, mergingOutput: true)
        return (firstLine, output, try background?.nextLines(upTo: "Ctrl-C ends") ?? [])
      case .later(let output, let firstLine):
        // Each change ends with the figures before and after.
        return (firstLine, output, try background?.nextLines(upTo: "→") ?? [])
      }
    }

    func interrupt() -> Int32? { background?.interrupt() }

    private func run(_ command: String) throws -> [String] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command]
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      let programs = URL(fileURLWithPath: Command.path).deletingLastPathComponent().path
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["PATH": "\(programs):\(path)", "QUOTH_NO_CACHE": "1"]
      ) { $1 }
      let output = try home.write([], to: "output")
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = handle
      process.standardError = handle
      try process.run()
      process.waitUntilExit()
      let text = String(decoding: try home.bytes(of: "output"), as: UTF8.self)
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      return lines
    }
  }
}
