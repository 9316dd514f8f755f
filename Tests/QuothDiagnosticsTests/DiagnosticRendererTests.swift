import Testing

@testable import QuothDiagnostics

struct DiagnosticRendererTests {
  private let file = SourceFile(
    path: "rules/killings.yaml", bytes: Array("a: 1\r\né: @casualty were killed\r\n".utf8))

  @Test func `a place is shown with its line and a caret`() {
    let diagnostic = Diagnostic(
      code: "unknown-macro", "no macro is named 'casualty'", at: file.place(10..<19),
      help: ["did you mean 'casualties'?"])
    #expect(
      DiagnosticRenderer.text(diagnostic) == """
        rules/killings.yaml:2:4: error: no macro is named 'casualty' [unknown-macro]
         2 | é: @casualty were killed
           |    ^^^^^^^^^
           = help: did you mean 'casualties'?

        """)
  }

  @Test func `JSON holds the same in a fixed order`() {
    let diagnostic = Diagnostic(
      .warning, code: "x", "a \"quoted\"\u{1B} word", at: file.place(0..<1), help: ["one", "two"])
    #expect(
      DiagnosticRenderer.json(diagnostic) == #"{"path":"rules/killings.yaml","line":1,"column":1,"#
        + #""length":1,"severity":"warning","code":"x","message":"a \"quoted\"\u001b word","#
        + #""help":["one","two"]}"#)
  }

  @Test func `control characters and direction marks are never printed`() {
    #expect(TerminalText.escaped("a\u{1B}[31m\u{202E}b\tc") == "a\\u{1B}[31m\\u{202E}b\tc")
  }

  @Test func `the caret stays below a character behind an escaped one`() {
    let file = SourceFile(path: "f", bytes: Array("\u{1B}ab".utf8))
    let text = DiagnosticRenderer.text(Diagnostic(code: "x", "m", at: file.place(1..<2)))
    #expect(text == "f:1:2: error: m [x]\n 1 | \\u{1B}ab\n   |       ^\n")
  }

  @Test func `diagnostics come by place, each once`() {
    let first = Diagnostic(code: "x", "first", at: file.place(0..<1))
    let second = Diagnostic(code: "x", "second", at: file.place(8..<9))
    let general = Diagnostic(code: "x", "general", at: nil)
    #expect([general, second, first, second].sortedByPlace() == [first, second, general])
  }
}

struct SpellingSuggestionTests {
  @Test(arguments: [
    ("victim", "victims"), ("perpetrater", "perpetrator"), ("plcae", "place"), ("Place", "place"),
  ])
  func `finds what was meant`(written: String, meant: String) {
    let names = ["perpetrator", "victims", "place", "means"]
    #expect(SpellingSuggestion.closest(to: written, among: names) == meant)
  }

  @Test func `lists the names when none is close`() {
    #expect(
      SpellingSuggestion.help(for: "zebra", among: ["b", "a"], called: "roles") == [
        "roles are a, b"
      ])
  }
}
