/// Writes tables for terminals.
///
/// The caller makes the text safe: names in it come from files.
enum ReportText {
  static func text(of tables: [ReportTable], signature: String, notes: [String]) -> String {
    var text = signature + "\n"
    for note in notes { text += note + "\n" }
    for table in tables { text += "\n" + self.text(of: table) }
    return text
  }

  private static func text(of table: ReportTable) -> String {
    let rows = [table.header] + table.rows.map { $0.map(oneLine) }
    let widths = table.header.indices.map { column in
      rows.map { width(of: $0[column]) }.max() ?? 0
    }
    var text = table.title + (table.note.map { " (\($0))" } ?? "") + "\n"
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - width(of: cell))
        line += "  " + (column < table.nameColumnCount ? cell + padding : padding + cell)
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }

  private static func oneLine(_ cell: String) -> String {
    cell.replacing("\n", with: "⏎").replacing("\t", with: " ")
  }

  private static func width(of text: String) -> Int { text.count }
}
