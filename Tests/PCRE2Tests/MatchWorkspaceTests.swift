import Testing

@testable import PCRE2

struct MatchWorkspaceTests {
  private let workspace = MatchWorkspace()

  private func match(
    _ source: String, in text: String, options: PatternOptions = [], from start: Int = 0,
    endingAt end: Int? = nil
  ) throws -> MatchOutcome {
    let pattern = try CompiledPattern(source, options: options)
    return Array(text.utf8).withUnsafeBufferPointer {
      workspace.match(pattern, in: $0, from: start, endingAt: end)
    }
  }

  @Test func `spans count bytes from the start of the subject`() throws {
    let outcome = try match("(?<name>é\\w+) (no)? ?fled", in: "the élite fled", from: 2)
    #expect(outcome == .matched)
    #expect(workspace.span(ofGroup: 0) == 4..<15)
    #expect(workspace.span(ofGroup: 1) == 4..<10)
    #expect(workspace.span(ofGroup: 2) == nil)
    #expect(workspace.span(ofGroup: 3) == nil)
  }

  @Test func `nothing behind the end of the subject is seen`() throws {
    #expect(try match("troops\\z", in: "troops left", endingAt: 6) == .matched)
    #expect(try match("troops(?= left)", in: "troops left", endingAt: 6) == .noMatch)
  }

  @Test func `an anchored pattern matches only where the search starts`() throws {
    #expect(try match("left", in: "troops left", options: .anchored) == .noMatch)
    #expect(try match("left", in: "troops left", options: .anchored, from: 7) == .matched)
  }

  @Test func `more groups than the workspace began with are all found`() throws {
    let source = String(repeating: "(a)", count: 60)
    #expect(try match(source, in: String(repeating: "a", count: 60)) == .matched)
    #expect(workspace.span(ofGroup: 60) == 59..<60)
  }

  @Test(arguments: [
    "(\\w+\\s?)+$", "(a|aa)+$", "(.*,)*(.*,)*x", "(?:a?){30}a{30}b",
    "a.*a.*a.*a.*a.*a.*a.*b", "((a+)+)+b",
  ])
  func `an explosive pattern ends soon`(source: String) throws {
    let text = String(repeating: "a", count: 4_000) + "!"
    let clock = ContinuousClock()
    var outcome = MatchOutcome.noMatch
    let time = try clock.measure { outcome = try match(source, in: text) }
    #expect(time < .seconds(2))
    #expect(outcome != .matched)
  }

  @Test func `exceeding the match limit is not the same as no match`() throws {
    let text = String(repeating: "a", count: 40) + "!"
    #expect(try match("(a+)+$", in: text) == .failed(.matchLimitExceeded))
  }

  @Test func `a subject that is too long is a failure`() throws {
    let text = String(repeating: "a", count: 70_000)
    #expect(try match("b", in: text) == .failed(.subjectTooLong(utf8Length: 70_000)))
  }

  @Test func `a thousand characters do not exhaust the stack`() throws {
    #expect(try match("(?:(\\w)|\\s)*", in: String(repeating: "a ", count: 500)) == .matched)
  }

  @Test func `a trace names the furthest position and the item tried there`() throws {
    let pattern = LazyPattern("troops (?:seized|took) the town", options: .anchored)
    let trace = Array("troops took a village".utf8).withUnsafeBufferPointer {
      workspace.trace(pattern, in: $0)
    }
    #expect(trace?.outcome == .noMatch)
    #expect(trace?.furthestSubjectOffset == 12)
    #expect(trace?.patternOffset == 23)
  }
}
