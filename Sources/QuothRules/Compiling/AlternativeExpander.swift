/// Takes the brackets around triggers and clause bindings apart, so that each alternative of a rule is
/// one sequence with its trigger at the top.
struct AlternativeExpander {
  let problems: ProblemCollector

  /// The largest number of alternatives of one rule.
  static let maximumCount = 256

  /// The sequences that `alternatives` stand for.
  func expand(_ alternatives: [PatternSequence], at range: SourceRange) -> [PatternSequence] {
    let expanded = bounded(alternatives.flatMap { expand($0) })
    guard expanded.count <= AlternativeExpander.maximumCount else {
      problems.report(
        "too-many-alternatives",
        "the groups around triggers make more than 256 alternatives",
        at: range, help: ["divide the rule"])
      return []
    }
    return expanded
  }

  private func expand(_ sequence: PatternSequence) -> [PatternSequence] {
    var expanded: [PatternSequence] = [[]]
    for node in sequence {
      let choices = expand(node)
      if choices.count == 1 {
        for index in expanded.indices { expanded[index] += choices[0] }
      } else {
        expanded = bounded(expanded.flatMap { left in choices.map { left + $0 } })
      }
    }
    return expanded
  }

  /// Nested groups multiply, so that no level keeps more than what is known to be too much.
  private func bounded(_ sequences: [PatternSequence]) -> [PatternSequence] {
    Array(sequences.prefix(Self.maximumCount + 1))
  }

  private func expand(_ node: PatternNode) -> [PatternSequence] {
    guard node.needsLifting, !node.isBinding else { return [[node]] }
    switch node.kind {
    case .group(let alternatives): return bounded(alternatives.flatMap { expand($0) })
    case .repeated(let element, 0, 1): return expand(element) + [[]]
    case .repeated(_, _, _):
      problems.report(
        "repeated-trigger", "a trigger or participant cannot be repeated", at: node.range)
      return [[]]
    case .lookahead:
      problems.report(
        "trigger-in-lookahead", "a trigger or participant cannot stand in a look-ahead",
        at: node.range)
      return [[]]
    default: return [[node]]
    }
  }
}

extension PatternNode {
  /// Whether a trigger, an event mark or a clause binding stands in the node.
  var needsLifting: Bool {
    switch kind {
    case .trigger, .event: true
    case .mention(let mention): !mention.relations.isEmpty
    case .group(let alternatives), .lookahead(let alternatives, _):
      alternatives.contains { $0.contains(where: \.needsLifting) }
    case .repeated(let element, _, _): element.needsLifting
    default: false
    }
  }

  /// Whether the node as a whole is one clause binding: one mention with relations, or a choice of such
  /// mentions with the same relations, optional or not.
  var isBinding: Bool {
    switch kind {
    case .mention(let mention): return !mention.relations.isEmpty
    case .repeated(let element, 0, 1): return element.isBinding
    case .group(let alternatives):
      let relations = alternatives.map { alternative -> [String]? in
        guard alternative.count == 1, case .mention(let mention) = alternative[0].kind,
          !mention.relations.isEmpty
        else { return nil }
        return mention.relations.map(\.text)
      }
      guard let first = relations.first, first != nil else { return false }
      return relations.allSatisfy { $0 == first }
    default: return false
    }
  }

  /// The mentions of a clause binding, in order.
  var bindingChoices: [MentionSyntax] {
    switch kind {
    case .mention(let mention): [mention]
    case .repeated(let element, _, _): element.bindingChoices
    case .group(let alternatives): alternatives.flatMap { $0.flatMap(\.bindingChoices) }
    default: []
    }
  }

  /// Whether the node is an optional binding.
  var isOptional: Bool {
    if case .repeated(_, 0, _) = kind { true } else { false }
  }

  /// Whether the node is a gap.
  var isGap: Bool {
    if case .gap = kind { true } else { false }
  }
}
