public import QuothModel

/// Finds out what each rule alone contributes, by running everything again without it.
public struct RuleAblation {
  /// Annotates the documents with the given ids by all rules but one.
  public typealias Rerun = (_ rule: String, _ documents: [String]) throws -> [AnnotatedDocument]

  private let gold: [ExactText: AnnotatedDocument]
  private let full: DocumentCollection
  private let options: EvaluationOptions

  /// An ablation of the run that gave `predicted`.
  public init(
    gold: DocumentCollection, predicted: DocumentCollection, options: EvaluationOptions
  ) {
    self.gold = Dictionary(
      gold.documents.map { (ExactText($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    full = predicted
    self.options = options
  }

  /// Adds to each rule of `report` what goes when the rule goes.
  ///
  /// A rule is left out only where its id stands in the output: documents do not depend on each
  /// other, so the others cannot change.
  ///
  /// - Parameters:
  ///   - report: The report of the full run.
  ///   - rules: The ids of rules that can be left out; stages of the engine cannot.
  ///   - rerun: Annotates documents again.
  ///   - progress: Told the number of rules done and of all.
  /// - Throws: What `rerun` throws.
  public func complete(
    _ report: inout EvaluationReport, rules: [String], rerun: Rerun,
    progress: (_ done: Int, _ all: Int) -> Void
  ) throws {
    let removable = Set(rules.map(ExactText.init))
    let ids = removable.intersection(report.rules.map { ExactText($0.id) }).sorted()
    for (number, id) in ids.enumerated() {
      let affected = full.documents.filter { document in
        document.mentions.contains { $0.rules.contains(id.text) }
          || document.events.contains { $0.rules.contains(id.text) }
      }
      let rest = try rerun(id.text, affected.map(\.id))
      let (before, after) = (counts(affected), counts(rest))
      for index in report.rules.indices where ExactText(report.rules[index].id) == id {
        let isEvent = report.rules[index].kind == .event
        let (with, without) =
          isEvent ? (before.events, after.events) : (before.mentions, after.mentions)
        report.rules[index].uniqueCorrect = with.correct - without.correct
        report.rules[index].uniqueSpurious =
          with.predicted - with.correct - without.predicted + without.correct
      }
      progress(number + 1, ids.count)
    }
  }

  /// Mentions strictly, events by overlap.
  private func counts(_ documents: [AnnotatedDocument]) -> (mentions: Figure, events: Figure) {
    var (mentions, events) = (Figure.zero, Figure.zero)
    for document in documents {
      guard let other = gold[ExactText(document.id)] else { continue }
      let pair = DocumentPairing.Pair(
        gold: other, predicted: document, goldLine: 0, predictedLine: 0)
      let names = NameTables([other, document])
      let score = DocumentScore(pair, names: names, options: options)
      mentions = mentions + score.mentions.overall[.strict].figure
      events = events + (score.events.events[.alignedOverlapEvent] ?? .zero)
    }
    return (mentions, events)
  }
}
