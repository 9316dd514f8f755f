import Foundation
import TestSupport
import Testing

/// `quoth annotate` from outside, with the shipped packs.
@Suite(.serialized) struct AnnotateTests {
  private let killing =
    "Gunmen killed at least 12 farmers in Damascus on Monday, the police said.\n"

  private func line(_ id: String, _ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(["id": id, "text": text]), as: UTF8.self) + "\n"
  }

  private func types(_ row: [String: Any]) -> [String] {
    (row["events"] as? [[String: Any]] ?? []).compactMap { $0["type"] as? String }
  }

  @Test func `annotates a file with the shipped pack from any folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write(killing.utf8, to: "attack.txt")
    let result = try Command.run("annotate", "attack.txt", "--date", "2019-05-07", in: folder.path)
    #expect(result.status == 0)
    #expect(result.errors == "")
    let row = try #require(result.rows.first)
    #expect(row["id"] as? String == "attack")
    #expect(row["date"] as? String == "2019-05-07")
    #expect(row["text"] as? String == killing)
    #expect(types(row).contains("Killing"))
  }

  @Test func `counts offsets in Unicode scalars`() throws {
    let text = "“Bahá’í 😀” – " + killing
    let result = try Command.run("annotate", input: Array(try line("a", text).utf8))
    let events = try #require(result.rows.first?["events"] as? [[String: Any]])
    let event = try #require(events.first { $0["type"] as? String == "Killing" })
    let trigger = try #require(event["trigger"] as? [String: Int])
    let scalars = Array(text.unicodeScalars)
    let (start, end) = (try #require(trigger["start"]), try #require(trigger["end"]))
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[start..<end])
    #expect(String(word) == "killed")
  }

  @Test func `gives one line for each line of a filter`() throws {
    let input = try line("a", killing) + "\nno record\n" + line("b", "") + #"{"id":"c","text":7}"#
    let result = try Command.run("annotate", "-", input: Array(input.utf8))
    #expect(result.status == 3)
    #expect(result.rows.map { $0["id"] as? String } == ["a", nil, nil, "b", "c"])
    #expect(result.rows.map { $0["error"] != nil } == [false, true, true, false, true])
    #expect(
      result.errorLines == [
        "quoth: standard input:2: an empty line",
        "quoth: standard input:3: not valid JSON: expected a JSON object at byte 0",
        "quoth: standard input:5: field 'text' is not a string (article 'c')",
      ])
  }

  @Test func `names each bad file in one line and goes on`() throws {
    let folder = try TemporaryFolder()
    try folder.write([0x7F, 0x45, 0x4C, 0x46, 0], to: "binary")
    try folder.write(killing.utf8.dropLast() + [0xE9], to: "broken.txt")
    try folder.write([], to: "empty.txt")
    try folder.write(killing.utf8, to: "good.txt")
    let result = try Command.run(
      "annotate", "missing.txt", "binary", "broken.txt", "empty.txt", "good.txt", in: folder.path)
    #expect(result.status == 3)
    #expect(result.rows.map { $0["id"] as? String } == ["good"])
    #expect(
      result.errorLines == [
        "quoth: missing.txt: no such file or directory",
        "quoth: binary: not a text: NUL at byte 4",
        "quoth: broken.txt: invalid UTF-8 at byte 73",
        "quoth: empty.txt: an empty file",
      ])
  }

  @Test func `refuses a folder as output`() throws {
    let folder = try TemporaryFolder()
    try folder.write(killing.utf8, to: "good.txt")
    let result = try Command.run("annotate", "good.txt", "--output", ".", in: folder.path)
    #expect(result.status == 3)
    #expect(result.errorLines == ["quoth: cannot write .: it is a folder"])
  }

  @Test func `makes control characters in names visible`() throws {
    let result = try Command.run("annotate", "no\u{1B}[31m\nsuch\u{202E}file")
    #expect(
      result.errors == "quoth: no\\u{1B}[31m such\\u{202E}file: no such file or directory\n")
  }

  @Test func `tells what it did as JSON`() throws {
    let result = try Command.run(
      "annotate", "-", "--log-format", "json", input: Array((try line("a", "None.") + "x").utf8))
    let messages = result.errorLines.compactMap { line in
      try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    #expect(messages.map { $0["level"] as? String } == ["error", "summary"])
    #expect(messages.first?["code"] as? String == "invalid-json")
    #expect(messages.last?["articles"] as? Int == 1)
    #expect(messages.last?["problems"] as? Int == 1)
  }

  @Test(arguments: ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
  func `writes the same bytes with one worker and with eight`(name: String) throws {
    let folder = try TemporaryFolder()
    let articles = try (0..<300).map { number in
      try line("a\(number)", String(repeating: killing, count: number % 9))
    }
    try folder.write(articles.joined().utf8, to: "in.jsonl")
    for workers in ["1", "8"] {
      let result = try Command.run(
        "annotate", "in.jsonl", "--output", workers + name, "--workers", workers, in: folder.path)
      #expect(result.status == 0)
    }
    #expect(try folder.bytes(of: "1" + name) == folder.bytes(of: "8" + name))
    #expect(folder.names == ["1" + name, "8" + name, "in.jsonl"])
  }

  @Test func `shows events as lines for people`() throws {
    let result = try Command.run(
      "annotate", "--format", "text", input: Array(try line("a", killing).utf8))
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    let killings = lines.filter { $0.hasPrefix("a  Killing") }
    #expect(killings.count == 1)
    #expect(killings.first?.contains("12 or more") == true)
    #expect(killings.first?.contains("perpetrator: Gunmen") == true)
  }

  @Test(arguments: [
    ["--workers", "0"], ["--shard", "3/2"], ["--date", "2019-02-30"], ["--format", "xml"],
    ["--resume"], ["--id-field", "text"], ["--max-doc-bytes", "0"],
  ])
  func `refuses options that make no sense`(options: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Command.path)
    process.arguments = ["annotate", "-"] + options
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }
}
