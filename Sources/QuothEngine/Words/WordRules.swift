import PCRE2
import QuothRules
import QuothText

/// Rules that need nothing but words: event rules whose patterns are words, expressions, gaps and
/// names of lexicons.
///
/// A pack without word classes, groups or clauses is a list of phrases. It runs without tagging
/// and grouping, many times faster, with the same rules of matching and of conflicts.
final class WordRules: Sendable {
  /// An event rule with what the matching asks first.
  struct Alternative: Sendable {
    let rule: EventAlternative
    /// From how many elements left of the trigger the left part can start.
    let leftReach: Int
  }

  let alternatives: [Alternative]
  let triggers: TriggerTable
  let lexicon: WordLexicon
  let types: TypeHierarchy
  let eventNames: [String]
  let roleNames: [String]
  /// Whether some pattern looks at names, so that the view must show them.
  let looksAtNames: Bool

  /// Gaps without a limit are tried from at most so many elements away.
  private static let longestReach = 40

  /// The rules of `ruleSet`, or `nil` if one of them needs more than words.
  init?(
    _ ruleSet: CompiledRuleSet, vocabulary: Vocabulary, triggers: TriggerTable,
    tokenizer: Tokenizer
  ) {
    guard ruleSet.mentionRules.isEmpty, ruleSet.expressionRules.isEmpty,
      ruleSet.statusRules.isEmpty, ruleSet.linkRules.isEmpty, ruleSet.referenceRules.isEmpty,
      ruleSet.tables.isEmpty, ruleSet.wordLists.isEmpty,
      ruleSet.eventAlternatives.allSatisfy(Self.needsOnlyWords)
    else { return nil }
    alternatives = ruleSet.eventAlternatives.map { rule in
      // The trigger may stand one element further left than its first token: inside a name.
      let reach = rule.left?.maximumElementCount.map { $0 + 1 } ?? Self.longestReach
      return Alternative(rule: rule, leftReach: min(reach, Self.longestReach))
    }
    looksAtNames = ruleSet.eventAlternatives.contains { rule in
      [rule.left, rule.right].contains { $0.map(Self.looksAtGroups) ?? false }
    }
    lexicon = WordLexicon(ruleSet.lexicon, vocabulary: vocabulary, tokenizer: tokenizer)
    types = ruleSet.types
    eventNames = ruleSet.events.map(\.name)
    roleNames = ruleSet.roleNames
    self.triggers = triggers
  }

  private static func needsOnlyWords(_ rule: EventAlternative) -> Bool {
    guard rule.trigger.predicate == .word, rule.bindings.isEmpty, rule.adjuncts.isEmpty,
      rule.vetoes.isEmpty
    else { return false }
    return [rule.left, rule.right].allSatisfy { pattern in
      guard let pattern else { return true }
      return pattern.captures.allSatisfy { !$0.isText && !$0.isList }
        && pattern.groupTypes.intersection(builtInTypes).isEmpty
    }
  }

  private static func looksAtGroups(_ pattern: PositionalPattern) -> Bool {
    !pattern.groupTypes.isEmpty
  }

  /// The types that only the analysis of a sentence gives.
  private static let builtInTypes = TypeSet(
    (0..<TypeID.firstDeclared.rawValue).map(TypeID.init(rawValue:)))
}
