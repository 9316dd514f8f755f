package import PCRE2
import QuothModel
package import QuothRules
package import QuothText

/// Sets the status of events by the rules with `status:`.
package struct StatusRuleMatcher: Sendable {
  private let rules: [StatusRule]
  private let requiredWords: RequiredWordSets
  private let requirements: WordRequirements
  /// By rule.
  private let contexts: [ContextRequirement]
  private let names: [String]
  private let vocabulary: Vocabulary

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    rules = ruleSet.statusRules
    requiredWords = RequiredWordSets(rules.map(\.requiredWords), vocabulary: vocabulary)
    names = ruleSet.events.map(\.name)
    self.vocabulary = vocabulary
    var builder = WordRequirements.Builder(vocabulary: vocabulary)
    contexts = rules.map { builder.addContext($0.left, $0.right) }
    requirements = builder.build()
  }

  /// Gives each event the status of the first rule that matches around its trigger.
  package func apply(
    to events: inout [EventCandidate], in graph: ClauseGraph, workspace: MatchWorkspace,
    record: inout MatchRecord
  ) {
    guard !rules.isEmpty, !events.isEmpty else { return }
    let tokens = graph.document.sentences[graph.analysis.sentence].tokens
    let candidates = requiredWords.rules(fitting: graph.document.words[tokens])
    guard !candidates.isEmpty else { return }
    var matcher = PositionalMatcher(
      graph: graph, vocabulary: vocabulary, workspace: workspace, requirements: requirements)
    for event in events.indices {
      let rule = candidates.first { matches($0, events[event], &matcher, &record) }
      if let rule {
        events[event].status = rules[rule].status
        events[event].rules.append(rules[rule].rule)
      }
    }
  }

  private func matches(
    _ index: Int, _ event: EventCandidate, _ matcher: inout PositionalMatcher,
    _ record: inout MatchRecord
  ) -> Bool {
    let rule = rules[index]
    let context = contexts[index]
    guard rule.events.isEmpty || rule.events.contains(where: { names[$0.rawValue] == event.type }),
      requirements.canMatch(context, around: event.trigger, &matcher)
    else { return false }
    for (pattern, side, requirement) in [
      (rule.right, PositionalMatcher.Side.right, context.right), (rule.left, .left, context.left),
    ] {
      guard let pattern else { continue }
      switch matcher.match(pattern, side, of: event.trigger, requirement) {
      case .matched: continue
      case .unmatched: return false
      case .failed(let failure):
        record.failures.append(RuleFailure(rule: rule.rule, reason: failure.message))
        return false
      }
    }
    return true
  }
}
