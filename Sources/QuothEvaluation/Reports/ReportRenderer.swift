/// Writes reports for people and for build servers.
public enum ReportRenderer {
  /// The report as tables for a terminal; names in it are as the files have them.
  public static func text(of report: EvaluationReport) -> String {
    var text = ReportText.text(
      of: ReportTables.tables(of: report), signature: report.signature, notes: notes(of: report))
    for item in report.errors?.items ?? [] { text += self.text(of: item) }
    return text
  }

  /// The report in Markdown.
  public static func markdown(of report: EvaluationReport) -> String {
    ReportMarkdown.text(
      of: ReportTables.tables(of: report), signature: report.signature, notes: notes(of: report))
  }

  /// The report as JUnit XML, with a case for each budget.
  public static func junit(of report: EvaluationReport, budgets: [ReportBudget]) -> String {
    ReportJUnit.text(of: report, budgets: budgets)
  }

  /// The comparison as tables for a terminal.
  public static func text(of comparison: Comparison) -> String {
    let note = Evaluation.intervalNote(documentCount: comparison.documentCount)
    return ReportText.text(
      of: ComparisonTables.tables(of: comparison), signature: comparison.signature,
      notes: [note].compactMap { $0 })
  }

  private static func notes(of report: EvaluationReport) -> [String] {
    [Plural.text(report.documentCount, "document")] + [report.intervalNote].compactMap { $0 }
      + report.problems.map(\.rendered)
  }

  /// An item with its sentence: ⟦…⟧ is gold, ‹…› is predicted.
  private static func text(of item: ErrorItem) -> String {
    var marks: [(position: Int, order: Int, mark: String)] = []
    if let gold = item.gold {
      marks.append((gold.range.lowerBound, 2, "⟦"))
      marks.append((gold.range.upperBound, 1, "|\(gold.label)⟧"))
    }
    if let predicted = item.predicted {
      marks.append((predicted.range.lowerBound, 3, "‹"))
      marks.append((predicted.range.upperBound, 0, "|\(predicted.label)›"))
    }
    marks.sort { ($0.position, $0.order) < ($1.position, $1.order) }
    let bytes = Array(item.sentence.utf8)
    var sentence = ""
    var done = 0
    for mark in marks {
      sentence += String(decoding: bytes[done..<mark.position], as: UTF8.self) + mark.mark
      done = mark.position
    }
    sentence += String(decoding: bytes[done...], as: UTF8.self)
    let rules = item.rules.isEmpty ? "" : " [\(item.rules.joined(separator: ", "))]"
    var text = "\n\(item.document): \(item.kind.rawValue), \(item.errorClass.rawValue)\(rules)\n  "
    text += sentence.replacing("\n", with: " ") + "\n"
    if let rule = item.nearestRule { text += "  nearest rule: \(rule)\n" }
    return text
  }
}
