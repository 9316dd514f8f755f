import QuothModel
import QuothRules
package import QuothText

/// What of the analysis `quoth view` shows.
package enum AnalysisStage: String, Sendable, CaseIterable {
  case tokens, tags, names, groups, clauses
}

extension DocumentAnnotator {
  /// Each sentence of a text as the stage leaves it, one line or more per sentence.
  package func view(text: [UInt8], stage: AnalysisStage) throws(TextError) -> [String] {
    let document = try rules.tokenizer.tokenize(text)
    return analyzed(document).flatMap { analysis in
      lines(
        of: ClauseGraph(document: document, analysis: analysis, words: rules.clauseWords), stage)
    }
  }

  private func lines(of graph: ClauseGraph, _ stage: AnalysisStage) -> [String] {
    let analysis = graph.analysis
    func words(_ tokens: Range<Int>) -> String {
      tokens.map {
        String(decoding: graph.document.bytes(ofToken: analysis.firstToken + $0), as: UTF8.self)
      }.joined(separator: " ")
    }
    let count = graph.document.sentences[analysis.sentence].tokens.count
    switch stage {
    case .tokens: return [(0..<count).map { words($0..<$0 + 1) }.joined(separator: "|")]
    case .tags:
      return [
        analysis.tags.indices.map { "\(words($0..<$0 + 1))/\(analysis.tags[$0])" }
          .joined(separator: " ")
      ]
    case .names:
      return [words(0..<count)]
        + analysis.names.map {
          "  \(rules.ruleSet.types.name(of: $0.type)): \(words($0.tokens)) (\($0.evidence))"
        }
        + analysis.dates.map { "  Date: \(words($0.tokens))" }
        + analysis.quantities.map { quantity in
          let low = quantity.count?.low.map(String.init) ?? ""
          let high = quantity.count?.high.map(String.init) ?? ""
          return "  Quantity: \(words(quantity.tokens)) = \(low)..\(high)"
        }
    case .groups: return [row(of: graph)]
    case .clauses:
      func texts(_ elements: [Int]) -> String {
        elements.map { words(graph.elements[$0].tokens) }.joined(separator: " + ")
      }
      return [row(of: graph)]
        + graph.elements.indices.filter(graph.isVerbGroup).map { index in
          "  \(words(graph.elements[index].tokens)): subject [\(texts(graph.subjects(of: index)))] "
            + "object [\(texts(graph.objects(of: index)))]"
        }
    }
  }
}
