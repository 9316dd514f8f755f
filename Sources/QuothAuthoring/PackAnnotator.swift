package import QuothEngine
package import QuothModel
package import QuothRules
package import QuothText

/// Annotates documents that are in memory already, by the rules of some packs.
package struct PackAnnotator {
  /// The rules.
  package let ruleSet: CompiledRuleSet
  private let table: LexicalTable
  private let annotator: DocumentAnnotator

  /// An annotator by the rules of `ruleSet`.
  package init(_ ruleSet: CompiledRuleSet, table: LexicalTable) {
    self.ruleSet = ruleSet
    self.table = table
    annotator = DocumentAnnotator(rules: EngineRules(ruleSet, table: table))
  }

  /// The annotator without the rule called `id`.
  package func without(rule id: String) -> PackAnnotator {
    PackAnnotator(ruleSet.without(rule: id), table: table)
  }

  /// Annotates the texts of `documents` and forgets what they had.
  ///
  /// Throws `TextError` for a text that the engine does not read.
  package func annotate(_ documents: [AnnotatedDocument]) throws(TextError) -> [AnnotatedDocument] {
    var annotated: [AnnotatedDocument] = []
    for document in documents {
      annotated.append(
        try annotator.annotate(
          id: document.id, text: Array(document.text.utf8), date: document.date
        ).document)
    }
    return annotated
  }

  /// Annotates the texts of `gold` as a collection that can be held against it.
  package func annotate(_ gold: DocumentCollection) throws(TextError) -> DocumentCollection {
    let documents = try annotate(gold.documents)
    return DocumentCollection(
      file: "output", documents: documents, lines: Array(1..<(documents.count + 1)), digest: "")
  }

  /// How long each event rule takes on the texts of `documents`, the slowest first.
  package func times(on documents: [AnnotatedDocument]) -> [RuleTimer.Time] {
    RuleTimer(
      EngineRules(ruleSet, table: table), texts: documents.map { Array($0.text.utf8) }
    ).times()
  }

  /// How the `events` of `document` would look to rules, in their order; nil for an event without a trigger.
  ///
  /// Throws `TextError` for a text that the engine does not read.
  package func readings(
    of events: [Event], in document: AnnotatedDocument
  ) throws(TextError) -> [TriggerReading?] {
    try annotator.readings(of: events, in: document)
  }

  /// What the rules did with every sentence of a text.
  package func explain(_ text: String) throws(TextError) -> [SentenceExplanation] {
    try annotator.explain(text: Array(text.utf8), date: nil)
  }
}
