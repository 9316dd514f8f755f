/// The tables of an evaluation report, in their order.
enum ReportTables {
  static func tables(of report: EvaluationReport) -> [ReportTable] {
    var tables = [mentions(report)]
    if !report.mentionsByType.isEmpty { tables.append(mentionTypes(report)) }
    tables.append(figures(report))
    if !report.eventsByType.isEmpty { tables.append(eventTypes(report)) }
    let confusions = [
      ("Types on equal spans", report.equalSpanConfusion),
      ("Types of spans that touch", report.touchingConfusion),
    ]
    for (title, cells) in confusions where !cells.isEmpty {
      tables.append(
        ReportTable(
          title: title, header: ["gold", "predicted", "count"],
          rows: cells.map { [$0.gold, $0.predicted, "\($0.count)"] }, nameColumnCount: 2))
    }
    if !report.rules.isEmpty { tables.append(rules(report)) }
    if !report.neverFiredRules.isEmpty {
      tables.append(
        ReportTable(
          title: "Rules that found nothing", note: "\(report.neverFiredRules.count) rules",
          header: ["rule"], rows: report.neverFiredRules.map { [$0] }))
    }
    if !report.ruleTimes.isEmpty {
      tables.append(
        ReportTable(
          title: "Time by rule",
          note: "each event rule alone over all documents, without the analysis that rules share",
          header: ["rule", "ms"],
          rows: report.ruleTimes.map { [$0.rule, hundredths($0.milliseconds)] }))
    }
    if let errors = report.errors { tables += errorTables(errors) }
    return tables
  }

  /// A number with two decimals.
  private static func hundredths(_ value: Double) -> String {
    let count = Int((value * 100).rounded())
    return "\(count / 100)." + String(count % 100 + 100).dropFirst()
  }

  private static func mentions(_ report: EvaluationReport) -> ReportTable {
    var table = ReportTable(
      title: "Mentions",
      note:
        "micro over all types; type and partial count touching pairs as the page of figures says",
      header: [
        "mode", "P", "R", "F1", "95 %", "correct", "incorrect", "partial", "missed", "spurious",
      ])
    for mode in MentionMode.allCases {
      let counts = report.mentions[mode]
      table.rows.append(
        [mode.rawValue] + ratios(counts.figure, report.intervals[.mention(mode)])
          + [counts.correct, counts.incorrect, counts.partial, counts.missed, counts.spurious]
          .map(String.init))
    }
    for (name, average) in [("macro", report.macroFigure), ("weighted", report.weightedFigure)] {
      let figure = average(.strict)
      let values = [figure.precision, figure.recall, figure.f1].map {
        Percentage.text($0, isDefined: !figure.isUndefined)
      }
      table.rows.append(["strict, \(name)"] + values + ["", "", "", "", "", ""])
    }
    table.rows.append(
      ["strings"] + ratios(report.strings, nil)
        + ["\(report.strings.correct)", "", "", "\(report.strings.gold - report.strings.correct)"]
        + ["\(report.strings.predicted - report.strings.correct)"])
    return table
  }

  private static func mentionTypes(_ report: EvaluationReport) -> ReportTable {
    var table = ReportTable(
      title: "Mentions by type", note: "strict; the last column is F1 of the mode type",
      header: ["type", "P", "R", "F1", "correct", "predicted", "gold", "F1 type"])
    for (type, counts) in report.mentionsByType {
      let figure = counts[.strict].figure
      table.rows.append(
        [type] + ratios(figure) + [figure.correct, figure.predicted, figure.gold].map(String.init)
          + [f1(counts[.type].figure)])
    }
    return table
  }

  private static func figures(_ report: EvaluationReport) -> ReportTable {
    var table = ReportTable(
      title: "Events, records and attributes",
      note: "multisets unless the name ends in _set; aligned_overlap is the headline",
      header: ["figure", "P", "R", "F1", "95 %", "correct", "predicted", "gold"])
    for metric in Metric.allCases {
      if case .mention = metric { continue }
      let figure = report.figure(of: metric)
      table.rows.append(
        [metric.key] + ratios(figure, report.intervals[metric])
          + [figure.correct, figure.predicted, figure.gold].map(String.init))
    }
    return table
  }

  private static func eventTypes(_ report: EvaluationReport) -> ReportTable {
    var table = ReportTable(
      title: "Events by type", note: "aligned_overlap; the last columns are their arguments",
      header: ["type", "P", "R", "F1", "correct", "predicted", "gold", "arg P", "arg R", "arg F1"])
    for type in report.eventsByType {
      table.rows.append(
        [type.type] + ratios(type.event)
          + [type.event.correct, type.event.predicted, type.event.gold].map(String.init)
          + ratios(type.argument))
    }
    return table
  }

  private static func rules(_ report: EvaluationReport) -> ReportTable {
    let isAblated = report.rules.contains { $0.uniqueCorrect != nil }
    var table = ReportTable(
      title: "Rules",
      note: "mentions strictly, events by overlap; a rule alone has no recall"
        + (isAblated ? "; unique is what goes when all runs again without the rule" : ""),
      header: ["rule", "kind", "P", "correct", "predicted"]
        + (isAblated ? ["unique correct", "unique spurious"] : []), nameColumnCount: 2)
    for rule in report.rules {
      table.rows.append(
        [rule.id, rule.kind.rawValue]
          + [Percentage.text(rule.precision, isDefined: rule.predicted > 0)]
          + ["\(rule.correct)", "\(rule.predicted)"]
          + (isAblated
            ? [rule.uniqueCorrect, rule.uniqueSpurious].map { $0.map(String.init) ?? "" } : []))
    }
    return table
  }

  private static func errorTables(_ errors: ErrorList) -> [ReportTable] {
    let groups = ReportTable(
      title: "Errors", note: Plural.text(errors.count, "missed or spurious item"),
      header: ["kind", "class", "type or role", "count"],
      rows: errors.groups.map {
        [$0.kind.rawValue, $0.errorClass.rawValue, $0.label, "\($0.count)"]
      },
      nameColumnCount: 3)
    let suspects = ReportTable(
      title: "Gold suspects", note: "places where gold itself may be wrong",
      header: ["document", "text", "type", "why", "support"],
      rows: errors.suspects.map {
        [
          "\($0.document) \($0.scalars.lowerBound)", $0.surface, $0.type, $0.reason.rawValue,
          "\($0.support)",
        ]
      }, nameColumnCount: 4)
    return suspects.rows.isEmpty ? [groups] : [groups, suspects]
  }

  private static func ratios(_ figure: Figure) -> [String] {
    [
      Percentage.text(figure.precision, isDefined: figure.predicted > 0),
      Percentage.text(figure.recall, isDefined: figure.gold > 0), f1(figure),
    ]
  }

  private static func ratios(_ figure: Figure, _ interval: FigureInterval?) -> [String] {
    ratios(figure) + [Percentage.text(interval?.f1)]
  }

  private static func f1(_ figure: Figure) -> String {
    Percentage.text(figure.f1, isDefined: figure.predicted + figure.gold > 0)
  }
}
