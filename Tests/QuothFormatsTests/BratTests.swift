import Foundation
import QuothFormats
import QuothModel
import Testing

struct BratTests {
  /// A folder that goes when the test ends.
  private final class Folder {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory.appendingPathComponent(
        "quoth-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }
  }

  private let lines = #"""
    {"id":"a/1 é","text":"Été:\n67 dead near Rona.","date":"2017-10-24","source":"AP","mentions":[{"id":"m1","type":"Big People","start":5,"end":12,"fragments":[{"start":5,"end":7},{"start":8,"end":12}],"count":{"low":67,"high":null,"approximate":true,"unit":"x"},"refers_to":"T7","name":"n","rules":["r"],"note":[1, 2]},{"id":"T7","type":"T","start":0,"end":8}],"events":[{"id":"e1","type":"Killing","trigger":{"start":8,"end":12,"text":"dead"},"arguments":[{"role":"victims","mention":"m1","sure":true},{"role":"victims","mention":"T7"},{"role":"content2","start":0,"end":3}],"attributes":{"count":{"low":67,"high":null},"status":"negated","x":1},"rules":["a","b"],"y":{}},{"id":"E1","type":"Attack","arguments":[{"role":"place","mention":"T7"}],"attributes":{"status":"possible"}},{"id":"e3","type":"Siege","arguments":[],"attributes":{"status":"possible"}}],"meta":{"k":"v"}}
    {"id":"b","text":"","mentions":[],"events":[]}

    """#

  @Test func `documents survive the way through a folder`() throws {
    let documents = DocumentFileReader.read(Array(lines.utf8), file: "f")
    #expect(documents.problems == [])
    let folder = try Folder()
    try BratWriter.write(documents.collection.documents, folder: folder.path)
    let result = try DocumentSource.read(path: folder.path)
    #expect(result.problems == [])
    var writer = DocumentWriter()
    #expect(
      String(decoding: writer.lines(for: result.collection.documents), as: UTF8.self) == lines)
  }

  @Test func `texts and annotation may stand in folders of their own`() throws {
    let documents = DocumentFileReader.read(Array(lines.utf8), file: "f")
    let (folder, texts) = (try Folder(), try Folder())
    try BratWriter.write(documents.collection.documents, folder: folder.path, texts: texts.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.allSatisfy { !$0.hasSuffix(".txt") })
    let result = try DocumentSource.read(path: folder.path, texts: texts.path)
    #expect(result.problems == [])
    var writer = DocumentWriter()
    #expect(
      String(decoding: writer.lines(for: result.collection.documents), as: UTF8.self) == lines)
    #expect(throws: FileFault.self) { _ = try DocumentSource.read(path: folder.path) }
  }

  @Test func `reads a folder that another tool wrote, and keeps what it has no use for`() throws {
    let folder = try Folder()
    try folder.write("Rebels did not kill or injure him.", to: "one.txt")
    try folder.write(
      """
      T1\tForce 0 6\tRebels
      T2\tKilling 15 19\tkill
      T3\tPeople 30 33\thim
      E1\tKilling:T2 Agent:T1 Victim:T3 Victim2:T1
      A1\tNegation E1
      R1\tSame Arg1:T1 Arg2:T3
      #1\tAnnotatorNotes T1\tunsure

      """, to: "one.ann")
    let result = try DocumentSource.read(path: folder.path)
    #expect(result.problems == [])
    let document = try #require(result.collection.documents.first)
    #expect(document.id == "one")
    #expect(document.mentions.map(\.id) == ["T1", "T3"])
    let event = try #require(document.events.first)
    #expect(event.trigger == TextSpan(15..<19))
    #expect(event.arguments.map(\.role) == ["Agent", "Victim", "Victim"])
    #expect(event.status == .negated)
    #expect(
      document.extras.map(\.json) == [
        ##"["R1\tSame Arg1:T1 Arg2:T3","#1\tAnnotatorNotes T1\tunsure"]"##
      ])
  }

  static let wrong: [(name: String, annotations: String, code: String)] = [
    ("a place past the end", "T1\tT 0 99\tRebels\n", "offset-past-end"),
    ("a text that differs", "T1\tT 0 6\trebels\n", "surface-differs"),
    ("no places", "T1\tT\tRebels\n", "bad-annotation"),
    ("words for numbers", "T1\tT a b\tRebels\n", "bad-annotation"),
    ("an id twice", "T1\tT 0 6\tRebels\nT1\tT 0 6\tRebels\n", "duplicate-mention-id"),
    ("a missing argument", "T1\tT 0 6\tRebels\nE1\tT:T1 Agent:T9\n", "missing-mention"),
    ("a missing trigger", "E1\tT:T1\n", "missing-mention"),
    ("an event without colon", "E1\tT\n", "bad-annotation"),
    ("a broken note", "#1\tQuoth T1\t{\n", "truncated-json"),
  ]

  @Test(arguments: wrong)
  func `refuses a folder that is wrong`(name: String, annotations: String, code: String) throws {
    let folder = try Folder()
    try folder.write("Rebels left.", to: "one.txt")
    try folder.write(annotations, to: "one.ann")
    let result = try DocumentSource.read(path: folder.path)
    #expect(result.problems.contains { $0.code == code }, "\(name): \(result.problems)")
    #expect(result.hasErrors)
  }

  @Test func `a list that names files outside the folder is refused`() throws {
    let folder = try Folder()
    try folder.write("{\"file\":\"../secret\",\"id\":\"x\"}\n", to: "documents.jsonl")
    let result = try DocumentSource.read(path: folder.path)
    #expect(result.problems.map(\.code) == ["bad-file-name"])
  }

  @Test func `ids never lead out of the folder`() throws {
    let folder = try Folder()
    let documents = ["../../x", "..", "a\u{0}b", String(repeating: "é", count: 300), "A", "a"].map {
      AnnotatedDocument(id: $0, text: "x")
    }
    try BratWriter.write(documents, folder: folder.path)
    let result = try DocumentSource.read(path: folder.path)
    #expect(result.collection.documents.map(\.id) == documents.map(\.id))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count == 2 * documents.count + 1)
  }
}
