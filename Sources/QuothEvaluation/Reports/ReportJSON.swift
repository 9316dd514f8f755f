internal import QuothModel

/// Writes a report as JSON with stable keys in a fixed order.
public enum ReportJSON {
  /// The report on one line.
  public static func bytes(of report: EvaluationReport) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("signature", report.signature)
      json.field("documents", report.documentCount)
      appendMentions(of: report, to: &json)
      appendEvents(of: report, to: &json)
      appendIntervals(of: report, to: &json)
      appendRules(of: report, to: &json)
      append(report.problems, to: &json)
      if let errors = report.errors { append(errors, to: &json) }
    }
    json.endLine()
    return json.bytes
  }

  private static func appendMentions(of report: EvaluationReport, to json: inout JSONWriter) {
    json.key("mentions")
    append(report.mentions, to: &json)
    json.object("mentions_by_type") { json in
      for (type, counts) in report.mentionsByType {
        json.key(type)
        append(counts, to: &json)
      }
    }
    for (key, average) in [
      ("mentions_macro", report.macroFigure), ("mentions_weighted", report.weightedFigure),
    ] {
      json.object(key) { json in
        for mode in MentionMode.allCases {
          json.key(mode.rawValue)
          append(average(mode), to: &json)
        }
      }
    }
    json.key("mention_strings")
    append(report.strings, to: &json)
    json.object("confusion") { json in
      for (key, cells) in [
        ("equal_spans", report.equalSpanConfusion), ("touching_spans", report.touchingConfusion),
      ] {
        json.array(key, cells) { json, cell in
          json.object { json in
            json.field("gold", cell.gold)
            json.field("predicted", cell.predicted)
            json.field("count", cell.count)
          }
        }
      }
    }
  }

  private static func appendEvents(of report: EvaluationReport, to json: inout JSONWriter) {
    func append(_ key: String, _ figures: [(name: String, figure: Figure)]) {
      json.object(key) { json in
        for (name, figure) in figures {
          json.key(name)
          self.append(figure, to: &json)
        }
      }
    }
    append("events", EventMetric.allCases.map { ($0.rawValue, report.events[$0] ?? .zero) })
    json.object("events_by_type") { json in
      for type in report.eventsByType {
        json.object(type.type) { json in
          json.key(EventMetric.alignedOverlapEvent.rawValue)
          self.append(type.event, to: &json)
          json.key(EventMetric.alignedOverlapArgument.rawValue)
          self.append(type.argument, to: &json)
        }
      }
    }
    append("records", RecordMetric.allCases.map { ($0.rawValue, report.records[$0] ?? .zero) })
    append(
      "attributes", AttributeMetric.allCases.map { ($0.rawValue, report.attributes[$0] ?? .zero) })
  }

  private static func append(_ counts: MentionModeCounts, to json: inout JSONWriter) {
    json.object { json in
      for mode in MentionMode.allCases {
        json.key(mode.rawValue)
        append(counts[mode], to: &json)
      }
    }
  }

  static func append(_ counts: MentionCounts, to json: inout JSONWriter) {
    json.object { json in
      json.field("correct", counts.correct)
      json.field("incorrect", counts.incorrect)
      json.field("partial", counts.partial)
      json.field("missed", counts.missed)
      json.field("spurious", counts.spurious)
      json.field("actual", counts.actual)
      json.field("possible", counts.possible)
      appendRatios(of: counts.figure, to: &json)
    }
  }

  static func append(_ figure: Figure, to json: inout JSONWriter) {
    json.object { json in
      json.field("tp", figure.correct)
      json.field("pred", figure.predicted)
      json.field("gold", figure.gold)
      appendRatios(of: figure, to: &json)
    }
  }

  private static func appendRatios(of figure: Figure, to json: inout JSONWriter) {
    json.field("precision", figure.precision)
    json.field("recall", figure.recall)
    json.field("f1", figure.f1)
    if figure.isUndefined { json.field("undefined", true) }
  }

  private static func append(_ average: AverageFigure, to json: inout JSONWriter) {
    json.object { json in
      json.field("precision", average.precision)
      json.field("recall", average.recall)
      json.field("f1", average.f1)
      if average.isUndefined { json.field("undefined", true) }
    }
  }

  private static func appendIntervals(of report: EvaluationReport, to json: inout JSONWriter) {
    json.object("intervals") { json in
      for metric in Metric.allCases {
        guard let interval = report.intervals[metric] else { continue }
        json.key(metric.key)
        append(interval, to: &json)
      }
    }
    if let note = report.intervalNote { json.field("interval_note", note) }
  }

  static func append(_ interval: FigureInterval, to json: inout JSONWriter) {
    json.object { json in
      for (key, bounds) in [
        ("precision", interval.precision), ("recall", interval.recall), ("f1", interval.f1),
      ] {
        json.array(key, [bounds.low, bounds.high]) { json, bound in json.value(bound) }
      }
    }
  }

  private static func appendRules(of report: EvaluationReport, to json: inout JSONWriter) {
    json.array("rules", report.rules) { json, rule in
      json.object { json in
        json.field("id", rule.id)
        json.field("kind", rule.kind.rawValue)
        json.field("correct", rule.correct)
        json.field("predicted", rule.predicted)
        json.field("precision", rule.precision)
        if rule.predicted == 0 { json.field("undefined", true) }
        if let correct = rule.uniqueCorrect { json.field("unique_correct", correct) }
        if let spurious = rule.uniqueSpurious { json.field("unique_spurious", spurious) }
      }
    }
    if !report.neverFiredRules.isEmpty {
      json.array("rules_never_fired", report.neverFiredRules)
    }
    guard !report.ruleTimes.isEmpty else { return }
    json.array("rule_times", report.ruleTimes) { json, time in
      json.object { json in
        json.field("id", time.rule)
        json.field("milliseconds", time.milliseconds)
      }
    }
  }

  static func append(_ problems: [DocumentProblem], to json: inout JSONWriter) {
    json.array("problems", problems) { json, problem in
      json.object { json in
        json.field("severity", problem.severity.rawValue)
        json.field("file", problem.file)
        json.field("line", problem.line)
        json.field("code", problem.code)
        json.field("message", problem.message)
      }
    }
  }

  private static func append(_ errors: ErrorList, to json: inout JSONWriter) {
    json.array("errors", errors.items) { json, item in append(item, to: &json) }
    json.array("error_groups", errors.groups) { json, group in
      json.object { json in
        json.field("kind", group.kind.rawValue)
        json.field("class", group.errorClass.rawValue)
        json.field("label", group.label)
        json.field("count", group.count)
      }
    }
    json.array("gold_suspects", errors.suspects) { json, suspect in
      json.object { json in
        json.field("reason", suspect.reason.rawValue)
        json.field("document", suspect.document)
        json.field("start", suspect.scalars.lowerBound)
        json.field("end", suspect.scalars.upperBound)
        json.field("surface", suspect.surface)
        json.field("type", suspect.type)
        json.field("support", suspect.support)
      }
    }
  }

  private static func append(_ item: ErrorItem, to json: inout JSONWriter) {
    json.object { json in
      json.field("document", item.document)
      json.field("kind", item.kind.rawValue)
      json.field("class", item.errorClass.rawValue)
      for (key, side) in [("gold", item.gold), ("predicted", item.predicted)] {
        guard let side else { continue }
        json.object(key) { json in
          json.field("label", side.label)
          json.field("start", side.scalars.lowerBound)
          json.field("end", side.scalars.upperBound)
        }
      }
      json.field("sentence", item.sentence)
      json.array("rules", item.rules)
      if let rule = item.nearestRule { json.field("nearest_rule", rule) }
    }
  }
}
