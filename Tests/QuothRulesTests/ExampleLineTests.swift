import QuothDiagnostics
import Testing

@testable import QuothRules

struct ExampleLineTests {
  @Test func `marks are taken out of the sentence`() throws {
    let line = try ExampleLine("[Żółte siły|actor] [took|!] the \\[old\\] [port|place]")
    #expect(line.text == "Żółte siły took the [old] port")
    #expect(line.marks.map(\.role) == ["actor", nil, "place"])
    #expect(line.marks.map(line.words) == ["Żółte siły", "took", "port"])
  }

  @Test(arguments: [
    ("[a", 0), ("a]", 1), ("[a]", 2), ("[a|]", 0), ("[|b]", 0), ("[a [b|c]|d]", 3), ("[a|b", 2),
  ])
  func `a broken mark is an error at its place`(line: String, utf8Offset: Int) {
    let problem = #expect(throws: ExampleLine.Problem.self) { _ = try ExampleLine(line) }
    #expect(problem?.utf8Offset == utf8Offset)
  }
}

struct ExampleCheckerTests {
  private func rule(_ line: String, isPositive: Bool = true) throws -> RuleDeclaration {
    let place = SourceFile(path: "f", bytes: Array("line".utf8)).place(0..<4)
    return RuleDeclaration(
      id: "killing", kind: .frame, pack: "p", place: place, expandedIDs: ["killing/active"],
      isImported: false, isSound: true,
      examples: [
        RuleExample(isPositive: isPositive, line: try ExampleLine(line), place: place)
      ], type: "Killing")
  }

  private func messages(
    _ rule: RuleDeclaration, finding match: ExampleMatch?
  ) -> [String] {
    ExampleChecker { _, _ in match.map { [$0] } ?? [] }.check([rule]).diagnostics.map(\.message)
  }

  private func match(_ rule: String, victims: Range<Int>) -> ExampleMatch {
    ExampleMatch(
      type: "Killing", rules: [rule], span: 5..<11,
      arguments: [.init(role: "victims", span: victims)])
  }

  @Test func `a line that its rule matches with all marks is fine`() throws {
    let rule = try rule("They [killed|!] [the men|victims]")
    #expect(messages(rule, finding: match("killing/active", victims: 12..<19)) == [])
    #expect(messages(rule, finding: match("killing/active", victims: 16..<19)) == [])
  }

  @Test func `what differs is named`() throws {
    let rule = try rule("They [killed|!] [the men|victims]")
    #expect(
      messages(rule, finding: match("killing/active", victims: 0..<4)) == [
        "the rule 'killing' matches this 'yes' line, but 'victims' is 'They', not 'the men'"
      ])
    #expect(
      messages(rule, finding: match("murder", victims: 12..<19)) == [
        "the rule 'killing' does not match this 'yes' line"
      ])
  }

  @Test func `a match on a line that must not match is told`() throws {
    let rule = try rule("They killed time", isPositive: false)
    #expect(
      messages(rule, finding: match("killing/active", victims: 12..<16)) == [
        "the rule 'killing' matches this 'no' line at 'killed' (killing/active)"
      ])
    #expect(messages(rule, finding: match("murder", victims: 12..<16)) == [])
  }
}
