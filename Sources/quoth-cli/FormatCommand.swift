import ArgumentParser
import QuothDiagnostics
import QuothFormats
import QuothRules

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
        status = max(status, try formatStandardInput())
      } else {
        let files = ruleFiles(at: path)
        if files.isEmpty {
          DiagnosticOutput.writeToStandardError("error: there is no rule file at '\(path)'\n")
          status = 3
        }
        for file in files { status = max(status, try format(file)) }
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func formatStandardInput() throws -> Int32 {
    let bytes = try InputFile.bytes(at: "-")
    guard let formatted = try formatted(bytes, path: "<standard input>") else { return 1 }
    if check { return formatted == bytes ? 0 : 1 }
    try CommandOutput.write(String(decoding: formatted, as: UTF8.self))
    return 0
  }

  private func format(_ path: String) throws -> Int32 {
    guard let bytes = try? InputFile.bytes(at: path) else {
      DiagnosticOutput.writeToStandardError("error: '\(path)' cannot be read\n")
      return 3
    }
    guard let formatted = try formatted(bytes, path: path) else { return 1 }
    guard formatted != bytes else { return 0 }
    if check {
      DiagnosticOutput.writeToStandardError("\(path) is not formatted\n")
      return 1
    }
    do throws(FileFault) {
      // A link stays a link: the file that it leads to is replaced.
      var output = try OutputFile(path: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      try output.write(formatted)
      try output.finish()
    } catch {
      DiagnosticOutput.writeToStandardError("error: \(error.description)\n")
      return 3
    }
    DiagnosticOutput.writeToStandardError("formatted \(path)\n")
    return 0
  }

  /// The file in its layout, or `nil` after its mistakes were told.
  private func formatted(_ bytes: [UInt8], path: String) throws -> [UInt8]? {
    switch RuleFileFormatter.format(SourceFile(path: path, bytes: bytes)) {
    case .formatted(let formatted): return formatted
    case .refused(let diagnostics):
      try DiagnosticOutput.write(diagnostics, format: .text)
      return nil
    }
  }

  private func ruleFiles(at path: String) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard InputFile.isFolder(path) else { return [path] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
      .map { "\(path)/\($0)" }
  }
}
