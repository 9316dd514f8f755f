internal import PCRE2

/// Gives rules of one shape one pattern, so that PCRE2 compiles it once.
struct PatternPool {
  /// By the expression: those with the same expression differ in what they capture, or how they are written.
  private var patterns: [String: [PositionalPattern]] = [:]

  /// The pattern that was given first among those that cannot be told from `pattern`.
  mutating func shared(_ pattern: PositionalPattern) -> PositionalPattern {
    let source = pattern.pattern.source
    if let known = patterns[source]?.first(where: pattern.isSame(as:)) { return known }
    patterns[source, default: []].append(pattern)
    return pattern
  }
}

extension PositionalPattern {
  /// Whether both match, capture and explain alike.
  fileprivate func isSame(as other: PositionalPattern) -> Bool {
    pattern.source == other.pattern.source && pattern.options == other.pattern.options
      && captures == other.captures && elements == other.elements
      && wordSteps == other.wordSteps && endsWithStep == other.endsWithStep
      && groupTypes == other.groupTypes
      && maximumElementCount == other.maximumElementCount
  }
}
