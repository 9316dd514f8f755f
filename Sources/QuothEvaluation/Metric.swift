/// A figure that has precision, recall and F1 for every document, and so an interval.
public enum Metric: Hashable, Sendable, CaseIterable {
  case mention(MentionMode)
  case event(EventMetric)
  case record(RecordMetric)
  case attribute(AttributeMetric)

  /// All figures, in the order of reports.
  public static let allCases: [Metric] =
    MentionMode.allCases.map { .mention($0) } + EventMetric.allCases.map { .event($0) }
    + RecordMetric.allCases.map { .record($0) } + AttributeMetric.allCases.map { .attribute($0) }

  /// The name in reports and on the command line, for example `mentions.strict`.
  public var key: String {
    switch self {
    case .mention(let mode): "mentions.\(mode.rawValue)"
    case .event(let metric): "events.\(metric.rawValue)"
    case .record(let metric): "records.\(metric.rawValue)"
    case .attribute(let metric): "attributes.\(metric.rawValue)"
    }
  }

  /// The figure with the given key.
  public init?(key: String) {
    guard let metric = Self.allCases.first(where: { $0.key == key }) else { return nil }
    self = metric
  }
}
