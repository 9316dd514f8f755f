import Foundation
import QuothDiagnostics
import QuothText
import Testing

@testable import QuothRules

/// The repository's folder, found from this file.
enum Repository {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static func inflection() throws -> Inflection {
    Inflection(table: try LexicalTable(path: "\(folder)/rules/english/english.lexicon"))
  }

  /// The files of Tests/Regressions/`kind`: what fuzzing found.
  static func regressions(_ kind: String) throws -> [String] {
    let regressions = "\(folder)/Tests/Regressions/\(kind)"
    return try FileManager.default.contentsOfDirectory(atPath: regressions).sorted().map {
      "\(regressions)/\($0)"
    }
  }

  static func loader() throws -> RuleSetLoader {
    RuleSetLoader(shippedFolder: "\(folder)/rules", inflection: try inflection())
  }
}

struct ShippedPacksTests {
  @Test func `the shipped packs have no mistakes`() throws {
    let rules = try Repository.loader().load(["\(Repository.folder)/rules/conflict"])
    #expect(rules.packs == ["english", "conflict"])
    let text = rules.diagnostics.map(DiagnosticRenderer.text).joined()
    #expect(text == "")
    #expect(rules.ruleSet.eventAlternatives.count > 100)
  }

  @Test func `every rule of the conflict pack says what it finds and what it leaves alone`() throws
  {
    let rules = try Repository.loader().load(["\(Repository.folder)/rules/conflict"])
    let own = rules.declarations.filter { !$0.isImported }
    #expect(own.count > 100)
    #expect(own.filter { !$0.examples.contains(where: \.isPositive) }.map(\.id) == [])
    #expect(own.filter { $0.examples.allSatisfy(\.isPositive) }.map(\.id) == [])
  }
}
