import Foundation
import TestSupport
import Testing

/// The built command, run to its end.
struct Command {
  /// What a run left behind.
  struct Result {
    let status: Int32
    let output: [UInt8]
    let errors: String

    /// The rows, each as a JSON object.
    var rows: [[String: Any]] {
      output.split(separator: 0x0A).compactMap { line in
        try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      }
    }

    /// The lines on standard error.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// Where the package builder has put the command: beside the tests.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("quoth").path

  /// Runs `quoth` with `arguments`, from `folder`, giving it `input`.
  static func run(
    _ arguments: String..., input: [UInt8] = [], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, input: input, in: folder, environment: environment)
  }

  /// Runs the examples of a pack with one rule file; `files` stand beside it.
  static func test(pack rules: String, files: [String: String] = [:]) throws -> Result {
    let folder = try TemporaryFolder()
    try folder.write(rules.utf8, to: "pack/rules.yaml")
    for (name, text) in files { try folder.write(text.utf8, to: "pack/\(name)") }
    return try run("test", "pack", in: folder.path)
  }

  /// Runs `quoth` with `arguments`, which a test has in a list.
  static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // No test leaves bundles in the cache of whoever runs it.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["QUOTH_NO_CACHE": "1"]) { $1 }.merging(environment) { $1 }
    let files = try TemporaryFolder()
    let inputPath = try files.write(input, to: "input")
    let outputPath = try files.write([], to: "output")
    let errorPath = try files.write([], to: "errors")
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputPath))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try files.bytes(of: "output"),
      errors: String(decoding: try files.bytes(of: "errors"), as: UTF8.self))
  }
}
