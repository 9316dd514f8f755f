/// A part of a rule that tests nothing but single tokens, step by step.
///
/// In sentences without groups it says the same as the expression of its `PositionalPattern`, and
/// can be matched without PCRE2 walking over the sentence.
package struct WordSequence: Hashable, Sendable {
  /// One step; the steps inside another one follow it directly.
  package struct Step: Hashable, Sendable {
    /// What the step takes.
    package enum Kind: Hashable, Sendable {
      /// One token that passes a test, a number of `tests`.
      case token(test: Int)
      /// At most so many tokens that pass a test, as all but quotation marks do.
      case gap(test: Int, limit: Int)
      /// What one of its steps takes.
      case choice
      /// What its steps take one after the other, so many times.
      case repetition(minimum: Int, maximum: Int)
    }

    package let kind: Kind
    /// The index behind the last step inside it.
    package let end: Int

    package init(kind: Kind, end: Int) {
      self.kind = kind
      self.end = end
    }
  }

  /// A sequence takes no more tokens.
  package static let longestReach = 60

  /// In the order in which they are matched: away from the trigger.
  package let steps: [Step]
  /// Expressions over the encoded view, each of which matches one whole token and the blank behind it.
  package let tests: [String]

  /// A sequence of steps that nest, with the tests that they number.
  package init(steps: [Step], tests: [String]) {
    self.steps = steps
    self.tests = tests
  }
}
