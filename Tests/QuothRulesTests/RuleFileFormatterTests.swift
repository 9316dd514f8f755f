import Foundation
import QuothDiagnostics
import Testing

@testable import QuothRules

struct RuleFileFormatterTests {
  private func format(_ text: String) throws -> String {
    let file = SourceFile(path: "f", bytes: Array(text.utf8))
    guard case .formatted(let bytes) = RuleFileFormatter.format(file) else {
      throw Refused()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Refused: Error {}

  @Test func `puts a file into the usual layout and keeps its comments`() throws {
    let text = """
      # Killings.\u{20}\u{20}
      quoth:   1
      pack: conflict


      events:
          Killing:
              roles: {victims: People,
                      place: Location}   # who, where
      rules:
      # The plainest form.
      -   id:  killing
          event: Killing
          match: |
              {victims:subject:People|Person}   <passive( kill,shoot   dead )>
              # at the end
              {perpetrator:by | from:Force}?
          yes:
          - 'x'
      - id: second
        pcre: 'a  b'

      """
    #expect(
      try format(text) == """
        # Killings.
        quoth: 1
        pack: conflict

        events:
          Killing:
            roles: {victims: People,
                    place: Location}   # who, where
        rules:
          # The plainest form.
          - id: killing
            event: Killing
            match: |
              {victims:subject:People | Person} <passive(kill, shoot dead)>
              # at the end
              {perpetrator:by|from:Force}?
            yes:
              - 'x'

          - id: second
            pcre: 'a  b'

        """)
  }

  @Test(arguments: [
    "a:\n- b\n-   - c\n    - d\n", "a: |\n    x\n      y\n\n    z\nb: 1\n", "# only a comment\n",
    "a: 'x\n   y'\n# end\n", "\u{FEFF}a: 1\r\nb: 2\r\n", "a: [b,\n c]\n\n\n\nd: e", "",
  ])
  func `formatting twice changes nothing`(text: String) throws {
    let once = try format(text)
    #expect(try format(once) == once)
  }

  @Test func `the shipped packs stay what they are and do not change twice`() throws {
    let root = "\(Repository.folder)/rules"
    let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter {
      $0.hasSuffix(".yaml")
    }
    for path in files.sorted() {
      let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
      let once = try format(text)
      #expect(try format(once) == once, "\(path)")
      let before = YAMLParser.parse(SourceFile(path: path, bytes: Array(text.utf8))).node
      let after = YAMLParser.parse(SourceFile(path: path, bytes: Array(once.utf8))).node
      #expect(
        try RuleFileFormatter.meaning(of: #require(before))
          == RuleFileFormatter.meaning(of: #require(after)), "\(path)")
      let comments = { (text: String) in
        text.split(separator: "\n").filter { $0.contains("#") }.count
      }
      #expect(comments(text) == comments(once), "\(path)")
    }
  }

  @Test func `a file with a mistake of notation is refused`() {
    let file = SourceFile(path: "f", bytes: Array("a: 1\na: 2\n".utf8))
    guard case .refused(let diagnostics) = RuleFileFormatter.format(file) else {
      Issue.record("the file was formatted")
      return
    }
    #expect(diagnostics.map(\.code) == ["duplicate-key"])
  }
}
