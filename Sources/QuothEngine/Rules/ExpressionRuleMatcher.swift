package import PCRE2
package import QuothRules
package import QuothText

/// Finds mentions by the rules with `pcre:`, over the raw text of a sentence.
package struct ExpressionRuleMatcher: Sendable {
  private let rules: [ExpressionRule]

  package init(_ ruleSet: CompiledRuleSet) {
    rules = ruleSet.expressionRules
  }

  /// Adds what the rules find in the sentence; longer mentions win over shorter ones, rules over names.
  ///
  /// - Returns: the rules that hit a limit.
  package func find(
    in analysis: inout SentenceAnalysis, of document: TokenizedDocument, workspace: MatchWorkspace
  ) -> [RuleFailure] {
    guard !rules.isEmpty else { return [] }
    let tokens = document.sentences[analysis.sentence].tokens
    guard let first = tokens.first, let last = tokens.last else { return [] }
    let start = Int(document.tokenStarts[first])
    let end = Int(document.tokenEnds[last])
    var found: [RuleMention] = []
    var failures: [RuleFailure] = []
    document.text.withUnsafeBufferPointer { bytes in
      // The sentence alone is the subject, so that '^' and look-behinds see nothing before it.
      let sentence = UnsafeBufferPointer(rebasing: bytes[start..<end])
      for (order, rule) in rules.enumerated() {
        var position = 0
        while position < sentence.count {
          let outcome = workspace.match(rule.pattern, in: sentence, from: position)
          if case .failed(let failure) = outcome {
            failures.append(RuleFailure(rule: rule.rule, reason: failure.message))
          }
          guard outcome == .matched, let span = workspace.span(ofGroup: 0), !span.isEmpty else {
            break
          }
          position = span.upperBound
          let range = start + span.lowerBound..<start + span.upperBound
          if let covered = document.tokens(covering: range, among: tokens) {
            found.append(
              RuleMention(
                tokens: covered.lowerBound - first..<covered.upperBound - first, type: rule.type,
                rule: rule.rule, priority: rule.priority, order: order))
          }
        }
      }
    }
    for mention in RuleMention.withoutOverlaps(found) { analysis.add(mention) }
    return failures
  }
}

extension TokenizedDocument {
  /// The tokens that a range of bytes touches.
  fileprivate func tokens(covering range: Range<Int>, among tokens: Range<Int>) -> Range<Int>? {
    guard let first = tokens.first(where: { Int(tokenEnds[$0]) > range.lowerBound }) else {
      return nil
    }
    let end = tokens[first...].first { Int(tokenStarts[$0]) >= range.upperBound }
    let upper = end ?? tokens.upperBound
    return first < upper ? first..<upper : nil
  }
}

extension SentenceAnalysis {
  /// Adds a mention of a rule in place of the names, numbers and dates that it touches.
  fileprivate mutating func add(_ mention: RuleMention) {
    names.removeAll { $0.tokens.overlaps(mention.tokens) }
    quantities.removeAll { $0.tokens.overlaps(mention.tokens) }
    dates.removeAll { $0.tokens.overlaps(mention.tokens) }
    var name = NameMention(tokens: mention.tokens, type: mention.type, evidence: mention.rule)
    name.isFromRule = true
    let place = names.firstIndex { $0.tokens.lowerBound > mention.tokens.lowerBound }
    names.insert(name, at: place ?? names.count)
  }
}
