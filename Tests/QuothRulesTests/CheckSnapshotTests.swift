import Foundation
import Quoth
import QuothDiagnostics
import QuothText
import Testing

@testable import QuothRules

/// Whole reports of `quoth check` on packs with mistakes, as they stand in `Tests/Snapshots/check`.
///
/// With `QUOTH_UPDATE_SNAPSHOTS=1` in the environment the files are written instead of compared.
struct CheckSnapshotTests {
  @Test(arguments: [
    "seven-errors", "names", "patterns", "notation", "reach", "every-kind", "traps",
  ])
  func `reports everything at once`(name: String) throws {
    let folder = "\(Repository.folder)/Tests/Snapshots/check/\(name)"
    let report = try Self.report(on: folder).replacing("\(folder)/", with: "")
      .replacing("\(Repository.folder)/", with: "")
    let path = "\(folder)/expected.txt"
    if ProcessInfo.processInfo.environment["QUOTH_UPDATE_SNAPSHOTS"] == "1" {
      try report.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == report)
  }

  static func report(on folder: String) throws -> String {
    let rules = try Repository.loader().load([folder])
    let table = try LexicalTable(path: "\(Repository.folder)/rules/english/english.lexicon")
    let examples = ExampleRunner(rules.ruleSet, table: table).check(rules.declarations)
    let diagnostics =
      (rules.diagnostics + RuleSetChecker(rules).check() + examples.diagnostics).sortedByPlace()
    return diagnostics.map { DiagnosticRenderer.text($0) }.joined(separator: "\n")
  }

  @Test func `seven mistakes are seven errors`() throws {
    let report = try Self.report(on: "\(Repository.folder)/Tests/Snapshots/check/seven-errors")
    #expect(report.split(separator: "\n").filter { $0.contains(": error: ") }.count == 7)
  }
}
