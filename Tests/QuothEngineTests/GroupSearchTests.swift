import PCRE2
import QuothRules
import Testing

@testable import QuothEngine

struct GroupSearchTests {
  /// Random letters, the same in every run; many of them are none of a group.
  private static func sentences(count: Int) -> [[UInt8]] {
    let letters = Array("DDQKCJJNNNNPEGVVBMTRSZIOA&WXwq,.(:-o".utf8)
    var state: UInt64 = 42
    func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return (0..<count).map { _ in
      (0..<next(below: 24)).map { _ in letters[next(below: letters.count)] }
    }
  }

  @Test func `a remembered stretch gives the group that the expression finds`() throws {
    let expressions = GroupExpressions(
      table: try ShippedAnalysis.shared.get().ruleSet.table("groups"))
    #expect(expressions.letters != nil)
    let search = GroupSearch(expressions)
    let workspace = MatchWorkspace()
    for sentence in Self.sentences(count: 4000) {
      for token in sentence.indices {
        let outcome = sentence.withUnsafeBufferPointer {
          workspace.match(expressions.groups, in: $0, from: token)
        }
        let range = outcome == .matched ? workspace.span(ofGroup: 0) : nil
        let isVerb = range == nil ? nil : workspace.span(ofGroup: 2) != nil
        let found = search.group(in: sentence, from: token, workspace: workspace)
        #expect(found?.range == range, "\(String(decoding: sentence, as: UTF8.self)) \(token)")
        #expect(found?.isVerb == isVerb)
      }
    }
  }

  @Test(arguments: ["N.", "[^N]", "N$", "\\w", "(?i:n)", "(?<=DN)N", "(?<name>N)", "(*COMMIT)N"])
  func `nothing is remembered of an expression that may see further`(expression: String) {
    #expect(GroupExpressions.Letters(of: expression) == nil)
  }
}
