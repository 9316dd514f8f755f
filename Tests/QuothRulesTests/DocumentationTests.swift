import Foundation
import QuothDiagnostics
import Testing

@testable import QuothRules

struct DocumentationTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(Repository.folder)/\(path)", encoding: .utf8)
  }

  @Test func `the example pack of the rule language has no mistakes`() throws {
    let document = try text("docs/rule-language.md")
    let block = try #require(document.components(separatedBy: "```yaml\n").dropFirst().first)
    let example = try #require(block.components(separatedBy: "```").first)
    let pack = try TemporaryPack(["rules.yaml": example, "vessels.tsv": "Aurora\tkind=ferry\n"])
    let rules = try Repository.loader().load([pack.folder])
    #expect(rules.diagnostics.map { $0.rendered() } == [])
    #expect(rules.packs == ["english", "conflict", "harbour"])
    #expect(rules.declarations.last?.examples.count == 2)
  }

  @Test func `the schema knows the keys that the reader knows`() throws {
    let data = try Data(text("docs/rule-file.schema.json").utf8)
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(properties.keys.sorted() == RuleFileReader.keys.sorted())
    let rules = try #require(properties["rules"] as? [String: Any])
    let items = try #require(rules["items"] as? [String: Any])
    let kinds = try #require(items["oneOf"] as? [[String: Any]])
    for kind in RuleKind.allCases {
      let own = kinds.first { ($0["required"] as? [String])?.contains(kind.rawValue) == true }
      let keys = try #require(own?["properties"] as? [String: Any]).keys
      #expect(keys.sorted() == RuleSetCompiler.keys(of: kind).sorted(), "\(kind)")
    }
  }

  @Test func `the schema in the documentation is the one that the program prints`() throws {
    #expect(try text("docs/rule-file.schema.json") == RuleFileSchema().json)
  }

  @Test func `the schema of a pack offers its types, roles, lexicons and macros`() throws {
    let pack = try TemporaryPack([
      "rules.yaml": """
      quoth: 1
      pack: harbour
      imports: [english]
      types: {Vessel: {}}
      events:
        Boarding: {roles: {boarder: Vessel, vessel: Vessel}}
      macros:
        by_force: |
          by force
      lexicons: [{type: Vessel, file: vessels.tsv}]

      """,
      "vessels.tsv": "Aurora\n",
    ])
    let (names, _) = try Repository.loader().names([pack.folder])
    let data = Data(RuleFileSchema(names: names).json.utf8)
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    func node(_ path: String) -> Any? {
      path.split(separator: ".").reduce(schema as Any?) { node, key in
        Int(key).map { (node as? [Any])?[$0] } ?? (node as? [String: Any])?[String(key)]
      }
    }
    let lexicon = "properties.lexicons.items.properties"
    #expect((node("\(lexicon).type.anyOf.0.enum") as? [String])?.first == "Vessel")
    #expect(node("\(lexicon).file.anyOf.0.enum") as? [String] == ["vessels.tsv"])
    let frame = "properties.rules.items.oneOf.2"
    #expect(node("\(frame).properties.frame.anyOf.0.enum") as? [String] == ["Boarding"])
    #expect(node("\(frame).allOf.0.if.properties.frame.const") as? String == "Boarding")
    let roles = node("\(frame).allOf.0.then.properties.subject.properties") as? [String: Any]
    #expect(roles?.keys.sorted() == ["boarder", "vessel"])
    #expect(node("\(frame).properties.verb") != nil)
    let match = node("properties.rules.items.oneOf.1.properties.match.description") as? String
    #expect(match?.contains("@by_force") == true)
  }

  @Test func `every predicate, relation and condition is described`() throws {
    let document = try text("docs/rule-language.md")
    let names =
      TriggerPredicate.allCases.filter { $0 != .word }.map(\.rawValue)
      + ClauseRelation.named.map(\.name) + LinkRule.conditionNames
      + TypeHierarchy.builtIns.map(\.name) + LexiconReader.columns
      + MentionResolver.builtInFeatures.map(\.key)
    for name in names { #expect(document.contains(name), "\(name)") }
  }
}

/// A pack in a folder that is removed with the value.
final class TemporaryPack {
  /// The folder of the pack, inside a folder of its own.
  let folder: String
  let parent: String

  init(_ files: [String: String]) throws {
    parent = "\(NSTemporaryDirectory())/quoth-\(UUID().uuidString)"
    folder = "\(parent)/pack"
    for (path, text) in files {
      let url = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
  }

  deinit {
    // A folder that stays behind harms nobody.
    _ = try? FileManager.default.removeItem(atPath: parent)
  }
}
