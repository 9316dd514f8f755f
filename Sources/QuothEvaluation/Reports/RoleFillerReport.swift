internal import QuothModel

/// Writes figures of role fillers as JSON and as a table.
public enum RoleFillerReport {
  /// The figures on one line of JSON.
  public static func json(of evaluation: RoleFillerEvaluation, signature: String) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.field("signature", signature)
    json.field("documents", evaluation.documentCount)
    json.key("ceaf_ree")
    ReportJSON.append(evaluation.micro, to: &json)
    json.key("ceaf_ree_by_role")
    json.beginObject()
    for (role, figure) in evaluation.byRole {
      json.key(role)
      ReportJSON.append(figure, to: &json)
    }
    json.endObject()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// The figures for a terminal.
  public static func text(of evaluation: RoleFillerEvaluation, signature: String) -> String {
    var table = ReportTable(
      title: "Role fillers", note: "CEAF-REE, micro over documents and roles",
      header: ["role", "P", "R", "F1", "correct", "predicted", "gold"])
    for (role, figure) in [("all roles", evaluation.micro)] + evaluation.byRole {
      table.rows.append([
        role, Percentage.text(figure.precision, isDefined: figure.predicted > 0),
        Percentage.text(figure.recall, isDefined: figure.gold > 0),
        Percentage.text(figure.f1, isDefined: figure.predicted + figure.gold > 0),
        "\(figure.correct)", "\(figure.predicted)", "\(figure.gold)",
      ])
    }
    return ReportText.text(
      of: [table], signature: signature, notes: [Plural.text(evaluation.documentCount, "document")])
  }
}
