public import QuothModel

/// Holds predictions against gold.
public struct Evaluation {
  /// The report.
  public private(set) var report: EvaluationReport
  /// The figures of each document, in the order of `Metric.allCases`; documents by id.
  let rows: [[Figure]]
  /// The strict counts of each type, for each document.
  private let strictByType: [[Int: Figure]]
  let typeNames: [String]

  /// Evaluates `predicted` against `gold`.
  ///
  /// - Throws: `EvaluationRefusal` when the files do not belong together.
  public init(
    gold: DocumentCollection, predicted: DocumentCollection,
    options: EvaluationOptions = EvaluationOptions(), listingErrors: Bool = false
  ) throws(EvaluationRefusal) {
    let pairing = try DocumentPairing(gold: gold, predicted: predicted)
    let names = NameTables(pairing.pairs.flatMap { [$0.gold, $0.predicted] })
    var sums = ReportSums(names: names)
    var rows: [[Figure]] = []
    var strictByType: [[Int: Figure]] = []
    var errors = listingErrors ? ErrorCollector(names: names) : nil
    var articles = ArticleCollector()
    rows.reserveCapacity(pairing.pairs.count)
    for pair in pairing.pairs {
      let score = DocumentScore(pair, names: names, options: options)
      sums.add(score)
      rows.append(score.figures)
      strictByType.append(score.mentions.byType.mapValues { $0[.strict].figure })
      errors?.add(score)
      if listingErrors { articles.add(score) }
    }
    self.rows = rows
    self.strictByType = strictByType
    typeNames = names.mentionTypes.names
    report = sums.report(
      signature: options.signature(documentCount: rows.count, goldDigest: gold.digest),
      documentCount: rows.count)
    report.problems =
      DataChecks(
        gold: gold, predicted: predicted, pairing: pairing, ignoredRoles: options.ignoredRoles
      ).warnings
    report.errors = errors?.list()
    report.articles = articles.articles
    warnAboutMatching(gold, predicted, options)
    addIntervals(file: gold.file, options)
  }

  /// The strict figures of `types` in each document.
  func strictRows(of types: [ExactText]) -> [[Figure]] {
    let numbers = Dictionary(uniqueKeysWithValues: zip(typeNames.map(ExactText.init), 0...))
    return strictByType.map { row in
      types.map { type in numbers[type].flatMap { row[$0] } ?? .zero }
    }
  }

  private mutating func addIntervals(file: String, _ options: EvaluationOptions) {
    report.intervalNote = Self.intervalNote(documentCount: rows.count)
    if let note = report.intervalNote {
      report.problems.append(
        DocumentProblem(.warning, file: file, line: nil, code: "few-documents", message: note))
    }
    guard rows.count >= Bootstrap.smallestDocumentCount, options.drawCount > 0 else { return }
    let intervals = Bootstrap.intervals(of: rows, options: options)
    report.intervals = Dictionary(uniqueKeysWithValues: zip(Metric.allCases, intervals))
  }

  static func intervalNote(documentCount: Int) -> String? {
    if documentCount < Bootstrap.smallestDocumentCount {
      return
        "no intervals: \(Plural.text(documentCount, "document")) can not be resampled; at least "
        + "\(Bootstrap.smallestDocumentCount) are needed"
    }
    if documentCount < Bootstrap.goodDocumentCount {
      return "intervals from \(documentCount) documents are too narrow: they cover 0.89 to 0.93 "
        + "instead of 0.95"
    }
    return nil
  }

  private mutating func warnAboutMatching(
    _ gold: DocumentCollection, _ predicted: DocumentCollection, _ options: EvaluationOptions
  ) {
    guard options.matching == .nervaluate else { return }
    for collection in [gold, predicted]
    where collection.documents.contains(where: { $0.mentions.contains { !$0.fragments.isEmpty } }) {
      report.problems.append(
        DocumentProblem(
          .warning, file: collection.file, line: nil, code: "discontinuous-mention",
          message: "nervaluate knows no gaps: discontinuous mentions count as their envelope"))
    }
  }
}

/// The sums over documents that a report is made from.
private struct ReportSums {
  private let names: NameTables
  private var mentions = MentionModeCounts()
  private var byType: [MentionModeCounts]
  private var usedTypes: [Bool]
  private var strings = Figure.zero
  private var confusion = TypeConfusion()
  private var figures: [Figure] = []
  private var eventTypes: [EventTypeFigures]
  private var rules = RuleCounter()

  init(names: NameTables) {
    self.names = names
    byType = Array(repeating: MentionModeCounts(), count: names.mentionTypes.names.count)
    usedTypes = Array(repeating: false, count: byType.count)
    eventTypes = names.eventTypes.names.map { EventTypeFigures(type: $0) }
  }

  mutating func add(_ score: DocumentScore) {
    mentions += score.mentions.overall
    for (type, counts) in score.mentions.byType {
      byType[type] += counts
      usedTypes[type] = true
    }
    strings = strings + score.mentions.strings
    let row = score.figures
    figures = figures.isEmpty ? row : zip(figures, row).map { $0 + $1 }
    addEventTypes(score)
    let pairs = score.mentionPairs()
    let (lefts, rights) = (score.predicted.mentions, score.gold.mentions)
    confusion.add(predicted: lefts, gold: rights)
    confusion.addTouching(pairs.map { (predicted: lefts[$0.predicted], gold: rights[$0.gold]) })
    rules.add(score, mentionPairs: pairs)
  }

  private mutating func addEventTypes(_ score: DocumentScore) {
    let (lefts, rights) = (score.predicted.events, score.gold.events)
    for event in lefts { add(event.type, 0, 1, 0, 0, event.arguments.count, 0) }
    for event in rights { add(event.type, 0, 0, 1, 0, 0, event.arguments.count) }
    for pair in score.events.alignment.pairs {
      add(rights[pair.gold].type, 1, 0, 0, pair.arguments.count, 0, 0)
    }
  }

  private mutating func add(
    _ type: Int, _ correct: Int, _ predicted: Int, _ gold: Int, _ correctArguments: Int,
    _ predictedArguments: Int, _ goldArguments: Int
  ) {
    let event = Figure(correct: correct, predicted: predicted, gold: gold)
    let argument = Figure(
      correct: correctArguments, predicted: predictedArguments, gold: goldArguments)
    eventTypes[type].event = eventTypes[type].event + event
    eventTypes[type].argument = eventTypes[type].argument + argument
  }

  func report(signature: String, documentCount: Int) -> EvaluationReport {
    var report = EvaluationReport(signature: signature, documentCount: documentCount)
    report.mentions = mentions
    for (number, type) in names.mentionTypes.names.enumerated() where usedTypes[number] {
      report.mentionsByType.append((type, byType[number]))
    }
    report.strings = strings
    (report.equalSpanConfusion, report.touchingConfusion) = confusion.cells(names.mentionTypes)
    for (metric, figure) in zip(Metric.allCases, figures) {
      switch metric {
      case .mention: break
      case .event(let metric): report.events[metric] = figure
      case .record(let metric): report.records[metric] = figure
      case .attribute(let metric): report.attributes[metric] = figure
      }
    }
    report.eventsByType = eventTypes
    report.rules = rules.figures
    return report
  }
}
