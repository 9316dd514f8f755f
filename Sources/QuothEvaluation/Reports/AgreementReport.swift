internal import QuothModel

/// Writes an agreement as JSON and as tables.
public enum AgreementReport {
  /// The agreement on one line of JSON.
  public static func json(of agreement: Agreement) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("signature", agreement.signature)
      json.field("documents", agreement.documentCount)
      for (key, counts) in [("strict", agreement.strict), ("partial", agreement.partial)] {
        json.key(key)
        ReportJSON.append(counts, to: &json)
      }
      json.object("by_type") { json in
        for (type, counts) in agreement.byType {
          json.object(type) { json in
            json.key("strict")
            ReportJSON.append(counts, to: &json)
          }
        }
      }
      json.object("scalars") { json in
        json.field("documents", agreement.scalars.documentCount)
        json.field("scalars", agreement.scalars.scalarCount)
        for (key, value) in [
          ("cohen_kappa", agreement.scalars.kappa), ("krippendorff_alpha", agreement.scalars.alpha),
        ] {
          json.key(key)
          if let value { json.value(value) } else { json.null() }
        }
      }
      ReportJSON.append(agreement.problems, to: &json)
    }
    json.endLine()
    return json.bytes
  }

  /// The agreement for a terminal.
  public static func text(of agreement: Agreement) -> String {
    var table = ReportTable(
      title: "Mentions", note: "F1 is the same for both annotators; any shared scalar is a touch",
      header: ["figure", "F1", "equal", "touching", "only first", "only second"])
    let named =
      [("strict", agreement.strict), ("partial", agreement.partial)]
      + agreement.byType.map { ("strict, \($0.type)", $0.strict) }
    for (name, counts) in named {
      table.rows.append(
        [name, Percentage.text(counts.figure.f1, isDefined: counts.actual + counts.possible > 0)]
          + [
            counts.correct, counts.incorrect + counts.partial, counts.missed, counts.spurious,
          ].map(String.init))
    }
    let scalars = ReportTable(
      title: "Scalars",
      note: "labels with 'outside', in the \(agreement.scalars.documentCount) of "
        + "\(agreement.documentCount) documents without overlapping mentions",
      header: ["figure", "value"],
      rows: [
        ["Cohen's kappa", decimal(agreement.scalars.kappa)],
        ["Krippendorff's alpha", decimal(agreement.scalars.alpha)],
        ["scalars", "\(agreement.scalars.scalarCount)"],
      ])
    return ReportText.text(
      of: [table, scalars], signature: agreement.signature,
      notes: [Plural.text(agreement.documentCount, "document")])
  }

  private static func decimal(_ value: Double?) -> String {
    guard let value else { return "n/a" }
    let thousandths = Int((abs(value) * 1000).rounded())
    let digits = String(thousandths % 1000 + 1000).dropFirst()
    return (value < 0 ? "-" : "") + "\(thousandths / 1000).\(digits)"
  }
}
