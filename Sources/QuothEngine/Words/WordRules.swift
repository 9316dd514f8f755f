import PCRE2
import QuothRules
import QuothText

/// Rules that need nothing but words: event rules whose patterns are words, expressions, gaps and
/// names of lexicons.
///
/// A pack without word classes, groups or clauses is a list of phrases. It runs without tagging
/// and grouping, many times faster, with the same rules of matching and of conflicts.
final class WordRules: Sendable {
  /// An event rule as the matching sees it: numbers alone, for they are copied at every trigger.
  struct Alternative: Sendable {
    /// The parts left and right of the trigger, as numbers of `patterns`.
    let left: Int?
    let right: Int?
    /// From how many elements left of the trigger the left part can start.
    let leftReach: Int
    let rank: WordMatch.Rank
  }

  /// The event rules of the rule set, number by number.
  let rules: [EventAlternative]
  let alternatives: [Alternative]
  /// What stands around triggers; rules of one shape share theirs.
  let patterns: [PositionalPattern]
  let triggers: TriggerTable
  let lexicon: WordLexicon
  /// The words of all others are passed over: they start neither a trigger nor a name.
  let noted: WordBits
  /// The names of the types by their numbers.
  let typeNames: [String]
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
    rules = ruleSet.eventAlternatives
    var patterns = PatternNumbers()
    alternatives = rules.map { rule in
      // The trigger may stand one element further left than its first token: inside a name.
      let reach = rule.left?.maximumElementCount.map { $0 + 1 } ?? Self.longestReach
      return Alternative(
        left: rule.left.map { patterns.number(of: $0) },
        right: rule.right.map { patterns.number(of: $0) },
        leftReach: min(reach, Self.longestReach), rank: WordMatch.Rank(rule))
    }
    self.patterns = patterns.patterns
    looksAtNames = patterns.patterns.contains { !$0.groupTypes.isEmpty }
    let lexicon = WordLexicon(ruleSet.lexicon, vocabulary: vocabulary, tokenizer: tokenizer)
    self.lexicon = lexicon
    noted = WordBits(wordCount: vocabulary.count) { word in
      word != .unknown && (triggers.isTrigger(word) || lexicon.startsName(word))
    }
    typeNames = (0...UInt8.max).map { ruleSet.types.name(of: TypeID(rawValue: $0)) }
    eventNames = ruleSet.events.map(\.name)
    roleNames = ruleSet.roleNames
    self.triggers = triggers
  }

  /// Patterns that are compiled together, each once.
  private struct PatternNumbers {
    private(set) var patterns: [PositionalPattern] = []
    private var numbers: [ObjectIdentifier: Int] = [:]

    mutating func number(of pattern: PositionalPattern) -> Int {
      let identity = ObjectIdentifier(pattern.pattern)
      if let known = numbers[identity] { return known }
      numbers[identity] = patterns.count
      patterns.append(pattern)
      return patterns.count - 1
    }
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

  /// The types that only the analysis of a sentence gives.
  private static let builtInTypes = TypeSet(
    (0..<TypeID.firstDeclared.rawValue).map(TypeID.init(rawValue:)))
}
