import Testing

@testable import PCRE2

struct PatternValidatorTests {
  @Test(arguments: [
    "(*NO_JIT)a", "(*LIMIT_MATCH=0)killed", "a(*COMMIT)b", "a(*ACCEPT)", "(*pla:a)b", "(?C)a",
    "(?C1)a", "(?C'text')a", "a\\Cb", "a\\Kb", "(a)\\1", "(a)\\g{1}", "(a)\\g1", "(a)\\g{-1}",
    "(a)(?1)", "(?R)?", "(?<n>a)(?&n)", "(?P>n)", "(a)?(?(1)b|c)", "\\Qa.b\\E", "[\\Qa]\\E]",
    "(?x)# comment", "(?ix: a b)", "a\\Rb", "\\X", "(?J)a", "\u{E001}",
  ])
  func `refuses what could leave its rule`(source: String) {
    let errors = PatternValidator.errors(in: source, scope: .sentence)
    #expect(!errors.isEmpty)
    for error in errors {
      guard case .refused = error else {
        Issue.record("\(source) is refused by PCRE2, not by Quoth: \(error)")
        continue
      }
    }
  }

  @Test(arguments: [")|(", "a)", "(a", "a**+", "[a"])
  func `compiles an expression alone, so that it cannot close its wrapper`(source: String) {
    #expect(!PatternValidator.errors(in: source, scope: .sentence).isEmpty)
  }

  @Test(arguments: [
    "\\b(?<time>\\d{1,2}:\\d\\d) ?(?i:am|pm)\\b", "(?<year>(19|20)\\d\\d)", "[]a]", "[[:alpha:]]+",
    "(?=a)(?!b)(?<=c)(?<!d)(?>e)", "(?#note)a", "\\p{Lu}\\P{Lu}", "\\(\\*a",
  ])
  func `accepts plain expressions`(source: String) {
    #expect(PatternValidator.errors(in: source, scope: .sentence) == [])
  }

  @Test(arguments: ["^a", "a$", "(?<n>a)", "a b", "\\Aa", "(?s)a"])
  func `refuses in a token what reaches beyond it`(source: String) {
    #expect(!PatternValidator.errors(in: source, scope: .token).isEmpty)
  }

  @Test(arguments: ["a.*b", "a[^x]+b", "a\\S+b", "a\\W+b", "a[\\s\\S]*b", "a\\x20b", "a\\P{L}*b"])
  func `an expression confined to a token does not cross a blank`(source: String) throws {
    #expect(PatternValidator.errors(in: source, scope: .token) == [])
    let pattern = try CompiledPattern(PatternValidator.confinedToToken(source))
    let outcome = Array("a b a\u{E004} b".utf8).withUnsafeBufferPointer {
      MatchWorkspace().match(pattern, in: $0)
    }
    #expect(outcome == .noMatch)
  }

  @Test func `names the place in bytes`() {
    let errors = PatternValidator.errors(in: "é\\C", scope: .sentence)
    #expect(errors.map(\.utf8Offset) == [2])
    #expect(errors.map(\.message) == ["'\\C' is not allowed: it cuts characters into bytes"])
  }
}
