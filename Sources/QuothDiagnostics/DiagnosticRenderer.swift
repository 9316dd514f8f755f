/// Writes diagnostics for people and for programs.
public enum DiagnosticRenderer {
  /// The diagnostic with its line of source and a caret below the place, ending in a line feed.
  public static func text(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity.rawValue
    let summary = "\(severity): \(diagnostic.message) [\(diagnostic.code)]"
    guard let place = diagnostic.place else {
      return TerminalText.escaped(summary) + "\n"
        + diagnostic.help.map { "  = help: \(TerminalText.escaped($0))\n" }.joined()
    }
    let number = String(place.line)
    let margin = String(repeating: " ", count: number.count + 2) + "|"
    var text = TerminalText.escaped("\(place.description): \(summary)") + "\n"
    if !place.sourceLine.isEmpty {
      text += " \(number) | \(TerminalText.escaped(place.sourceLine))\n"
      text += "\(margin) \(underline(of: place))\n"
    }
    for help in diagnostic.help {
      text +=
        String(repeating: " ", count: number.count + 2)
        + "= help: \(TerminalText.escaped(help))\n"
    }
    return text
  }

  /// The diagnostic as one JSON object without line breaks.
  ///
  /// The keys are `path`, `line`, `column`, `length`, `severity`, `code`, `message`, `help`, in this order.
  public static func json(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    let help = diagnostic.help.map(quoted).joined(separator: ",")
    return [
      "\"path\":\(place.map { quoted($0.path) } ?? "null")",
      "\"line\":\(place.map { String($0.line) } ?? "null")",
      "\"column\":\(place.map { String($0.column) } ?? "null")",
      "\"length\":\(place.map { String($0.length) } ?? "null")",
      "\"severity\":\(quoted(diagnostic.severity.rawValue))",
      "\"code\":\(quoted(diagnostic.code))", "\"message\":\(quoted(diagnostic.message))",
      "\"help\":[\(help)]",
    ].joined(separator: ",").inBraces
  }

  /// Tabs stay tabs, so that the caret stands below its character.
  private static func underline(of place: SourcePlace) -> String {
    let before = place.sourceLine.unicodeScalars.prefix(place.column - 1)
    var line = ""
    for scalar in before {
      let width = TerminalText.escaped(String(Character(scalar))).unicodeScalars.count
      line += scalar == "\t" ? "\t" : String(repeating: " ", count: width)
    }
    let marked = place.sourceLine.unicodeScalars.dropFirst(place.column - 1).prefix(place.length)
    let shown = marked.reduce(0) {
      $0 + TerminalText.escaped(String(Character($1))).unicodeScalars.count
    }
    return line + String(repeating: "^", count: max(1, shown))
  }

  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\t": json += "\\t"
      case "\r": json += "\\r"
      case _ where scalar.value < 0x20 || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}

extension String {
  fileprivate var inBraces: String { "{\(self)}" }
}
