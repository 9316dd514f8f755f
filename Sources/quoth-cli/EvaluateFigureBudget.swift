import ArgumentParser
import QuothEvaluation

/// The least that a figure must be, as `events.trigger_cls=0.8` or `mentions.strict.recall=0.5`.
struct FigureBudget: ExpressibleByArgument {
  private enum Part: String {
    case precision, recall, f1
  }

  /// The figure as it was named.
  let name: String
  /// The least that it must be, from 0 to 1.
  let limit: Double
  private let metric: Metric
  private let part: Part

  init?(argument: String) {
    let halves = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard halves.count == 2, let limit = Double(halves[1]), (0...1).contains(limit) else {
      return nil
    }
    name = String(halves[0])
    self.limit = limit
    if let metric = Metric(key: name) {
      (self.metric, part) = (metric, .f1)
      return
    }
    guard let dot = name.lastIndex(of: "."), let metric = Metric(key: String(name[..<dot])),
      let part = Part(rawValue: String(name[name.index(after: dot)...]))
    else { return nil }
    (self.metric, self.part) = (metric, part)
  }

  /// What the figure is in `report`.
  func value(in report: EvaluationReport) -> Double {
    let figure = report.figure(of: metric)
    return switch part {
    case .precision: figure.precision
    case .recall: figure.recall
    case .f1: figure.f1
    }
  }
}
