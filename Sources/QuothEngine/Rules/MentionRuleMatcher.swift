package import PCRE2
package import QuothRules
package import QuothText

/// Finds mentions by the rules with `mention:` and `match:`, over the encoded view of a sentence.
package struct MentionRuleMatcher: Sendable {
  private let rules: [MentionRule]
  private let requiredWords: RequiredWordSets
  private let vocabulary: Vocabulary

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    rules = ruleSet.mentionRules
    requiredWords = RequiredWordSets(rules.map(\.requiredWords), vocabulary: vocabulary)
    self.vocabulary = vocabulary
  }

  /// Types the groups that the rules find, and joins elements that one mention covers.
  ///
  /// - Returns: the rules that hit a limit.
  package func apply(
    to analysis: inout SentenceAnalysis, of document: TokenizedDocument, words: ClauseWords,
    workspace: MatchWorkspace
  ) -> [RuleFailure] {
    guard !rules.isEmpty else { return [] }
    let tokens = document.sentences[analysis.sentence].tokens
    let candidates = requiredWords.rules(fitting: document.words[tokens])
    guard !candidates.isEmpty else { return [] }
    let graph = ClauseGraph(document: document, analysis: analysis, words: words)
    let view = SentenceView(graph, vocabulary: vocabulary)
    var found: [RuleMention] = []
    var failures: [RuleFailure] = []
    for index in candidates {
      do throws(MatchFailure) {
        found += try mentions(of: rules[index], in: view, workspace)
      } catch {
        failures.append(RuleFailure(rule: rules[index].rule, reason: error.message))
      }
    }
    // From the right, so that indices of elements to the left stay what they are.
    for mention in RuleMention.withoutOverlaps(found).reversed() {
      analysis.apply(mention, features: features(of: mention))
    }
    return failures
  }

  private func mentions(
    of rule: MentionRule, in view: SentenceView, _ workspace: MatchWorkspace
  ) throws(MatchFailure) -> [RuleMention] {
    var mentions: [RuleMention] = []
    var failure: MatchFailure?
    view.bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      while position < bytes.count {
        switch workspace.match(rule.pattern.pattern, in: bytes, from: position) {
        case .failed(let reason):
          failure = reason
          return
        case .noMatch: return
        case .matched: break
        }
        guard let whole = workspace.span(ofGroup: 0), !whole.isEmpty else { return }
        if let span = workspace.span(ofGroup: rule.extentGroup), let tokens = view.tokens(in: span)
        {
          mentions.append(
            RuleMention(
              tokens: tokens, type: rule.type, rule: rule.rule, priority: rule.priority,
              order: rule.order))
        }
        position = whole.upperBound
      }
    }
    if let failure { throw failure }
    return mentions
  }

  private func features(of mention: RuleMention) -> (kind: WordID?, side: WordID?) {
    let features = rules.first { $0.rule == mention.rule }?.features ?? []
    func word(_ key: String) -> WordID? {
      features.first { $0.key == key }?.values.first.map(vocabulary.word(for:))
    }
    return (word("kind"), word("side"))
  }
}

extension SentenceAnalysis {
  /// Makes the tokens of a mention one noun group of its type.
  fileprivate mutating func apply(
    _ mention: RuleMention, features: (kind: WordID?, side: WordID?)
  ) {
    let covered = elements.indices.filter { elements[$0].tokens.overlaps(mention.tokens) }
    guard let first = covered.first, let last = covered.last else { return }
    // A mention that cuts a group in two parts types the group that its last word stands in.
    let cutsGroup =
      elements[first].tokens.lowerBound < mention.tokens.lowerBound
      || elements[last].tokens.upperBound > mention.tokens.upperBound
    var element = elements[last]
    if cutsGroup {
      guard element.kind == .nounGroup else { return }
    } else {
      let nouns = covered.filter { elements[$0].kind == .nounGroup }
      element = nouns.last.map { elements[$0] } ?? element
      element.kind = .nounGroup
      element.tokens = mention.tokens
      element.verbGroup = nil
      element.date = nil
    }
    element.nounGroup.type = mention.type
    if let kind = features.kind { element.nounGroup.kind = kind }
    if let side = features.side { element.nounGroup.side = side }
    var name = NameMention(tokens: element.tokens, type: mention.type, evidence: mention.rule)
    name.isFromRule = true
    name.isDescribed = element.nounGroup.name == nil
    name.kind = element.nounGroup.kind
    name.side = element.nounGroup.side
    name.entry = element.nounGroup.name.flatMap { names[$0].entry }
    names.append(name)
    if element.nounGroup.name != nil { element.nounGroup.name = names.count - 1 }
    if cutsGroup {
      elements[last] = element
    } else {
      elements.replaceSubrange(first...last, with: [element])
    }
  }
}
