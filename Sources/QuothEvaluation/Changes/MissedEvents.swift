public import QuothModel

/// The gold events that a run does not have, by overlap of type and trigger.
public struct MissedEvents: Sendable {
  /// A document with some of its gold events.
  public struct Document: Sendable {
    /// The gold document.
    public let gold: AnnotatedDocument
    /// The places of the missed events among its events, ascending; never empty.
    public let events: [Int]
  }

  /// Documents with missed events, by their ids.
  public let documents: [Document]

  /// The events of `gold` that `predicted` does not have.
  ///
  /// - Throws: `EvaluationRefusal` when the documents do not belong together.
  public init(
    gold: DocumentCollection, predicted: DocumentCollection,
    options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationRefusal) {
    let pairing = try DocumentPairing(gold: gold, predicted: predicted)
    let names = NameTables(pairing.pairs.flatMap { [$0.gold, $0.predicted] })
    documents = pairing.pairs.compactMap { pair in
      let score = DocumentScore(pair, names: names, options: options)
      let found = Set(score.events.alignment.pairs.map(\.gold))
      let missed = score.gold.events.indices.filter { !found.contains($0) }
        .map { score.gold.events[$0].index }.sorted()
      return missed.isEmpty ? nil : Document(gold: pair.gold, events: missed)
    }
  }
}
