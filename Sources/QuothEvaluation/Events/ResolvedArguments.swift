internal import QuothModel

/// Arguments that stand for the right participant, whichever of its mentions they point to.
///
/// A gold mention stands for its `name`. A predicted one is right when its own `name` or its text
/// is that name, normalised. Where gold gives no name its text is the name, and it is enough that
/// both mentions overlap. Text of its own, such as the content of a statement, has no participant
/// and is left out.
enum ResolvedArguments {
  static func figure(
    predicted: ScoredDocument, gold: ScoredDocument, alignment: EventAlignment
  ) -> Figure {
    let correct = alignment.pairs.reduce(0) { sum, pair in
      sum
        + EventAlignment.arguments(predicted.events[pair.predicted], gold.events[pair.gold]) {
          isSame($0, $1, predicted.source, gold.source)
        }.count
    }
    return Figure(correct: correct, predicted: count(predicted), gold: count(gold))
  }

  private static func count(_ document: ScoredDocument) -> Int {
    document.events.reduce(0) { $0 + $1.arguments.count { $0.mention != nil } }
  }

  private static func isSame(
    _ predicted: ScoredArgument, _ gold: ScoredArgument, _ predictedSource: AnnotatedDocument,
    _ goldSource: AnnotatedDocument
  ) -> Bool {
    guard let left = predicted.mention, let right = gold.mention else { return false }
    let mention = predictedSource.mentions[left]
    let names = [mention.name, predictedSource.surface(of: mention)].compactMap { $0 }
      .map(NormalizedName.init)
    let goldMention = goldSource.mentions[right]
    if let name = goldMention.name { return names.contains(NormalizedName(name)) }
    return names.contains(NormalizedName(goldSource.surface(of: goldMention)))
      || predicted.span.overlap(with: gold.span) > 0
  }
}
