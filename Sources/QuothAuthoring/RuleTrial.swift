package import QuothEvaluation
package import QuothModel
import QuothText

/// Tries one state of the rules after the other on the same texts, and tells what each gains and loses.
package struct RuleTrial {
  /// Documents with gold.
  package let gold: DocumentCollection
  /// Texts without gold.
  package let texts: [AnnotatedDocument]
  private let options: EvaluationOptions
  private var last: (gold: DocumentCollection, texts: [AnnotatedDocument])?

  /// A trial over `gold` and `texts`.
  package init(
    gold: DocumentCollection, texts: [AnnotatedDocument], options: EvaluationOptions
  ) {
    self.gold = gold
    self.texts = texts
    self.options = options
  }

  /// What one state of the rules gave.
  package enum Outcome {
    /// The first state: there is nothing to compare it with.
    case first(EvaluationReport)
    /// What the state gains and loses against the last one.
    case changes(MatchChanges)
  }

  /// Annotates everything once with new rules, and compares it with what the last rules gave.
  ///
  /// - Throws: `EvaluationRefusal` or `TextError`; the last state then stays.
  package mutating func run(_ annotator: PackAnnotator) throws -> Outcome {
    let new = (gold: try annotator.annotate(gold), texts: try annotator.annotate(texts))
    let outcome: Outcome
    if let last {
      var changes = try MatchChanges(
        gold: gold, before: last.gold, after: new.gold, options: options)
      changes.append(MatchChanges(before: last.texts, after: new.texts, options: options))
      outcome = .changes(changes)
    } else {
      var withoutDraws = options
      withoutDraws.drawCount = 0
      outcome = .first(
        try Evaluation(gold: gold, predicted: new.gold, options: withoutDraws).report)
    }
    last = new
    return outcome
  }
}
