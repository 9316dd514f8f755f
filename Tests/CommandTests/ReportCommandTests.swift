import TestSupport
import Testing

/// The reports that compare annotators, runs and rules, as a person reads them.
struct ReportCommandTests {
  private func document(victims: Bool) -> String {
    let rona = #",{"id":"m2","type":"Person","start":14,"end":18}"#
    let victim = #",{"role":"victims","mention":"m2"}"#
    return #"{"id":"d","text":"Gunmen killed Rona in Tarkan.","#
      + #""mentions":[{"id":"m1","type":"Force","start":0,"end":6}"# + (victims ? rona : "")
      + #"],"events":[{"id":"e1","type":"Killing","trigger":{"start":7,"end":13},"#
      + #""arguments":[{"role":"perpetrator","mention":"m1"}"# + (victims ? victim : "") + "]}]}\n"
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(document(victims: true).utf8, to: "whole.jsonl")
    try folder.write(document(victims: false).utf8, to: "part.jsonl")
    return folder
  }

  /// The lines of a report without the signature, which holds digests of the files.
  private func lines(_ result: Command.Result) -> [String] {
    String(decoding: result.output, as: UTF8.self).split(separator: "\n").dropFirst()
      .map(String.init)
  }

  @Test func `two annotators are compared by mention and by scalar`() throws {
    let folder = try folder()
    let result = try Command.run("agreement", "whole.jsonl", "part.jsonl", in: folder.path)
    #expect(result.status == 0)
    #expect(
      lines(result) == [
        "1 document",
        "Mentions (F1 is the same for both annotators; any shared scalar is a touch)",
        "  figure             F1  equal  touching  only first  only second",
        "  strict           66.7      1         0           1            0",
        "  partial          66.7      1         0           1            0",
        "  strict, Force   100.0      1         0           0            0",
        "  strict, Person    0.0      0         0           1            0",
        "Scalars (labels with 'outside', in the 1 of 1 documents without overlapping mentions)",
        "  figure                value",
        "  Cohen's kappa         0.685",
        "  Krippendorff's alpha  0.683",
        "  scalars                  29",
      ])
  }

  @Test func `a comparison names what was broken`() throws {
    let folder = try folder()
    let result = try Command.run(
      "compare", "whole.jsonl", "whole.jsonl", "part.jsonl", in: folder.path)
    #expect(result.status == 0)
    let report = lines(result)
    #expect(report.contains("Broken: right in A, wrong in B (1 item)"))
    #expect(report.contains("  d 14      mention  Person  Rona  missed"))
    #expect(report.contains("Fixed: wrong in A, right in B (0 items)"))
  }

  @Test func `role fillers are matched as entities`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"docid":"d","extracts":{"PerpInd":[[["gunmen",3],["the attackers",30]]],"Victim":[["Rona"]]}}"#
        .utf8, to: "gold.jsonl")
    try folder.write(
      #"{"docid":"d","pred_extracts":{"PerpInd":[["gunmen"]],"Victim":[]}}"#.utf8,
      to: "found.jsonl")
    let result = try Command.run(
      "evaluate", "gold.jsonl", "found.jsonl", "--role-fillers", in: folder.path)
    #expect(result.status == 0)
    #expect(
      lines(result) == [
        "1 document",
        "Role fillers (CEAF-REE, micro over documents and roles)",
        "  role           P      R     F1  correct  predicted  gold",
        "  all roles  100.0   50.0   66.7        1          1     2",
        "  PerpInd    100.0  100.0  100.0        1          1     1",
        "  Victim       n/a    0.0    0.0        0          0     1",
      ])
  }

  @Test(arguments: ["--ablate", "--timing"])
  func `what each rule of a pack does is told by rule`(option: String) throws {
    let folder = try folder()
    try folder.write(
      """
      quoth: 1
      pack: small
      imports: [english]
      types:
        Force: {}
        Person: {}
      events:
        Killing: {roles: {perpetrator: Force, victims: Person}}
      tables:
        head_nouns:
          - {type: Force, words: [gunmen]}
      rules:
        - id: killing
          event: Killing
          match: |
            {perpetrator:subject:Force} <active(kill)>
        - id: drowning
          event: Killing
          match: |
            {victims:subject:Person} <active(drown)>
      """.utf8, to: "small/rules.yaml")
    let result = try Command.run(
      "evaluate", "whole.jsonl", "--rules", "small", option, in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let report = lines(result)
    #expect(report.contains { $0.hasPrefix("  killing ") })
    #expect(report.contains { $0.hasPrefix("  drowning") })
  }
}
