import QuothRules
package import QuothText

/// What the rules did with one sentence: what they saw, what they found, and why the others found nothing.
package struct SentenceExplanation: Sendable {
  /// An event that stayed, with the rules that found it.
  package struct Found: Sendable {
    package let type: String
    package let trigger: String
    package let arguments: [(role: String, text: String)]
    package let rules: [String]
    /// Whether the document holds the event: no participant and no number, no event.
    package let isKept: Bool
  }

  /// A rule whose trigger is in the sentence and that found no event of its own.
  package struct Missed: Sendable {
    package let rule: String
    package let trigger: String
    package let reason: RuleMiss.Reason
  }

  /// The sentence as its elements: `[NG Force|the troops] [VG retake|retook] …`.
  package let row: String
  package let found: [Found]
  package let missed: [Missed]
}

extension DocumentAnnotator {
  /// Explains every sentence of a text.
  package func explain(text: [UInt8], date: String?) throws(TextError) -> [SentenceExplanation] {
    let (document, sentences) = try sentenceEvents(of: text, isExplaining: true)
    return sentences.map { sentence in
      let graph = sentence.graph
      let first = graph.analysis.firstToken
      func text(_ tokens: Range<Int>) -> String {
        String(
          decoding: document.text[
            Int(
              document.tokenStarts[first + tokens.lowerBound])..<Int(
                document.tokenEnds[first + tokens.upperBound - 1])], as: UTF8.self)
      }
      return SentenceExplanation(
        row: row(of: graph),
        found: sentence.events.map { event in
          SentenceExplanation.Found(
            type: event.type, trigger: text(event.trigger),
            arguments: event.arguments.map { argument in
              switch argument.filler {
              case .element(let index): (argument.role, text(graph.elements[index].tokens))
              case .tokens(let tokens, _): (argument.role, text(tokens))
              }
            }, rules: event.rules, isKept: DocumentAssembly.keeps(event, in: graph, rules))
        },
        missed: sentence.record.misses.map {
          SentenceExplanation.Missed(
            rule: $0.rule, trigger: text($0.token..<$0.token + 1), reason: $0.reason)
        })
    }
  }

  /// The sentence's elements in brackets, with kind, type and what the analysis knows of them.
  package func row(of graph: ClauseGraph) -> String {
    graph.elements.indices.map { index in
      let element = graph.elements[index]
      let words = element.tokens.map {
        String(
          decoding: graph.document.bytes(ofToken: graph.analysis.firstToken + $0), as: UTF8.self)
      }.joined(separator: " ")
      switch element.kind {
      case .nounGroup:
        let type = element.type == .none ? "" : " " + rules.ruleSet.types.name(of: element.type)
        return "[NG\(type)|\(words)]"
      case .verbGroup:
        guard let group = graph.verbGroup(index) else { return words }
        var features = [
          String(describing: group.form), graph.isActive(index) ? "active" : "passive",
        ]
        if group.isNegated { features.append("not") }
        return
          "[VG \(rules.vocabulary.text(of: group.lemma)) \(features.joined(separator: " "))|\(words)]"
      case .date: return "[Date|\(words)]"
      default: return words
      }
    }.joined(separator: " ")
  }
}
