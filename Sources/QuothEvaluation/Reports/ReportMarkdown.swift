/// Writes tables as Markdown.
enum ReportMarkdown {
  static func text(of tables: [ReportTable], signature: String, notes: [String]) -> String {
    var text = "`\(signature.replacing("`", with: "'"))`\n"
    for note in notes { text += "\n" + escaped(note) + "\n" }
    for table in tables {
      text += "\n## \(escaped(table.title))\n\n"
      if let note = table.note { text += escaped(note) + "\n\n" }
      text += row(table.header)
      text += row(
        table.header.indices.map { $0 < table.nameColumnCount ? ":---" : "---:" }, isRaw: true)
      for cells in table.rows { text += row(cells) }
    }
    return text
  }

  private static func row(_ cells: [String], isRaw: Bool = false) -> String {
    "| " + cells.map { isRaw ? $0 : escaped($0) }.joined(separator: " | ") + " |\n"
  }

  /// `text` without what Markdown or HTML would take for markup.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "|", "`", "*", "[", "]", "~": escaped += "\\\(scalar)"
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
