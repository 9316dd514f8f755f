import QuothEngine
import QuothModel
package import QuothRules
package import QuothText

/// Runs the yes and no lines of rules through the engine.
package struct ExampleRunner {
  private let annotator: DocumentAnnotator
  private let references: [String: ReferenceRule]

  /// A runner for the rules of `ruleSet`.
  package init(_ ruleSet: CompiledRuleSet, table: LexicalTable) {
    annotator = DocumentAnnotator(rules: EngineRules(ruleSet, table: table))
    references = Dictionary(
      ruleSet.referenceRules.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Runs all lines of `declarations`.
  package func check(_ declarations: [RuleDeclaration]) -> ExampleChecker.Result {
    ExampleChecker(matches: matches).check(declarations)
  }

  /// What the engine finds in `text`.
  ///
  /// A reference rule matches where its pattern does; a mention that it resolves has what it stands
  /// for as the argument `to`. A link matches in the events that take a role by it.
  private func matches(_ text: String, for rule: RuleDeclaration) -> [ExampleMatch] {
    let bytes = Array(text.utf8)
    var matches: [ExampleMatch] = []
    if let reference = references[rule.id], annotator.contains(reference.pattern, in: bytes) {
      matches.append(
        ExampleMatch(type: rule.type ?? "", rules: [rule.id], span: nil, arguments: []))
    }
    guard let document = try? annotator.annotate(id: "example", text: bytes, date: nil).document
    else { return matches }
    let spans = Dictionary(
      document.mentions.map { ($0.id, $0.span.range) }, uniquingKeysWith: { first, _ in first })
    let events = document.events.map { event in
      ExampleMatch(
        type: event.type, rules: event.rules, span: event.trigger?.range,
        arguments: event.arguments.compactMap { argument in
          switch argument.filler {
          case .mention(let id): spans[id].map { .init(role: argument.role, span: $0) }
          case .text(let span): .init(role: argument.role, span: span.range)
          }
        })
    }
    let mentions = document.mentions.map { mention in
      ExampleMatch(
        type: mention.type, rules: mention.rules, span: mention.span.range,
        arguments: mention.refersTo.flatMap { spans[$0] }.map {
          [ExampleMatch.Argument(role: RuleExample.antecedent, span: $0)]
        } ?? [])
    }
    return matches + events + mentions
  }
}
