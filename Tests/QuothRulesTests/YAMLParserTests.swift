import Foundation
import QuothDiagnostics
import Testing
import Yams

@testable import QuothRules

struct YAMLParserTests {
  private func parse(_ text: String) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    YAMLParser.parse(SourceFile(path: "f", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    "a: 1\nb:\n  c: d\n  e: [f, 'g, h', {i: j}]\n", "- a\n- b: c\n  d: e\n-\n  - f\n- - g\n  - h\n",
    "a:\n- b\n- c\nd: e\n", "a: |\n  one\n    two\n\n  three\n\nb: >\n  one\n  two\n\n  three\n",
    "a: |-\n  one\nb: |+\n  two\n\nc: 'it''s'\n", "a: one\n  two\n  three # note\nb: x\n",
    "# note\na: b # c\n# d\ne: f#g\n", "a: \"x\\ty\\u00e9\"\n", "---\na: {b: [c,\n   d], e: f}\n",
    "a:\nb:\n", "'quoted key': v\n\"k\": w\n", "a: http://x.y/z\nb: 12:30\n", "a: '{x} .. <y>'\n",
    "a: ['x', 'y' ]\nb: [ ]\nc: { }\n", "é: ñ\r\nb: |\r\n  x\r\n  y\r\n",
    "a: 'x\n  y'\n",
    "a:\n    - b\n    -   c: d\n        e: f\n", "plain",
  ])
  func `reads what libyaml reads`(text: String) throws {
    let expected = try #require(try Yams.compose(yaml: text))
    let (node, diagnostics) = parse(text)
    #expect(diagnostics == [])
    #expect(try describe(#require(node)) == describe(expected))
  }

  private func describe(_ node: YAMLNode) -> String {
    switch node {
    case .scalar(let scalar): "\"\(scalar.text)\""
    case .sequence(let sequence): "[\(sequence.items.map(describe).joined(separator: ","))]"
    case .mapping(let mapping):
      "{\(mapping.entries.map { "\($0.key.text):\(describe($0.value))" }.joined(separator: ","))}"
    }
  }

  private func describe(_ node: Yams.Node) -> String {
    switch node {
    case .scalar(let scalar): "\"\(scalar.string)\""
    case .sequence(let sequence): "[\(sequence.map { describe($0) }.joined(separator: ","))]"
    case .mapping(let mapping):
      "{\(mapping.map { "\($0.key.string ?? "?"):\(describe($0.value))" }.joined(separator: ","))}"
    case .alias: "alias"
    }
  }

  @Test(arguments: [
    ("a: &x 1\n", "1:4 yaml-anchor"), ("a: *x\n", "1:4 yaml-anchor"),
    ("a: !!str 1\n", "1:4 yaml-tag"),
    ("a: 1\nb: 2\na: 3\n", "3:1 duplicate-key"), ("a: 1\n<<: 2\n", "2:1 yaml-merge-key"),
    ("a:\n\t- b\n", "2:1 yaml-syntax"), ("a: [b\nc: d\n", "1:4 yaml-syntax"),
    ("a: 'b\nc: d\n", "1:4 yaml-syntax"), ("a: @b\n", "1:4 yaml-syntax"),
    ("a: b: c\n", "1:5 yaml-syntax"), ("a: b\n   c: d\n", "2:5 yaml-syntax"),
    ("{a: 1, a: 2}\n", "1:8 duplicate-key"), ("a: 'b' c\n", "1:8 yaml-syntax"),
    ("a: 1\nb\nc: 2\n", "2:1 yaml-syntax"), ("a: \u{1}\n", "1:4 yaml-syntax"),
  ])
  func `names the place of a mistake`(text: String, expected: String) {
    let found = parse(text).diagnostics.first
    #expect(
      "\(found?.place?.line ?? 0):\(found?.place?.column ?? 0) \(found?.code ?? "")" == expected)
  }

  @Test func `goes on behind each mistake`() {
    let (node, diagnostics) = parse("a: 1\na: 2\nb: *x\nc: 'open\nd: \"e\"\n  f\ng: h\n")
    #expect(diagnostics.map { $0.place?.line } == [2, 3, 4, 6])
    guard case .mapping(let mapping) = node else { return #expect(Bool(false), "no mapping") }
    #expect(mapping.entries.map(\.key.text) == ["a", "b", "c", "d", "g"])
  }

  @Test func `a place in a block leads back to the file`() throws {
    let (node, _) = parse("a: |\n  one\n    two\n")
    guard case .mapping(let mapping) = node else { return #expect(Bool(false), "no mapping") }
    let scalar = try #require(mapping["a"]?.scalar)
    #expect(scalar.text == "one\n  two\n")
    #expect(scalar.fileOffset(ofTextOffset: 6) == 15)
  }

  @Test(arguments: [
    String(repeating: "[", count: 20_000), String(repeating: "{a: ", count: 20_000),
    String(repeating: "- ", count: 20_000), "a: [" + String(repeating: "b,", count: 20_000) + "]",
    (0..<10_000).map { "k\($0): v\n" }.joined(), String(repeating: "'", count: 40_001),
    (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    String(repeating: "a: 'b\n", count: 20_000), String(repeating: "? a\n", count: 20_000),
    "a: [" + String(repeating: "}", count: 40_000), String(repeating: "- 'x\n", count: 20_000),
  ])
  func `hostile files end soon`(text: String) {
    let time = ThreadTime.seconds { _ = parse(text) }
    #expect(time < 2)
  }

  @Test func `a file that is too long is not read`() {
    let (node, diagnostics) = parse(String(repeating: "#", count: YAMLParser.maximumLength + 1))
    #expect(node == nil)
    #expect(diagnostics.map(\.code) == ["file-too-long"])
  }

  @Test func `invalid UTF-8 is named by its byte`() {
    let file = SourceFile(path: "f", bytes: [0x61, 0x3A, 0x20, 0xC3, 0xA9, 0xFF, 0x0A])
    let diagnostic = YAMLParser.parse(file).diagnostics.first
    #expect(diagnostic?.message == "the file is not UTF-8 from byte 5 on")
  }
}

/// Time that this thread alone has worked, so that a busy machine fails no test.
enum ThreadTime {
  static func seconds(of work: () throws -> Void) rethrows -> Double {
    let start = now
    try work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
