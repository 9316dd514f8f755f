import QuothRules
import QuothText

/// What the left and the right part of a rule ask of the words beside its trigger.
struct ContextRequirement: Sendable {
  let left: WordRequirements.Requirement
  let right: WordRequirements.Requirement
}

extension WordRequirements.Builder {
  /// Adds the two parts of one rule.
  mutating func addContext(
    _ left: PositionalPattern?, _ right: PositionalPattern?
  ) -> ContextRequirement {
    ContextRequirement(left: add(left), right: add(right))
  }
}

extension WordRequirements {
  /// Whether both parts can match around `trigger`.
  @inline(__always)
  func canMatch(
    _ context: ContextRequirement, around trigger: Range<Int>, _ sentence: inout PositionalMatcher
  ) -> Bool {
    (context.right.isEmpty && context.left.isEmpty)
      || canMatch(context, around: trigger, sentence.words)
  }

  private func canMatch(
    _ context: ContextRequirement, around trigger: Range<Int>, _ sentence: SentenceWords
  ) -> Bool {
    guard
      areMet(
        context.right, by: sentence, in: trigger.upperBound..<sentence.count, isAnchored: true)
    else { return false }
    if context.left.isEmpty { return true }
    // The trigger may stand inside its group, behind an auxiliary or an article.
    return
      (canEnd(context.left, before: trigger.lowerBound, in: sentence)
      || canEnd(
        context.left, before: sentence.element(at: trigger.lowerBound).lowerBound, in: sentence))
      && areMet(context.left, by: sentence, in: 0..<trigger.lowerBound)
  }
}
