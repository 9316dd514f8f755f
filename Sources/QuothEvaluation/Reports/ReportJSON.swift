internal import QuothModel

/// Writes a report as JSON with stable keys in a fixed order.
public enum ReportJSON {
  /// The report on one line.
  public static func bytes(of report: EvaluationReport) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.field("signature", report.signature)
    json.field("documents", report.documentCount)
    appendMentions(of: report, to: &json)
    json.key("events")
    json.beginObject()
    for metric in EventMetric.allCases {
      json.key(metric.rawValue)
      append(report.events[metric] ?? .zero, to: &json)
    }
    json.endObject()
    json.key("events_by_type")
    json.beginObject()
    for type in report.eventsByType {
      json.key(type.type)
      json.beginObject()
      json.key(EventMetric.alignedOverlapEvent.rawValue)
      append(type.event, to: &json)
      json.key(EventMetric.alignedOverlapArgument.rawValue)
      append(type.argument, to: &json)
      json.endObject()
    }
    json.endObject()
    json.key("records")
    json.beginObject()
    for metric in RecordMetric.allCases {
      json.key(metric.rawValue)
      append(report.records[metric] ?? .zero, to: &json)
    }
    json.endObject()
    json.key("attributes")
    json.beginObject()
    for metric in AttributeMetric.allCases {
      json.key(metric.rawValue)
      append(report.attributes[metric] ?? .zero, to: &json)
    }
    json.endObject()
    appendIntervals(of: report, to: &json)
    appendRules(of: report, to: &json)
    append(report.problems, to: &json)
    if let errors = report.errors { append(errors, to: &json) }
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private static func appendMentions(of report: EvaluationReport, to json: inout JSONWriter) {
    json.key("mentions")
    append(report.mentions, to: &json)
    json.key("mentions_by_type")
    json.beginObject()
    for (type, counts) in report.mentionsByType {
      json.key(type)
      append(counts, to: &json)
    }
    json.endObject()
    for (key, average) in [
      ("mentions_macro", report.macroFigure), ("mentions_weighted", report.weightedFigure),
    ] {
      json.key(key)
      json.beginObject()
      for mode in MentionMode.allCases {
        json.key(mode.rawValue)
        append(average(mode), to: &json)
      }
      json.endObject()
    }
    json.key("mention_strings")
    append(report.strings, to: &json)
    json.key("confusion")
    json.beginObject()
    for (key, cells) in [
      ("equal_spans", report.equalSpanConfusion), ("touching_spans", report.touchingConfusion),
    ] {
      json.key(key)
      json.beginArray()
      for cell in cells {
        json.beginObject()
        json.field("gold", cell.gold)
        json.field("predicted", cell.predicted)
        json.field("count", cell.count)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private static func append(_ counts: MentionModeCounts, to json: inout JSONWriter) {
    json.beginObject()
    for mode in MentionMode.allCases {
      json.key(mode.rawValue)
      append(counts[mode], to: &json)
    }
    json.endObject()
  }

  static func append(_ counts: MentionCounts, to json: inout JSONWriter) {
    json.beginObject()
    json.field("correct", counts.correct)
    json.field("incorrect", counts.incorrect)
    json.field("partial", counts.partial)
    json.field("missed", counts.missed)
    json.field("spurious", counts.spurious)
    json.field("actual", counts.actual)
    json.field("possible", counts.possible)
    appendRatios(of: counts.figure, to: &json)
    json.endObject()
  }

  static func append(_ figure: Figure, to json: inout JSONWriter) {
    json.beginObject()
    json.field("tp", figure.correct)
    json.field("pred", figure.predicted)
    json.field("gold", figure.gold)
    appendRatios(of: figure, to: &json)
    json.endObject()
  }

  private static func appendRatios(of figure: Figure, to json: inout JSONWriter) {
    json.field("precision", figure.precision)
    json.field("recall", figure.recall)
    json.field("f1", figure.f1)
    if figure.isUndefined { json.field("undefined", true) }
  }

  private static func append(_ average: AverageFigure, to json: inout JSONWriter) {
    json.beginObject()
    json.field("precision", average.precision)
    json.field("recall", average.recall)
    json.field("f1", average.f1)
    if average.isUndefined { json.field("undefined", true) }
    json.endObject()
  }

  private static func appendIntervals(of report: EvaluationReport, to json: inout JSONWriter) {
    json.key("intervals")
    json.beginObject()
    for metric in Metric.allCases {
      guard let interval = report.intervals[metric] else { continue }
      json.key(metric.key)
      append(interval, to: &json)
    }
    json.endObject()
    if let note = report.intervalNote { json.field("interval_note", note) }
  }

  static func append(_ interval: FigureInterval, to json: inout JSONWriter) {
    json.beginObject()
    for (key, bounds) in [
      ("precision", interval.precision), ("recall", interval.recall), ("f1", interval.f1),
    ] {
      json.key(key)
      json.beginArray()
      json.value(bounds.low)
      json.value(bounds.high)
      json.endArray()
    }
    json.endObject()
  }

  private static func appendRules(of report: EvaluationReport, to json: inout JSONWriter) {
    json.key("rules")
    json.beginArray()
    for rule in report.rules {
      json.beginObject()
      json.field("id", rule.id)
      json.field("kind", rule.kind.rawValue)
      json.field("correct", rule.correct)
      json.field("predicted", rule.predicted)
      json.field("precision", rule.precision)
      if rule.predicted == 0 { json.field("undefined", true) }
      if let correct = rule.uniqueCorrect { json.field("unique_correct", correct) }
      if let spurious = rule.uniqueSpurious { json.field("unique_spurious", spurious) }
      json.endObject()
    }
    json.endArray()
    guard !report.neverFiredRules.isEmpty else { return }
    json.key("rules_never_fired")
    json.beginArray()
    for rule in report.neverFiredRules { json.value(rule) }
    json.endArray()
  }

  static func append(_ problems: [DocumentProblem], to json: inout JSONWriter) {
    json.key("problems")
    json.beginArray()
    for problem in problems {
      json.beginObject()
      json.field("severity", problem.severity.rawValue)
      json.field("file", problem.file)
      json.field("line", problem.line)
      json.field("code", problem.code)
      json.field("message", problem.message)
      json.endObject()
    }
    json.endArray()
  }

  private static func append(_ errors: ErrorList, to json: inout JSONWriter) {
    json.key("errors")
    json.beginArray()
    for item in errors.items {
      json.beginObject()
      json.field("document", item.document)
      json.field("kind", item.kind.rawValue)
      json.field("class", item.errorClass.rawValue)
      for (key, side) in [("gold", item.gold), ("predicted", item.predicted)] {
        guard let side else { continue }
        json.key(key)
        json.beginObject()
        json.field("label", side.label)
        json.field("start", side.scalars.lowerBound)
        json.field("end", side.scalars.upperBound)
        json.endObject()
      }
      json.field("sentence", item.sentence)
      json.key("rules")
      json.beginArray()
      for rule in item.rules { json.value(rule) }
      json.endArray()
      if let rule = item.nearestRule { json.field("nearest_rule", rule) }
      json.endObject()
    }
    json.endArray()
    json.key("error_groups")
    json.beginArray()
    for group in errors.groups {
      json.beginObject()
      json.field("kind", group.kind.rawValue)
      json.field("class", group.errorClass.rawValue)
      json.field("label", group.label)
      json.field("count", group.count)
      json.endObject()
    }
    json.endArray()
    json.key("gold_suspects")
    json.beginArray()
    for suspect in errors.suspects {
      json.beginObject()
      json.field("reason", suspect.reason.rawValue)
      json.field("document", suspect.document)
      json.field("start", suspect.scalars.lowerBound)
      json.field("end", suspect.scalars.upperBound)
      json.field("surface", suspect.surface)
      json.field("type", suspect.type)
      json.field("support", suspect.support)
      json.endObject()
    }
    json.endArray()
  }
}
