import PCRE2
import QuothRules
import QuothText

/// Tests the `refer:` rules of the packs on mentions.
///
/// A rule sees the mention as a group in its sentence, with the words around it as tokens.
struct ReferenceRuleMatcher: Sendable {
  /// A rule with its words looked up.
  final class Prepared: Sendable {
    let rule: ReferenceRule
    let target: AntecedentTarget
    private let features: KnownFeatures
    /// Of each set a word must stand within reach.
    private let requiredWords: [WordSet]
    /// So many tokens before and behind a mention a match that covers its head can reach.
    private let reach: Int
    /// The match is one word, which then is the head.
    private let isHeadAlone: Bool

    fileprivate init(_ rule: ReferenceRule, vocabulary: Vocabulary) {
      self.rule = rule
      target = AntecedentTarget(rule.target, vocabulary: vocabulary)
      features = KnownFeatures(rule.features, vocabulary: vocabulary)
      let length = rule.pattern.maximumElementCount ?? .max
      reach = max(0, min(length - 1, ReferenceView.surroundings))
      isHeadAlone = length == 1 && rule.pattern.groupTypes.isEmpty
      let steps = rule.pattern.wordSteps.filter { $0.lemmas.isEmpty && !$0.isOptional }
      let lists = steps.map(\.words) + [rule.requiredWords]
      // A word of the text that the vocabulary lacks may be any: such a list tells nothing.
      requiredWords = lists.filter { !$0.isEmpty }.map(vocabulary.words)
        .filter { !$0.contains(.unknown) }
    }

    /// Whether the mention is of the rule's kind, and the words that the rule needs stand where a match would have
    /// them.
    fileprivate func mayMatch(_ mention: ReferenceMention, in document: TokenizedDocument) -> Bool {
      guard features.accept(kind: mention.kind, side: mention.side) else { return false }
      if isHeadAlone {
        return requiredWords.allSatisfy { $0.contains(document.words[mention.head]) }
      }
      let tokens = ReferenceView.tokens(around: mention, in: document).clamped(
        to: mention.tokens.lowerBound - reach..<mention.tokens.upperBound + reach)
      return requiredWords.allSatisfy { words in
        tokens.contains { words.contains(document.words[$0]) }
      }
    }
  }

  /// For each type, by its number, the rules for mentions of the type, in their order.
  private let rulesOfType: [[Prepared]]
  private let vocabulary: Vocabulary

  init(_ rules: [ReferenceRule], vocabulary: Vocabulary) {
    let prepared = rules.sorted { $0.order < $1.order }.map {
      Prepared($0, vocabulary: vocabulary)
    }
    rulesOfType = (0...UInt8.max).map { number in
      prepared.filter { $0.rule.types.contains(TypeID(rawValue: number)) }
    }
    self.vocabulary = vocabulary
  }

  /// The first rule that matches `mention` and finds what it stands for.
  ///
  /// `view`: a buffer to show the mention in.
  func first<Target>(
    for mention: ReferenceMention, in document: TokenizedDocument, view: inout ReferenceView,
    workspace: MatchWorkspace, finding find: (Prepared) -> Target?
  ) -> (rule: Prepared, target: Target)? {
    let rules = rulesOfType[Int(mention.type.rawValue)]
    guard rules.contains(where: { $0.mayMatch(mention, in: document) }) else { return nil }
    // *the ancient desert town* is tried as *the town* where no rule knows its adjectives.
    let canReduce = !ReferenceView.innerTokens(of: mention).isEmpty
    for isReduced in canReduce ? [false, true] : [false] {
      view.show(mention, in: document, vocabulary: vocabulary, isReduced: isReduced)
      var hasMatched = false
      for rule in rules where rule.mayMatch(mention, in: document) {
        guard matches(rule.rule, view, workspace) else { continue }
        if let target = find(rule) { return (rule, target) }
        hasMatched = true
      }
      if hasMatched { return nil }
    }
    return nil
  }

  private func matches(
    _ rule: ReferenceRule, _ view: borrowing ReferenceView, _ workspace: MatchWorkspace
  ) -> Bool {
    let head = view.head
    return view.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count,
        case .matched = workspace.match(rule.pattern.pattern, in: bytes, from: start),
        let span = workspace.span(ofGroup: 0)
      {
        if span.contains(head) { return true }
        if span.lowerBound > head { return false }
        start = max(span.upperBound, start + 1)
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
      }
      return false
    }
  }
}
