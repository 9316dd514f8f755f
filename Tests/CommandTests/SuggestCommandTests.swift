import Foundation
import TestSupport
import Testing

/// `quoth suggest` and `quoth schema` from outside.
@Suite(.serialized) struct SuggestCommandTests {
  private static let gold = """
    {"id":"a1","text":"Gunmen cordoned Idlib.","mentions":[\
    {"id":"m1","type":"Force","start":0,"end":6},{"id":"m2","type":"Location","start":16,"end":21}],\
    "events":[{"id":"e1","type":"Seizure","trigger":{"start":7,"end":15},"arguments":[\
    {"role":"actor","mention":"m1"},{"role":"place","mention":"m2"}]}]}

    """

  @Test func `prints measured rules as JSON that can be pasted into a pack`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.gold.utf8, to: "gold.jsonl")
    let result = try Command.run("suggest", "gold.jsonl", "--format", "json", in: folder.path)
    #expect(result.status == 0)
    let row = try #require(result.rows.first)
    #expect(row["missed_events"] as? Int == 1)
    let suggestions = try #require(row["suggestions"] as? [[String: Any]])
    let suggestion = try #require(suggestions.first)
    #expect(suggestion["words"] as? String == "cordon")
    let events = try #require(suggestion["events"] as? [String: Any])
    #expect(events["found"] as? Int == 1)
    #expect(events["wrong"] as? Int == 0)
    let rule = try #require(suggestion["rule"] as? String)
    try folder.write(
      "quoth: 1\npack: mine\nimports: [conflict]\nrules:\n\(rule)".utf8, to: "mine/rules.yaml")
    let check = try Command.run("check", "mine", in: folder.path)
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.errors == "1 rule, 1 example: no errors\n")
    let again = try Command.run("suggest", "gold.jsonl", "--rules", "mine", in: folder.path)
    #expect(
      String(decoding: again.output, as: UTF8.self)
        == "nothing is missing: 1 gold event, all found\n")
  }

  @Test func `gold that cannot be read ends with 3`() throws {
    let result = try Command.run("suggest", "missing.jsonl")
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
  }

  @Test func `check writes one object a line for editors`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "quoth: 1\npack: mine\nrules:\n  - id: a\n    evnt: Killing\n".utf8, to: "mine/rules.yaml")
    let result = try Command.run("check", "mine", "--format", "json", in: folder.path)
    #expect(result.status == 1)
    #expect(result.errors == "")
    let row = try #require(result.rows.first)
    #expect(row["path"] as? String == "mine/rules.yaml")
    #expect(row["line"] as? Int == 4)
    #expect(row["code"] as? String == "missing-key")
  }

  @Test func `the schema of a pack with mistakes offers its names all the same`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      quoth: 1
      pack: mine
      types: {Vessel: {}}
      events:
        Boarding: {roles: {vessel: Vessel}}
      rules:
        - id: a
          evnt: Boarding

      """.utf8, to: "mine/rules.yaml")
    let result = try Command.run("schema", "--rules", "mine", in: folder.path)
    #expect(result.status == 0)
    #expect(result.errors.contains("in the rules; 'quoth check' tells them"))
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(text.contains("\"Boarding\""))
    #expect(text.contains("\"Vessel\""))
  }
}
