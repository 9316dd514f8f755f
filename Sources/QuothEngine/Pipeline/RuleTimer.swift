import PCRE2
import QuothRules
package import QuothText

/// Measures how long each event rule takes on some texts: the analysis is done once, then every rule runs alone.
package struct RuleTimer {
  /// The time of one rule.
  package struct Time: Sendable {
    package let rule: String
    /// Over all texts, without the analysis that rules share.
    package let milliseconds: Double
  }

  private let rules: EngineRules
  private let graphs: [ClauseGraph]
  /// The fastest of so many rounds counts: everything slower was something else's doing.
  private static let rounds = 3

  /// A timer over `texts`; those that the engine does not read are left out.
  package init(_ rules: EngineRules, texts: some Sequence<[UInt8]>) {
    self.rules = rules
    let annotator = DocumentAnnotator(rules: rules)
    graphs = texts.flatMap { text -> [ClauseGraph] in
      guard let document = try? rules.tokenizer.tokenize(text) else { return [] }
      return annotator.analyzed(document).map {
        ClauseGraph(document: document, analysis: $0, words: rules.clauseWords)
      }
    }
  }

  /// The time of every event rule, the slowest first.
  package func times() -> [Time] {
    var ids: [String] = []
    for alternative in rules.ruleSet.eventAlternatives where ids.last != alternative.rule {
      ids.append(alternative.rule)
    }
    let walk = milliseconds(of: rules.ruleSet.keepingEvents(ofRule: ""))
    return Set(ids).sorted().map { id in
      let time = milliseconds(of: rules.ruleSet.keepingEvents(ofRule: id))
      return Time(rule: id, milliseconds: max(0, time - walk))
    }.sorted { ($1.milliseconds, $0.rule) < ($0.milliseconds, $1.rule) }
  }

  private func milliseconds(of ruleSet: CompiledRuleSet) -> Double {
    let bindings = BindingTable(ruleSet)
    let matcher = EventMatcher(
      ruleSet: ruleSet, vocabulary: rules.vocabulary,
      triggers: TriggerTable(ruleSet, vocabulary: rules.vocabulary), bindings: bindings,
      relations: RelationResolver(
        bindings.relations, of: ruleSet, supportVerbs: rules.supportVerbs,
        vocabulary: rules.vocabulary))
    let workspace = MatchWorkspace()
    var memory = EventMatcher.Memory()
    let durations = (0..<Self.rounds).map { _ in
      ContinuousClock().measure {
        for graph in graphs {
          var record = MatchRecord()
          _ = matcher.events(
            in: graph, workspace: workspace, memory: &memory, record: &record)
        }
      }
    }
    return (durations.min() ?? .zero) / .milliseconds(1)
  }
}
