import QuothText

/// A mention that a rule found in a sentence, before overlaps are settled.
struct RuleMention {
  /// As indices in the sentence.
  let tokens: Range<Int>
  let type: TypeID
  let rule: String
  let priority: Int
  /// The place of the rule among all rules.
  let order: Int

  /// The mentions that stay, by their place: the longest, then the highest priority, then the first rule.
  static func withoutOverlaps(_ mentions: [RuleMention]) -> [RuleMention] {
    let ranked = mentions.sorted { left, right in
      (right.tokens.count, right.priority, left.order, left.tokens.lowerBound)
        < (left.tokens.count, left.priority, right.order, right.tokens.lowerBound)
    }
    var kept: [RuleMention] = []
    for mention in ranked where !kept.contains(where: { $0.tokens.overlaps(mention.tokens) }) {
      kept.append(mention)
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
