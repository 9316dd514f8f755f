import Foundation
import TestSupport
import Testing

/// `quoth evaluate`, `compare` and `convert` from outside.
@Suite(.serialized) struct EvaluateCommandTests {
  private let document =
    #"{"id":"d","text":"Rona fell.","mentions":[{"id":"m","type":"Location","start":0,"end":4}],"events":[]}"#
  private let empty = #"{"id":"d","text":"Rona fell.","mentions":[],"events":[]}"#

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write((document + "\n").utf8, to: "gold.jsonl")
    try folder.write((empty + "\n").utf8, to: "none.jsonl")
    try folder.write((document + " x\n{").utf8, to: "bad.jsonl")
    return folder
  }

  @Test func `prints one report in JSON`() throws {
    let folder = try folder()
    let result = try Command.run(
      "evaluate", "gold.jsonl", "gold.jsonl", "--format", "json", in: folder.path)
    #expect(result.status == 0)
    let report = try #require(result.rows.first)
    let mentions = try #require(report["mentions"] as? [String: [String: Any]])
    #expect(mentions["strict"]?["f1"] as? Double == 1)
    #expect((report["signature"] as? String)?.hasPrefix("quoth-evaluate 1|") == true)
  }

  @Test func `a missed budget ends with 1, after the report`() throws {
    let folder = try folder()
    let result = try Command.run(
      "evaluate", "gold.jsonl", "none.jsonl", "--format", "json", "--fail-under",
      "mentions.strict=0.5", in: folder.path)
    #expect(result.status == 1)
    #expect(result.rows.count == 1)
    #expect(result.errorLines.last == "quoth: mentions.strict is 0.0, under 0.5")
  }

  @Test(arguments: [
    ["evaluate"], ["evaluate", "gold.jsonl"],
    ["evaluate", "gold.jsonl", "none.jsonl", "--fail-under", "no.figure=0.5"],
    ["evaluate", "gold.jsonl", "none.jsonl", "--compat", "nervaluate-0.1"],
    ["evaluate", "gold.jsonl", "none.jsonl", "--ablate"],
    ["compare", "gold.jsonl", "none.jsonl", "none.jsonl", "--fail-drop", "no.figure"],
    ["convert", "gold.jsonl", "--to", "brat"],
  ])
  func `a mistake on the command line ends with 2`(arguments: [String]) throws {
    let folder = try folder()
    let result = try Command.run(arguments, in: folder.path)
    #expect(result.status == 2)
    #expect(result.rows.isEmpty)
  }

  @Test(arguments: [
    ["evaluate", "gold.jsonl", "bad.jsonl"], ["evaluate", "bad.jsonl", "gold.jsonl"],
    ["evaluate", "gold.jsonl", "missing.jsonl"], ["agreement", "gold.jsonl", "bad.jsonl"],
    ["compare", "gold.jsonl", "gold.jsonl", "bad.jsonl"],
    ["convert", "bad.jsonl", "--to", "jsonl"],
  ])
  func `bad input ends with 3 and prints nothing that looks like a figure`(
    arguments: [String]
  ) throws {
    let folder = try folder()
    let result = try Command.run(arguments, in: folder.path)
    #expect(result.status == 3)
    #expect(result.rows.isEmpty)
    if arguments.contains("bad.jsonl") {
      #expect(result.errorLines.count == 2)
      #expect(result.errorLines[0].hasPrefix("bad.jsonl:1: error: "))
      #expect(result.errorLines[1].hasPrefix("bad.jsonl:2: error: "))
    }
  }

  @Test func `two runs are compared and a drop beyond the noise ends with 1`() throws {
    let folder = try TemporaryFolder()
    func lines(_ template: String) -> [UInt8] {
      (0..<12).flatMap {
        Array((template.replacing("\"d\"", with: "\"d\($0)\"") + "\n").utf8)
      }
    }
    try folder.write(lines(document), to: "gold.jsonl")
    try folder.write(lines(empty), to: "none.jsonl")
    let result = try Command.run(
      "compare", "gold.jsonl", "gold.jsonl", "none.jsonl", "--format", "json", "--fail-drop",
      "mentions.strict", in: folder.path)
    #expect(result.status == 1)
    let metrics = try #require(result.rows.first?["metrics"] as? [String: [String: Any]])
    #expect(metrics["mentions.strict"]?["delta"] as? Double == -1)
    #expect(metrics["mentions.strict"]?["p_value"] as? Double == 2.0 / 4096)
  }
}
