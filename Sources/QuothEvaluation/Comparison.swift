public import QuothModel

/// Holds two runs on the same gold against each other.
public struct Comparison: Sendable {
  /// What changed in one figure.
  public struct Change: Sendable {
    /// The figure.
    public let metric: Metric
    /// The figure of the first run.
    public let first: Figure
    /// The figure of the second run.
    public let second: Figure
    /// Whether the difference of F1 could be chance.
    public let test: PairedTest
    /// The interval of the second run's figure minus the first one's, if there are enough documents.
    public let interval: FigureInterval?

    /// F1 of the second run minus F1 of the first.
    public var delta: Double { second.f1 - first.f1 }

    /// Whether F1 fell by more than chance explains: the interval of the difference lies below 0,
    /// or, where there are too few documents for one, p is below 0.05.
    public var isDropBeyondNoise: Bool {
      guard delta < 0 else { return false }
      if let interval { return interval.f1.high < 0 }
      return test.pValue < 0.05
    }
  }

  /// A difference in one type of mention, one of several tested at once.
  public struct TypeChange: Sendable {
    /// The type.
    public let type: String
    /// The strict figure of the first run.
    public let first: Figure
    /// The strict figure of the second run.
    public let second: Figure
    /// The test of this type alone.
    public let test: PairedTest
    /// The p value after Holm's correction for the number of types.
    public let correctedPValue: Double
  }

  /// The conventions of both evaluations.
  public let signature: String
  /// The number of documents.
  public let documentCount: Int
  /// What changed, figure by figure.
  public let changes: [Change]
  /// What changed by type of mention; exploratory.
  public let typeChanges: [TypeChange]
  /// What became right, wrong, or stayed wrong.
  public let items: ItemChanges
  /// What the files are doubtful for.
  public let problems: [DocumentProblem]

  /// Compares `first` and `second` on `gold`.
  ///
  /// - Throws: `EvaluationRefusal` when the files do not belong together.
  public init(
    gold: DocumentCollection, first: DocumentCollection, second: DocumentCollection,
    options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationRefusal) {
    let ids = [first, second].map { Set($0.documents.map { ExactText($0.id) }) }
    if let id = ids[0].symmetricDifference(ids[1]).min(), !ids[0].isDisjoint(with: ids[1]) {
      throw EvaluationRefusal(problems: [
        .differingDocuments(id.text, inFirst: ids[0].contains(id), first, second)
      ])
    }
    var withoutDraws = options
    withoutDraws.drawCount = 0
    let left = try Evaluation(gold: gold, predicted: first, options: withoutDraws)
    let right = try Evaluation(gold: gold, predicted: second, options: withoutDraws)
    documentCount = left.rows.count
    signature = options.signature(documentCount: documentCount, goldDigest: gold.digest)
    let tests = PairedTest.tests(left.rows, right.rows, options: options)
    let hasIntervals =
      documentCount >= Bootstrap.smallestDocumentCount && options.drawCount > 0
    let intervals =
      hasIntervals
      ? Bootstrap.differences(from: left.rows, to: right.rows, options: options) : []
    changes = Metric.allCases.enumerated().map { index, metric in
      Change(
        metric: metric, first: left.report.figure(of: metric),
        second: right.report.figure(of: metric), test: tests[index],
        interval: hasIntervals ? intervals[index] : nil)
    }
    typeChanges = Self.typeChanges(left, right, options)
    items = try ItemChanges(gold: gold, first: first, second: second, options: options)
    var seen: Set<DocumentProblem> = []
    problems = (left.report.problems + right.report.problems).filter { seen.insert($0).inserted }
  }

  private static func typeChanges(
    _ left: Evaluation, _ right: Evaluation, _ options: EvaluationOptions
  ) -> [TypeChange] {
    let types = Set((left.typeNames + right.typeNames).map(ExactText.init)).sorted()
    let (first, second) = (left.strictRows(of: types), right.strictRows(of: types))
    let tests = PairedTest.tests(first, second, options: options)
    let corrected = HolmCorrection.corrected(tests.map(\.pValue))
    return types.indices.map { index in
      TypeChange(
        type: types[index].text, first: first.reduce(.zero) { $0 + $1[index] },
        second: second.reduce(.zero) { $0 + $1[index] }, test: tests[index],
        correctedPValue: corrected[index])
    }
  }
}

extension DocumentProblem {
  fileprivate static func differingDocuments(
    _ id: String, inFirst: Bool, _ first: DocumentCollection, _ second: DocumentCollection
  ) -> DocumentProblem {
    let (with, without) = inFirst ? (first, second) : (second, first)
    let line = with.documents.firstIndex { $0.id.hasSameScalars(as: id) }.map { with.lines[$0] }
    return DocumentProblem(
      .error, file: with.file, line: line, code: "differing-documents",
      message:
        "document '\(id)' is not in '\(without.file)'; both runs must have the same documents"
    )
  }
}
