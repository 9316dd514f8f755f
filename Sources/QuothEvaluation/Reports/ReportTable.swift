/// A table of a report, before it is written in any format.
struct ReportTable: Sendable {
  let title: String
  /// What the figures mean, on one line.
  var note: String?
  let header: [String]
  var rows: [[String]] = []

  /// The first columns hold names, the others figures.
  var nameColumnCount = 1
}

/// Figures as people read them.
package enum Percentage {
  /// `share` as a percentage with one decimal, for example `66.7`.
  package static func text(_ share: Double) -> String {
    let tenths = Int((abs(share) * 1000).rounded())
    let sign = share < 0 && tenths > 0 ? "-" : ""
    return "\(sign)\(tenths / 10).\(tenths % 10)"
  }

  /// A percentage, or `n/a` where the share is 0/0.
  package static func text(_ share: Double, isDefined: Bool) -> String {
    isDefined ? text(share) : "n/a"
  }

  /// An interval, for example `55.1–74.3`.
  static func text(_ bounds: FigureInterval.Bounds?) -> String {
    bounds.map { "\(text($0.low))–\(text($0.high))" } ?? ""
  }
}

/// Numbers with their nouns.
package enum Plural {
  /// `1 document`, `2 documents`; `plural` where an *s* does not make it.
  package static func text(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
