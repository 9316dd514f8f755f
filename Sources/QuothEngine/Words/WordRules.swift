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
    let left: Side?
    let right: Side?
    /// From how many elements left of the trigger the left part can start.
    let leftReach: Int
    let rank: WordMatch.Rank
  }

  /// What stands left or right of a trigger.
  enum Side: Sendable {
    /// A number of `sequences`.
    case sequence(Int)
    /// A number of `patterns`, which is matched by PCRE2 over the view of the sentence.
    case expression(Int)
  }

  /// The event rules of the rule set, number by number.
  let rules: [EventAlternative]
  let alternatives: [Alternative]
  /// What stands around triggers; rules of one shape share theirs.
  let patterns: [PositionalPattern]
  let sequences: [WordSequence]
  let triggers: TriggerTable
  let lexicon: WordLexicon
  /// The words of all others are passed over: they start neither a trigger nor a name.
  let noted: WordBits
  /// The names of the types by their numbers.
  let typeNames: [String]
  let eventNames: [String]
  let roleNames: [String]
  /// Whether some side is an expression.
  var needsView: Bool { !patterns.isEmpty }
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
    // A sequence of words knows no names as elements.
    looksAtNames = rules.contains { rule in
      [rule.left, rule.right].contains { $0.map { !$0.groupTypes.isEmpty } ?? false }
    }
    var sides = SideCollector(allowsSequences: !looksAtNames)
    alternatives = rules.map { rule in
      // The trigger may stand one element further left than its first token: inside a name.
      let reach = rule.left?.maximumElementCount.map { $0 + 1 } ?? Self.longestReach
      return Alternative(
        left: rule.left.map { sides.side(of: $0) }, right: rule.right.map { sides.side(of: $0) },
        leftReach: min(reach, Self.longestReach), rank: WordMatch.Rank(rule))
    }
    patterns = sides.patterns
    sequences = sides.sequences
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

  /// Numbers the sides of rules; rules of one shape share one pattern.
  private struct SideCollector {
    let allowsSequences: Bool
    private(set) var patterns: [PositionalPattern] = []
    private(set) var sequences: [WordSequence] = []
    private var sides: [ObjectIdentifier: Side] = [:]
    private var tests: Set<String> = []

    init(allowsSequences: Bool) { self.allowsSequences = allowsSequences }

    mutating func side(of pattern: PositionalPattern) -> Side {
      let identity = ObjectIdentifier(pattern.pattern)
      let side = sides[identity] ?? newSide(of: pattern)
      sides[identity] = side
      return side
    }

    private mutating func newSide(of pattern: PositionalPattern) -> Side {
      if allowsSequences, let words = pattern.words, let reach = pattern.maximumElementCount,
        reach <= WordSequence.longestReach,
        tests.union(words.tests).count <= WordMatcher.maximumTestCount
      {
        tests.formUnion(words.tests)
        sequences.append(words)
        return .sequence(sequences.count - 1)
      }
      patterns.append(pattern)
      return .expression(patterns.count - 1)
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
