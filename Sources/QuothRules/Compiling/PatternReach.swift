/// Finds patterns that match everything or nothing.
enum PatternReach {
  /// What is wrong with one of `alternatives`, if anything.
  static func problem(of alternatives: [PatternSequence]) -> (code: String, message: String)? {
    for alternative in alternatives {
      if alternative.isEmpty { return ("empty-pattern", "an alternative has no elements") }
      if !alternative.contains(where: constrains) {
        return ("matches-everything", "the pattern matches nearly everything")
      }
      if cannotMatch(alternative) {
        return (
          "matches-nothing", "something stands before '^' or behind '$', so that nothing matches"
        )
      }
    }
    return nil
  }

  /// Whether the element must be there and is not just anything.
  private static func constrains(_ node: PatternNode) -> Bool {
    switch node.kind {
    case .word, .expression, .predicate: true
    case .mention(let mention):
      mention.types.allSatisfy { type in
        !type.features.isEmpty || !["NG", "VG", "Clause"].contains(type.name.text)
      }
    case .group(let alternatives), .trigger(let alternatives):
      alternatives.allSatisfy { $0.contains(where: constrains) }
    case .repeated(let element, let minimum, _): minimum > 0 && constrains(element)
    default: false
    }
  }

  private static func cannotMatch(_ sequence: PatternSequence) -> Bool {
    let start = sequence.lastIndex { if case .start = $0.kind { true } else { false } }
    let end = sequence.firstIndex { if case .end = $0.kind { true } else { false } }
    return sequence.indices.contains(where: { index in
      isRequired(sequence[index]) && (index < start ?? -1 || index > end ?? sequence.count)
    })
  }

  private static func isRequired(_ node: PatternNode) -> Bool {
    switch node.kind {
    case .word, .expression, .predicate, .mention: true
    default: false
    }
  }
}
