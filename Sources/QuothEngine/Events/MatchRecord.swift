/// A rule that gave up on a sentence because it hit a limit.
package struct RuleFailure: Hashable, Sendable {
  package let rule: String
  package let reason: String

  package init(rule: String, reason: String) {
    self.rule = rule
    self.reason = reason
  }
}

/// Why a rule whose trigger is present found no event.
package struct RuleMiss: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The trigger is not what the rule asks for (*passive*, *n*).
    case predicate(String)
    /// No participant of the wanted type stands in the relation.
    case binding(String)
    /// The words around the trigger differ: how far the pattern got, and what stood there instead.
    case context(side: String, expected: String, found: String)
    /// A veto covers the trigger.
    case veto(String)
    /// Another rule's event on the same trigger won; its id and the deciding criterion.
    case outranked(by: String, criterion: String)
  }

  package let rule: String
  /// The trigger's token in the sentence.
  package let token: Int
  package let reason: Reason
}

/// What the matching of one sentence leaves behind besides its events.
package struct MatchRecord: Sendable {
  /// The pseudo-role by which a rule captures a stated figure.
  package static let countRole = "count"

  /// Rules that hit a limit.
  package var failures: [RuleFailure] = []
  /// Filled only while explaining.
  package private(set) var misses: [RuleMiss] = []
  package let isExplaining: Bool

  package init(isExplaining: Bool = false, failures: [RuleFailure] = []) {
    self.isExplaining = isExplaining
    self.failures = failures
  }

  @inline(__always)
  mutating func fail(
    _ rule: @autoclosure () -> String, at token: Int, _ reason: @autoclosure () -> RuleMiss.Reason
  ) {
    if isExplaining { misses.append(RuleMiss(rule: rule(), token: token, reason: reason())) }
  }
}
