import Testing

@testable import PCRE2

struct CompiledPatternTests {
  @Test func `an open group is an error at its end`() {
    let error = #expect(throws: PatternError.self) { _ = try CompiledPattern("killed (\\d+") }
    #expect(error == .invalidSyntax(utf8Offset: 11, message: "missing closing parenthesis"))
  }

  @Test func `groups are found by their names`() throws {
    let pattern = try CompiledPattern(
      "(?<victims>\\w+) (were) (?<trigger>killed)", options: .capturesNamedGroupsOnly)
    #expect(pattern.groupCount == 2)
    #expect(pattern.groupNumber(named: "trigger") == 2)
    #expect(pattern.groupNumber(named: "place") == nil)
    #expect(pattern.groupNames.map(\.name) == ["victims", "trigger"])
  }

  @Test(arguments: [("a*", true), ("a*b?", true), ("a+", false), ("(?=a)", true), ("a|", true)])
  func `knows whether nothing is enough`(source: String, matchesEmptyText: Bool) throws {
    #expect(try CompiledPattern(source).matchesEmptyText == matchesEmptyText)
  }

  @Test func `byte matching does not compile`() {
    #expect(throws: PatternError.self) { _ = try CompiledPattern("a\\C") }
  }

  @Test func `a lazy pattern remembers why it does not compile`() {
    let pattern = LazyPattern("(")
    guard case .failure(let error) = pattern.result else {
      Issue.record("an open group compiled")
      return
    }
    #expect(error.message == "missing closing parenthesis")
  }
}
