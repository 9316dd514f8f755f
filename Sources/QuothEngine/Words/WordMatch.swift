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

  /// The rule, as a number of `CompiledRuleSet.eventAlternatives`.
  let alternative: Int
  let rank: Rank
  /// Document tokens.
  let trigger: Range<Int>
  private(set) var arguments: [Argument]
  /// The other rules that found it, best first.
  private(set) var others: [Int] = []

  /// What decides between the rules of two matches.
  struct Rank: Sendable {
    let event: EventTypeID
    let priority: Int
    let literalElementCount: Int
    let order: Int

    init(_ rule: EventAlternative) {
      event = rule.event
      priority = rule.priority
      literalElementCount = rule.literalElementCount
      order = rule.order
    }
  }

  init(_ alternative: Int, rank: Rank, trigger: Range<Int>, arguments: [Argument]) {
    self.alternative = alternative
    self.rank = rank
    self.trigger = trigger
    self.arguments = arguments
  }

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
    if left.rank.priority != right.rank.priority { return left.rank.priority > right.rank.priority }
    if left.trigger.count != right.trigger.count { return left.trigger.count > right.trigger.count }
    if left.arguments.count != right.arguments.count {
      return left.arguments.count > right.arguments.count
    }
    let (leftGap, rightGap) = (left.gap, right.gap)
    if leftGap != rightGap { return leftGap < rightGap }
    if left.rank.literalElementCount != right.rank.literalElementCount {
      return left.rank.literalElementCount > right.rank.literalElementCount
    }
    return left.rank.order < right.rank.order
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
      guard winners[rival].rank.event == match.rank.event, winners[rival].trigger == match.trigger,
        winners[rival].agrees(with: match)
      else { continue }
      for argument in match.arguments where !winners[rival].arguments.contains(argument) {
        winners[rival].arguments.append(argument)
      }
      winners[rival].others.append(match.alternative)
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
