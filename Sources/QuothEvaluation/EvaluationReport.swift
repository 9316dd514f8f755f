public import QuothModel

/// Everything that an evaluation found out; all output formats are made from it.
public struct EvaluationReport: Sendable {
  /// The conventions on one line: the same line means comparable figures.
  public let signature: String
  /// The number of documents.
  public let documentCount: Int
  /// Mentions of all types.
  public internal(set) var mentions = MentionModeCounts()
  /// Mentions by type, sorted by the types' scalars.
  public internal(set) var mentionsByType: [(type: String, counts: MentionModeCounts)] = []
  /// Sets of (type, normalised string).
  public internal(set) var strings = Figure.zero
  /// The types of equal spans.
  public internal(set) var equalSpanConfusion: [TypeConfusion.Cell] = []
  /// The types of pairs that touch.
  public internal(set) var touchingConfusion: [TypeConfusion.Cell] = []
  /// The event figures.
  public internal(set) var events: [EventMetric: Figure] = [:]
  /// Events by type, with the overlapping alignment, sorted by the types' scalars.
  public internal(set) var eventsByType: [EventTypeFigures] = []
  /// Whole records.
  public internal(set) var records: [RecordMetric: Figure] = [:]
  /// Attributes.
  public internal(set) var attributes: [AttributeMetric: Figure] = [:]
  /// Intervals, where there are enough documents.
  public internal(set) var intervals: [Metric: FigureInterval] = [:]
  /// Why there is no interval, or why to take it with care.
  public internal(set) var intervalNote: String?
  /// The rules that the predictions name.
  public internal(set) var rules: [RuleFigures] = []
  /// Rules of the packs that found nothing, if the packs are known.
  public var neverFiredRules: [String] = []
  /// How long each rule took, the slowest first, if it was measured.
  public var ruleTimes: [(rule: String, milliseconds: Double)] = []
  /// What the files are doubtful for.
  public internal(set) var problems: [DocumentProblem] = []
  /// What went wrong, if asked for.
  public var errors: ErrorList?

  /// The documents as a page shows them, as many as it can hold.
  var articles: [ReportArticle] = []

  init(signature: String, documentCount: Int) {
    self.signature = signature
    self.documentCount = documentCount
  }

  /// The figure of `metric`.
  public func figure(of metric: Metric) -> Figure {
    switch metric {
    case .mention(let mode): mentions[mode].figure
    case .event(let metric): events[metric] ?? .zero
    case .record(let metric): records[metric] ?? .zero
    case .attribute(let metric): attributes[metric] ?? .zero
    }
  }

  /// The mean over types, each as heavy as the other, for `mode`.
  public func macroFigure(of mode: MentionMode) -> AverageFigure {
    AverageFigure(
      of: mentionsByType.map { $0.counts[mode].figure },
      weights: mentionsByType.map { _ in 1 })
  }

  /// The mean over types by their number of gold mentions, for `mode`.
  public func weightedFigure(of mode: MentionMode) -> AverageFigure {
    AverageFigure(
      of: mentionsByType.map { $0.counts[mode].figure },
      weights: mentionsByType.map { $0.counts[mode].possible })
  }
}

/// The figures of one event type.
public struct EventTypeFigures: Sendable {
  /// The type.
  public let type: String
  /// Events that overlap.
  public internal(set) var event = Figure.zero
  /// Arguments of events that overlap.
  public internal(set) var argument = Figure.zero
}

/// How one rule did.
public struct RuleFigures: Sendable {
  /// What a rule makes.
  public enum Kind: String, Sendable {
    case mention
    case event
  }

  /// The rule's id.
  public let id: String
  /// Whether these are its mentions or its events.
  public let kind: Kind
  /// Predictions that carry the rule's id.
  public internal(set) var predicted = 0
  /// Those of them that are right.
  public internal(set) var correct = 0
  /// What is no longer right when the pipeline runs again without the rule, if it did.
  public internal(set) var uniqueCorrect: Int?
  /// What is no longer wrong when the pipeline runs again without the rule, if it did.
  public internal(set) var uniqueSpurious: Int?

  /// The share of the rule's predictions that is right.
  public var precision: Double { Figure.ratio(Double(correct), Double(predicted)) }
}
