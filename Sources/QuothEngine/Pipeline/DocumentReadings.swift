package import QuothRules
package import QuothText

/// Verbs that tell one event in reports of war and another elsewhere: who *was shot* by soldiers died, whom a
/// gunman shot may live.
///
/// Each row of the table `document_readings` names the `verbs`, the type that rules give their events (`event`), the
/// type they have in an article of war (`becomes`), how many armed groups make one (`least`), the heads of groups that
/// do not count (`civil`: *police*), and the words that keep the milder type (`mild`: *leg*, *critical*).
package struct DocumentReadings: Sendable {
  private struct Row: Sendable {
    let event: String
    let becomes: String
    let verbs: WordSet
    let least: Int
    let civil: WordSet
    let mild: WordSet
  }

  private let rows: [Row]
  private let force: TypeID?

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    rows = ruleSet.table("document_readings").compactMap { row in
      guard let event = row.value("event"), let becomes = row.value("becomes") else { return nil }
      return Row(
        event: event, becomes: becomes, verbs: vocabulary.words(row.values("verbs")),
        least: row.value("least").flatMap { Int($0) } ?? .max,
        civil: vocabulary.words(row.values("civil")), mild: vocabulary.words(row.values("mild")))
    }
    force = ruleSet.types.type(named: "Force")
  }

  /// Gives the events of `sentences` the type that the whole article calls for.
  func apply(to sentences: inout [SentenceEvents]) {
    for row in rows {
      // Most articles have no event that the row is about.
      var isOfWar: Bool?
      for sentence in sentences.indices {
        for event in sentences[sentence].events.indices
        where sentences[sentence].events[event].type == row.event {
          let graph = sentences[sentence].graph
          let trigger = sentences[sentence].events[event].trigger.lowerBound
          guard row.verbs.contains(graph.analysis.lemmas[trigger]) else { continue }
          let answer = isOfWar ?? self.isOfWar(sentences, row)
          isOfWar = answer
          if answer, !isMild(graph, row) {
            sentences[sentence].events[event].type = row.becomes
          }
        }
      }
    }
  }

  private func isOfWar(_ sentences: [SentenceEvents], _ row: Row) -> Bool {
    var count = 0
    for sentence in sentences {
      let graph = sentence.graph
      for element in graph.elements
      where element.type == force && !row.civil.contains(graph.analysis.lemmas[element.head]) {
        count += 1
        if count >= row.least { return true }
      }
    }
    return false
  }

  private func isMild(_ graph: ClauseGraph, _ row: Row) -> Bool {
    graph.analysis.tags.indices.contains { row.mild.contains(graph.word(atToken: $0)) }
  }
}
