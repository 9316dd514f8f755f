/// The pattern of a rule after macros and templates were put in, kept for `quoth show`.
struct ShownRule {
  let id: String
  var pattern: [PatternSequence] = []
  /// The expression of a `pcre:` rule.
  var expression: String?
}
