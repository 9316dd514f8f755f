import ArgumentParser
import Foundation
import QuothDiagnostics
import QuothRules

/// `quoth format`: brings rule files into one layout.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Brings rule files into one layout; comments stay where they are.",
    discussion: "'-' formats standard input to standard output.")

  @Argument(help: "Rule files, or folders whose rule files are all formatted.")
  var paths: [String]

  @Flag(help: "Change nothing; end with status 1 if a file is not in the layout.")
  var check = false

  func run() throws {
    var status: Int32 = 0
    for path in paths {
      if path == "-" {
        status = max(status, formatStandardInput())
      } else {
        let files = ruleFiles(at: path)
        if files.isEmpty {
          DiagnosticOutput.writeToStandardError("error: there is no rule file at '\(path)'\n")
          status = 3
        }
        for file in files { status = max(status, format(file)) }
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func formatStandardInput() -> Int32 {
    let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
    guard let formatted = formatted(bytes, path: "<standard input>") else { return 1 }
    if check { return formatted == bytes ? 0 : 1 }
    return Self.write(formatted, to: FileHandle.standardOutput) ? 0 : 3
  }

  private func format(_ path: String) -> Int32 {
    guard let data = FileManager.default.contents(atPath: path) else {
      DiagnosticOutput.writeToStandardError("error: '\(path)' cannot be read\n")
      return 3
    }
    let bytes = Array(data)
    guard let formatted = formatted(bytes, path: path) else { return 1 }
    guard formatted != bytes else { return 0 }
    if check {
      DiagnosticOutput.writeToStandardError("\(path) is not formatted\n")
      return 1
    }
    do {
      try Data(formatted).write(to: URL(fileURLWithPath: path), options: .atomic)
      DiagnosticOutput.writeToStandardError("formatted \(path)\n")
      return 0
    } catch {
      DiagnosticOutput.writeToStandardError("error: '\(path)' cannot be written\n")
      return 3
    }
  }

  /// The file in its layout, or `nil` after its mistakes were told.
  private func formatted(_ bytes: [UInt8], path: String) -> [UInt8]? {
    switch RuleFileFormatter.format(SourceFile(path: path, bytes: bytes)) {
    case .formatted(let formatted): return formatted
    case .refused(let diagnostics):
      DiagnosticOutput.write(diagnostics, format: .text)
      return nil
    }
  }

  private func ruleFiles(at path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return [path] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
      .map { "\(path)/\($0)" }
  }

  private static func write(_ bytes: [UInt8], to handle: FileHandle) -> Bool {
    (try? handle.write(contentsOf: Data(bytes))) != nil
  }
}
