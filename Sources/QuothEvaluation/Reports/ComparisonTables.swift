/// The tables of a comparison.
enum ComparisonTables {
  private static let listLimit = 200

  static func tables(of comparison: Comparison) -> [ReportTable] {
    var figures = ReportTable(
      title: "Figures",
      note: "F1 of A and B, B minus A with its 95 % interval, and p of a paired randomisation test",
      header: ["figure", "A", "B", "B-A", "95 %", "p", "documents that differ"])
    for change in comparison.changes {
      figures.rows.append([
        change.metric.key, Percentage.text(change.first.f1), Percentage.text(change.second.f1),
        Percentage.text(change.delta), Percentage.text(change.interval?.f1),
        pText(change.test), "\(change.test.differingDocumentCount)",
      ])
    }
    var types = ReportTable(
      title: "Mentions by type", note: "strict F1; exploratory, p after Holm for all types",
      header: ["type", "A", "B", "B-A", "p"])
    for change in comparison.typeChanges {
      types.rows.append([
        change.type, Percentage.text(change.first.f1), Percentage.text(change.second.f1),
        Percentage.text(change.second.f1 - change.first.f1), decimal(change.correctedPValue),
      ])
    }
    let lists = [
      ("Fixed: wrong in A, right in B", comparison.items.fixed),
      ("Broken: right in A, wrong in B", comparison.items.broken),
      ("Still wrong in both", comparison.items.stillWrong),
    ]
    return [figures, types] + lists.map { title, items in table(title, items) }
  }

  private static func table(_ title: String, _ items: [ItemChanges.Item]) -> ReportTable {
    let rest = items.count > listLimit ? "; the first \(listLimit)" : ""
    return ReportTable(
      title: title, note: Plural.text(items.count, "item") + rest,
      header: ["document", "kind", "type", "text", "as"],
      rows: items.prefix(listLimit).map {
        [
          "\($0.document) \($0.scalars.lowerBound)", $0.kind.rawValue, $0.type, $0.surface,
          $0.isSpurious ? "spurious" : "missed",
        ]
      }, nameColumnCount: 5)
  }

  private static func pText(_ test: PairedTest) -> String {
    decimal(test.pValue) + (test.isExact ? " exact" : "")
  }

  private static func decimal(_ value: Double) -> String {
    let digits = String(Int((value * 10_000).rounded()) + 100_000).dropFirst()
    return "\(digits.prefix(1)).\(digits.dropFirst())"
  }
}
