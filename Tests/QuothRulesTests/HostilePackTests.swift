import Foundation
import QuothDiagnostics
import Testing

@testable import QuothRules

struct HostilePackTests {
  private let head = "quoth: 1\npack: p\n"

  private func codes(_ files: [String: String]) throws -> [String] {
    let pack = try TemporaryPack(files)
    return try Repository.loader().load([pack.folder]).diagnostics.map(\.code)
  }

  private func lexicon(_ path: String) -> String {
    "\(head)lexicons: [{type: Force, file: '\(path)'}]\ntypes: {Force: {}}\n"
  }

  @Test(arguments: ["/etc/passwd", "../../secret.tsv", "a/../../secret.tsv", "../pack2/x.tsv"])
  func `a lexicon outside the folder is not read`(path: String) throws {
    #expect(try codes(["a.yaml": lexicon(path)]) == ["unreadable-file"])
  }

  @Test func `a symbolic link does not lead out of the folder`() throws {
    let pack = try TemporaryPack([
      "a.yaml": lexicon("names.tsv"), "sub/b.yaml": "\(head)words: {x: [y]}\n",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: "\(pack.folder)/names.tsv", withDestinationPath: "/etc/passwd")
    try FileManager.default.createSymbolicLink(
      atPath: "\(pack.folder)/c.yaml", withDestinationPath: "/etc/hosts")
    try FileManager.default.createSymbolicLink(
      atPath: "\(pack.folder)/round", withDestinationPath: pack.folder)
    let diagnostics = try Repository.loader().load([pack.folder]).diagnostics
    #expect(diagnostics.map(\.code) == ["unreadable-file", "unreadable-file"])
    #expect(diagnostics.allSatisfy { $0.message.hasSuffix("lies outside the folder of the pack") })
  }

  @Test func `only regular files are read`() throws {
    let pack = try TemporaryPack(["a.yaml": lexicon("pipe.tsv"), "b.yaml": lexicon("folder.tsv")])
    mkfifo("\(pack.folder)/pipe.tsv", 0o600)
    try FileManager.default.createDirectory(
      atPath: "\(pack.folder)/folder.tsv", withIntermediateDirectories: false)
    let diagnostics = try Repository.loader().load([pack.folder]).diagnostics
    #expect(
      diagnostics.filter { $0.code == "unreadable-file" }.map(\.message) == [
        "the file 'pipe.tsv' is not a regular file", "the file 'folder.tsv' is not a regular file",
      ])
  }

  @Test func `packs that import each other are named`() throws {
    let pack = try TemporaryPack([
      "a.yaml": "quoth: 1\npack: pack\nimports: [other]\n",
      "../other/b.yaml": "quoth: 1\npack: other\nimports: [pack]\n",
    ])
    let diagnostics = try Repository.loader().load([pack.folder]).diagnostics
    #expect(diagnostics.map(\.message) == ["the packs import each other: pack → other → pack"])
  }

  @Test(arguments: [
    "@a", "@a @a", "(@b | @b)", "{X:@a}", "<@a>", "v(@a)", "@b(@b(@b))", "$x", "@", "..", "..!",
    "a{0,0}", "a{50,50}", "((((", "))))", "<<<<", "{{{{", "////", "\\", "?*+", "<a> <b>",
    "{a:b:c:d}",
    "{X[}", "{X[a=}", "{X[a=b|]}", "(?", "(?=", "(?!)", "$$$", "^^^", "v(", "v()", "v(,)", "v(a",
    "{event}", "{X+}+", "\u{202E}a", "@a(((((", "{X|}", "{|}", "..clause..clause", "a|||b",
  ])
  func `any pattern is accepted or refused with a place`(pattern: String) throws {
    let quoted = pattern.replacing("'", with: "''")
    let text = """
      \(head)types: {X: {}}
      events: {E: {roles: {r: X}}}
      macros:
        a: '@b @b'
        b: 'x y'
      rules:
        - id: r
          event: E
          match: '\(quoted)'
      """
    let pack = try TemporaryPack(["a.yaml": text])
    let rules = try Repository.loader().load([pack.folder])
    #expect(rules.diagnostics.allSatisfy { $0.place != nil })
    #expect(rules.diagnostics.isEmpty == (rules.declarations.first?.isSound == true))
  }

  @Test func `macros cannot grow without end`() throws {
    var text = "\(head)types: {X: {}}\nevents: {E: {roles: {r: X}}}\nmacros:\n  m0: 'a b'\n"
    for level in 1...40 { text += "  m\(level): '@m\(level - 1) @m\(level - 1)'\n" }
    text += "rules:\n  - {id: r, event: E, match: '<a> @m40'}\n"
    var found: [String] = []
    let time = try ThreadTime.seconds { found = try codes(["a.yaml": text]) }
    #expect(found.contains("pattern-too-large"))
    #expect(time < 5)
  }

  @Test func `alternatives cannot multiply without end`() throws {
    let choice = "(<a> | {r:subject:X} b | c)"
    let pattern = String(repeating: "({r:subject:X} a | {r:object:X} b)", count: 12) + choice
    let text =
      "\(head)types: {X: {}}\nevents: {E: {roles: {r: X}}}\nrules:\n  - {id: r, event: E, match: '\(pattern)'}\n"
    #expect(try codes(["a.yaml": text]).contains("too-many-alternatives"))
  }

  @Test func `triggers cannot multiply without end`() throws {
    let pattern = "<" + String(repeating: "(a | b | c | d) ", count: 12) + ">"
    let text =
      "\(head)types: {X: {}}\nevents: {E: {roles: {r: X}}}\nrules:\n  - {id: r, event: E, match: '\(pattern)'}\n"
    #expect(try codes(["a.yaml": text]).contains("too-many-alternatives"))
  }

  @Test(arguments: try Repository.regressions("patterns"))
  func `patterns that once took too long are told in time`(path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let pattern = lines.map { "      \($0)\n" }.joined()
    let text =
      "\(head)types: {X: {}}\nevents: {E: {roles: {r: X}}}\nrules:\n"
      + "  - id: r\n    event: E\n    match: |\n\(pattern)"
    var found: [String] = []
    let time = try ThreadTime.seconds { found = try codes(["a.yaml": text]) }
    #expect(!found.isEmpty)
    #expect(time < 5)
  }

  @Test func `random bytes never crash the reader`() throws {
    var generator = SeededGenerator(state: 7)
    let pieces = [
      "a", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "#", "&", "*",
      "!", "\t", "\\", "é", "rules:", "match:", "<", "(", ")", "@", "..", "?", "=", "$",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let problems = ProblemCollector()
      let file = problems.add(SourceFile(path: "f", bytes: Array(text.utf8)))
      _ = RuleFileReader(problems: problems).read(file, folder: "", isImported: false)
      _ = RuleFileFormatter.format(problems.files[file])
      let scalar = YAMLScalar(
        text: text, style: .literal, range: 0..<text.utf8.count, segments: [(0, 0)])
      _ = PatternParser.parse(scalar, file: file, problems: problems)
      _ = try? ExampleLine(text)
      for diagnostic in problems.diagnostics { _ = diagnostic.rendered() }
    }
  }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
