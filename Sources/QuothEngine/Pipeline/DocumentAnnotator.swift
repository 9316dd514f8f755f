import PCRE2
package import QuothModel
package import QuothText

/// What one document gave: the annotation, and the rules that hit a limit on it.
package struct AnnotationResult: Sendable {
  package var document: AnnotatedDocument
  /// Sentence index and failure, in the order of the text.
  package var failures: [(sentence: Int, failure: RuleFailure)]
}

/// Annotates documents one after the other; belongs to one worker.
///
/// The stages run in the order of DESIGN.md §4, each on the value of the one before.
package final class DocumentAnnotator {
  let rules: EngineRules
  private let workspace = MatchWorkspace()
  private var matchMemory = EventMatcher.Memory()
  private let wordCache = WordCache()
  private let nameCache = NameCache()
  private let wordAnnotator: WordAnnotator?
  private var analyzer: SentenceAnalyzer

  package init(rules: EngineRules) {
    self.rules = rules
    let workspace = workspace
    wordAnnotator = rules.words.map { WordAnnotator($0, workspace: workspace) }
    analyzer = rules.groups.analyzer(workspace: workspace)
  }

  /// Annotates one text.
  ///
  /// `text`: UTF-8.
  /// `date`: the date of publication as `YYYY-MM-DD`; relative dates are resolved against it.
  /// Throws `TextError` when the text is no UTF-8 or holds NUL.
  package func annotate(
    id: String, text: [UInt8], date: String?
  ) throws(TextError) -> AnnotationResult {
    if let wordAnnotator {
      let document = try rules.tokenizer.tokenize(text, cache: wordCache)
      return wordAnnotator.annotate(id: id, document, date: date)
    }
    var found = try sentenceEvents(of: text, isExplaining: false)
    var assembly = DocumentAssembly(id: id, document: found.document, date: date, rules: rules)
    let failures = found.sentences.flatMap { sentence in
      sentence.record.failures.map { (sentence.sentence, $0) }
    }
    // What is known of a sentence goes as soon as its events are drafted: in a text of megabytes it
    // is most of the memory.
    found.sentences.reverse()
    while let sentence = found.sentences.popLast() { assembly.add(sentence) }
    return AnnotationResult(
      document: assembly.annotatedDocument(workspace: workspace), failures: failures)
  }

  /// Every sentence with its events, before mentions and counts.
  func sentenceEvents(
    of text: [UInt8], isExplaining: Bool
  ) throws(TextError) -> (document: TokenizedDocument, sentences: [SentenceEvents]) {
    let document = try rules.tokenizer.tokenize(text, cache: wordCache)
    var analyses = analyzed(document)
    var sentences: [SentenceEvents] = []
    sentences.reserveCapacity(analyses.count)
    // Each analysis moves into its graph.
    analyses.reverse()
    while let analysis = analyses.popLast() {
      let record = MatchRecord(isExplaining: isExplaining, failures: analysis.failures)
      let graph = ClauseGraph(document: document, analysis: analysis, words: rules.clauseWords)
      sentences.append(SentenceEvents(graph: graph, events: [], record: record))
    }
    findEvents(in: &sentences)
    rules.documentReadings.apply(to: &sentences)
    let figurative = rules.figurativeFields.droppedTypes(in: document, sentences)
    if !figurative.isEmpty {
      for index in sentences.indices {
        sentences[index].events.removeAll { figurative.contains($0.type) }
      }
    }
    attribute(&sentences, in: document)
    for index in sentences.indices { settleStatus(&sentences[index]) }
    return (document, sentences)
  }

  /// Names, numbers, dates, tags and groups of every sentence.
  package func analyzed(_ document: TokenizedDocument) -> [SentenceAnalysis] {
    var analyses = document.sentences.indices.map { index in
      var analysis = SentenceAnalysis(
        sentence: index, firstToken: document.sentences[index].tokens.lowerBound)
      analysis.dates = rules.dates.find(in: document, sentence: index)
      analysis.quantities = rules.quantities.find(
        in: document, sentence: index, dates: analysis.dates)
      analysis.names = rules.names.find(
        in: document, sentence: index, dates: analysis.dates, quantities: analysis.quantities,
        cache: nameCache)
      analysis.failures = rules.expressionRules.find(
        in: &analysis, of: document, workspace: workspace)
      return analysis
    }
    DocumentNames(analyses, of: document, finder: rules.names).settle(&analyses, of: document)
    for index in analyses.indices {
      analyzer.complete(&analyses[index], of: document)
      analyses[index].failures += rules.mentionRules.apply(
        to: &analyses[index], of: document, words: rules.clauseWords, workspace: workspace)
      analyses[index].releaseSpareMemory()
    }
    return analyses
  }

  private func findEvents(in sentences: inout [SentenceEvents]) {
    for index in sentences.indices {
      let graph = sentences[index].graph
      var events = rules.matcher.events(
        in: graph, workspace: workspace, memory: &matchMemory,
        record: &sentences[index].record)
      if events.isEmpty { continue }
      for event in events.indices {
        let roles = rules.adjunctRoles(ofAlternative: events[event].alternative)
        rules.adjuncts.attach(roles, to: &events[event], in: graph, opensDocument: index == 0)
      }
      if events.count > 1 {
        EventLinker(
          links: rules.links, graph: graph, supportVerbs: rules.supportVerbs,
          accepts: rules.accepts,
          causeSubordinators: rules.causeSubordinators, mutualAttacks: rules.mutualAttacks
        ).apply(to: &events)
      }
      sentences[index].events = events
    }
  }

  /// The one role that an adjunct of a statement fills.
  private static let timeRole = ["time"]

  /// Adds statements and accusations, and the sources of what they report.
  private func attribute(_ sentences: inout [SentenceEvents], in document: TokenizedDocument) {
    let attributions = rules.attributions.attributions(
      in: document, graphs: sentences.map(\.graph))
    let bySentence = AttributionEvents.bySentence(attributions, of: document)
    for index in sentences.indices {
      let stage = AttributionEvents(attributions: bySentence[sentences[index].sentence])
      let graph = sentences[index].graph
      stage.addSources(to: &sentences[index].events, in: graph)
      let known = sentences[index].events.count
      for var statement in stage.events(of: sentences[index].sentence, in: graph) {
        if graph.isVerbGroup(statement.element) {
          rules.adjuncts.attach(Self.timeRole, to: &statement, in: graph, opensDocument: index == 0)
        }
        // A cue that is also another event's trigger (*claimed two lives*) stays that event.
        guard !sentences[index].events.contains(where: { $0.trigger.overlaps(statement.trigger) })
        else { continue }
        sentences[index].events.append(statement)
      }
      stage.addSources(to: &sentences[index].events, from: known, in: graph)
    }
  }

  private func settleStatus(_ sentence: inout SentenceEvents) {
    if sentence.events.isEmpty { return }
    for index in sentence.events.indices
    where sentence.events[index].status == .asserted
      && !holdsNegation(sentence.events[index].trigger, sentence.graph)
    {
      sentence.events[index].status = rules.status.status(
        ofTrigger: sentence.events[index].trigger.lowerBound, in: sentence.events[index].element,
        sentence.graph)
    }
    rules.statusRules.apply(
      to: &sentence.events, in: sentence.graph, workspace: workspace, record: &sentence.record)
  }

  /// *have **not been seen** since*, ***did not survive***: what the whole phrase says did happen.
  private func holdsNegation(_ trigger: Range<Int>, _ graph: ClauseGraph) -> Bool {
    trigger.count > 1
      && trigger.contains { rules.negations.contains(graph.word(atToken: $0)) }
  }
}
