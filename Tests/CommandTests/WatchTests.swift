import Foundation
import TestSupport
import Testing

/// `quoth evaluate --watch` and `--against` from outside: a rule file is saved and the answer read.
@Suite(.serialized) struct WatchTests {
  private static let rules = """
    quoth: 1
    pack: harbour
    imports: [conflict]
    rules:
      - id: boarding
        frame: Seizure
        verb: [VERBS]
        subject: {actor: Force | People | Person}
        object: {place: Location}
        no:
          - 'The rain stopped at noon'

    """
  private static let gold = """
    {"id":"a1","text":"Traders visited Tarkan. Gunmen cordoned Idlib.","mentions":[\
    {"id":"m1","type":"Force","start":24,"end":30},{"id":"m2","type":"Location","start":40,"end":45}],\
    "events":[{"id":"e1","type":"Seizure","trigger":{"start":31,"end":39},"arguments":[\
    {"role":"actor","mention":"m1"},{"role":"place","mention":"m2"}]}]}

    """

  private func folder(verbs: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.gold.utf8, to: "gold.jsonl")
    try save(verbs, in: folder)
    try folder.write("Soldiers cordoned Aleppo.\n".utf8, to: "texts/b1.txt")
    return folder
  }

  private func save(_ verbs: String, in folder: TemporaryFolder) throws {
    try folder.write(
      Self.rules.replacingOccurrences(of: "VERBS", with: verbs).utf8, to: "harbour/rules.yaml")
  }

  @Test func `saving a rule file prints what it gains and loses`() throws {
    let folder = try folder(verbs: "occupy")
    let watch = try RunningCommand(
      ["evaluate", "gold.jsonl", "--rules", "harbour", "--watch", "--text", "texts"],
      in: folder.path)
    try watch.wait(for: "Ctrl-C ends")
    #expect(watch.output.hasPrefix("1 document and 1 text: events "))
    try save("occupy, cordon", in: folder)
    try watch.wait(for: "figures n/a → n/a")
    #expect(
      watch.output.contains(
        """

        harbour/rules.yaml saved
        gained 2 (1 right, 1 without gold), lost 0
        + right Seizure <cordoned> actor=Gunmen, place=Idlib [boarding/active]
                a1: Gunmen ‹cordoned› Idlib.
        + ?     Seizure <cordoned> actor=Soldiers, place=Aleppo [boarding/active]
                b1: Soldiers ‹cordoned› Aleppo.

        """), "\(watch.output)")
    #expect(watch.output.contains("events 0.0 → 100.0 (+100.0)"), "\(watch.output)")
    #expect(watch.interrupt() == 0)
  }

  @Test func `a mistake is printed and the last good rules stay what the next are compared with`()
    throws
  {
    let folder = try folder(verbs: "cordon")
    let watch = try RunningCommand(
      ["evaluate", "gold.jsonl", "--rules", "harbour", "--watch"], in: folder.path)
    try watch.wait(for: "Ctrl-C ends")
    try save("cordon]\n    verbs: [x", in: folder)
    try watch.wait(for: "the last good rules stay")
    #expect(watch.errors.contains("harbour/rules.yaml:8:5: error: "), "\(watch.errors)")
    try save("occupy", in: folder)
    try watch.wait(for: "lost 1 (1 right)")
    // A file that is new in the folder is a rule file like the others.
    try folder.write(
      """
      quoth: 1
      pack: harbour
      rules:
        - id: cordoning
          event: Seizure
          match: |
            {actor:subject} <v(cordon)> {place:object}

      """.utf8, to: "harbour/more.yaml")
    try watch.wait(for: "harbour/more.yaml saved\ngained 1 (1 right), lost 0\n")
    #expect(watch.interrupt() == 0)
  }

  @Test func `rules with mistakes at the start are waited for`() throws {
    let folder = try folder(verbs: "cordon]\n    verbs: [x")
    let watch = try RunningCommand(
      ["evaluate", "gold.jsonl", "--rules", "harbour", "--watch"], in: folder.path)
    try watch.wait(for: "waiting for better ones")
    try watch.wait(for: "Ctrl-C ends")
    try save("cordon", in: folder)
    try watch.wait(for: "1 document: events 100.0")
    #expect(watch.interrupt() == 0)
  }

  @Test func `an earlier output is compared with what the rules find now`() throws {
    let folder = try folder(verbs: "cordon")
    try folder.write(
      #"{"id":"a1","text":"Traders visited Tarkan. Gunmen cordoned Idlib.","mentions":[],"events":[]}"#
        .utf8, to: "before.jsonl")
    let result = try Command.run(
      "evaluate", "gold.jsonl", "--rules", "harbour", "--against", "before.jsonl", "--format",
      "json", in: folder.path)
    #expect(result.status == 0)
    let row = try #require(result.rows.first)
    let gained = try #require(row["gained"] as? [[String: Any]])
    let event = try #require(gained.first { $0["kind"] as? String == "event" })
    #expect(event["verdict"] as? String == "right")
    #expect(event["rules"] as? [String] == ["boarding/active"])
    #expect((row["lost"] as? [Any])?.isEmpty == true)
  }

  @Test(arguments: [
    ["--watch"], ["--rules", "harbour", "--text", "texts"],
    ["--rules", "harbour", "--watch", "--against", "gold.jsonl"],
    ["--rules", "harbour", "--watch", "--format", "html"],
    ["--rules", "harbour", "--watch", "--errors"],
  ])
  func `options that make no sense together end with 2`(options: [String]) throws {
    let folder = try folder(verbs: "cordon")
    let result = try Command.run(["evaluate", "gold.jsonl"] + options, in: folder.path)
    #expect(result.status == 2)
  }
}
