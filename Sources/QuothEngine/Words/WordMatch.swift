import QuothRules
import QuothText

/// An event that a rule of words found.
struct WordMatch {
  /// A role and the tokens that fill it.
  struct Argument: Hashable {
    let role: RoleID
    /// Document tokens.
    let tokens: Range<Int>
  }

  let rule: EventAlternative
  /// Document tokens.
  let trigger: Range<Int>
  var arguments: [Argument] = []
  /// The rules that found it, best first.
  private(set) var rules: [String] = []

  /// A match of `rule`; it counts once it is confirmed.
  init(_ rule: EventAlternative, trigger: Range<Int>) {
    self.rule = rule
    self.trigger = trigger
  }

  /// Notes that both sides of the rule match.
  mutating func confirm() { rules = [rule.rule] }

  /// Tokens between the trigger and what fills roles.
  private var gap: Int {
    arguments.reduce(0) { sum, argument in
      let left = trigger.lowerBound - argument.tokens.upperBound
      let right = argument.tokens.lowerBound - trigger.upperBound
      return sum + max(0, left, right)
    }
  }

  /// The total order of conflicts (DESIGN.md §4).
  static func precedes(_ left: WordMatch, _ right: WordMatch) -> Bool {
    if left.rule.priority != right.rule.priority { return left.rule.priority > right.rule.priority }
    if left.trigger.count != right.trigger.count { return left.trigger.count > right.trigger.count }
    if left.arguments.count != right.arguments.count {
      return left.arguments.count > right.arguments.count
    }
    let (leftGap, rightGap) = (left.gap, right.gap)
    if leftGap != rightGap { return leftGap < rightGap }
    if left.rule.literalElementCount != right.rule.literalElementCount {
      return left.rule.literalElementCount > right.rule.literalElementCount
    }
    return left.rule.order < right.rule.order
  }

  /// One match for each trigger, in the order of the text; what agrees with it is merged into it.
  static func winners(of matches: inout [WordMatch]) -> [WordMatch] {
    guard matches.count > 1 else { return matches }
    matches.sort(by: precedes)
    var winners: [WordMatch] = []
    for match in matches {
      guard let rival = winners.firstIndex(where: { $0.trigger.overlaps(match.trigger) }) else {
        winners.append(match)
        continue
      }
      guard winners[rival].rule.event == match.rule.event, winners[rival].trigger == match.trigger,
        winners[rival].agrees(with: match)
      else { continue }
      for argument in match.arguments where !winners[rival].arguments.contains(argument) {
        winners[rival].arguments.append(argument)
      }
      for rule in match.rules where !winners[rival].rules.contains(rule) {
        winners[rival].rules.append(rule)
      }
    }
    return winners.sorted { $0.trigger.lowerBound < $1.trigger.lowerBound }
  }

  /// Whether no filler would have two roles, and no role two fillers.
  private func agrees(with other: WordMatch) -> Bool {
    other.arguments.allSatisfy { argument in
      arguments.allSatisfy { ($0.role == argument.role) == ($0.tokens == argument.tokens) }
    }
  }
}
