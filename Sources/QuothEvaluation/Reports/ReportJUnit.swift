/// Writes a report as JUnit XML: one case for each figure, failed where a budget is missed.
enum ReportJUnit {
  static func text(of report: EvaluationReport, budgets: [ReportBudget]) -> String {
    let missed = budgets.filter { !$0.isKept }
    let cases = Metric.allCases.map { metric in (metric.key, report.figure(of: metric)) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites tests=\"\(cases.count + budgets.count)\" failures=\"\(missed.count)\">\n"
    text += "  <testsuite name=\"quoth evaluate\" tests=\"\(cases.count + budgets.count)\""
    text += " failures=\"\(missed.count)\">\n    <properties>\n"
    text += "      <property name=\"signature\" value=\"\(escaped(report.signature))\"/>\n"
    text += "    </properties>\n"
    for (key, figure) in cases {
      text += "    <testcase classname=\"quoth.figures\" name=\"\(escaped(key))\">\n"
      text += "      <system-out>P \(figure.precision) R \(figure.recall) F1 \(figure.f1)"
      text += "</system-out>\n    </testcase>\n"
    }
    for budget in budgets {
      text += "    <testcase classname=\"quoth.budgets\" name=\"\(escaped(budget.name))\""
      if budget.isKept {
        text += "/>\n"
      } else {
        text += ">\n      <failure message=\"\(budget.value) is under \(budget.limit)\"/>\n"
        text += "    </testcase>\n"
      }
    }
    return text + "  </testsuite>\n</testsuites>\n"
  }

  /// `text` for XML; what XML cannot hold becomes a replacement mark.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\r", "\t": escaped += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// The least that a figure was asked to be, and what it is.
public struct ReportBudget: Sendable {
  /// The figure as it was named.
  public let name: String
  /// What it is.
  public let value: Double
  /// The least that it was asked to be.
  public let limit: Double

  /// A budget with the given parts.
  public init(name: String, value: Double, limit: Double) {
    self.name = name
    self.value = value
    self.limit = limit
  }

  /// Whether the figure is at least what was asked.
  public var isKept: Bool { value >= limit }
}
