internal import QuothModel

/// Writes what a change of the rules gains and loses, for terminals and for programs.
public enum MatchChangesReport {
  /// The changes as lines for people, at most `limit` of them (0 for all), then the figures before and after.
  ///
  /// The caller makes the text safe: names and sentences in it come from files.
  public static func text(of changes: MatchChanges, limit: Int = 0) -> String {
    let shown = limit > 0 ? changes.changes.prefix(limit) : changes.changes[...]
    var text = summary(of: changes) + "\n"
    for change in shown { text += self.text(of: change) }
    let rest = changes.changes.count - shown.count
    if rest > 0 { text += "… and \(rest) more; --limit 0 shows all\n" }
    if !changes.figures.isEmpty { text += figures(of: changes) + "\n" }
    return text
  }

  /// The changes as one object on one line, with the `files` whose change led to them.
  public static func json(of changes: MatchChanges, files: [String] = []) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.array("files", files)
      for direction in [MatchChange.Direction.gained, .lost] {
        json.array(
          direction.rawValue, changes.changes.filter { $0.direction == direction }
        ) { json, change in append(change, to: &json) }
      }
      json.object("figures") { json in
        for (metric, before, after) in changes.figures {
          json.object(metric.key) { json in
            json.key("before")
            ReportJSON.append(before, to: &json)
            json.key("after")
            ReportJSON.append(after, to: &json)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  /// The figures of one run on one line: `events 86.8, arguments 75.3, records 56.9, figures 88.1`.
  public static func headline(of report: EvaluationReport) -> String {
    MatchChanges.headline.map { "\(name(of: $0)) \(f1(report.figure(of: $0)))" }
      .joined(separator: ", ")
  }

  // MARK: Lines

  private static func summary(of changes: MatchChanges) -> String {
    if changes.changes.isEmpty { return "nothing gained, nothing lost" }
    return [MatchChange.Direction.gained, .lost].map { direction in
      let counts = MatchChange.Verdict.allCases.compactMap { verdict in
        let count = changes.count(direction, verdict)
        return count > 0 ? "\(count) \(words(for: verdict))" : nil
      }
      let detail = counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
      return "\(direction.rawValue) \(changes.count(direction))\(detail)"
    }.joined(separator: ", ")
  }

  private static func words(for verdict: MatchChange.Verdict) -> String {
    verdict == .unjudged ? "without gold" : verdict.rawValue
  }

  private static func text(of change: MatchChange) -> String {
    let sign = change.direction == .gained ? "+" : "-"
    let verdict = change.verdict == .unjudged ? "?" : change.verdict.rawValue
    let padding = String(repeating: " ", count: 6 - verdict.count)
    let rules = change.rules.isEmpty ? "" : " [\(change.rules.joined(separator: ", "))]"
    return "\(sign) \(verdict)\(padding)\(oneLine(claim(of: change)))\(rules)\n"
      + "        \(sentence(of: change))\n"
  }

  private static func claim(of change: MatchChange) -> String {
    switch change.kind {
    case .event:
      let arguments = change.arguments.map { "\($0.role)=\($0.text)" }.joined(separator: ", ")
      return "\(change.type) <\(change.value)>" + (arguments.isEmpty ? "" : " \(arguments)")
    case .argument: return "\(change.type) \(change.role)=\(change.value)"
    case .count: return "\(change.type) count=\(change.value)"
    case .status: return "\(change.type) status=\(change.value)"
    case .mention: return "\(change.type) '\(change.value)'"
    case .name: return "\(change.type) stands for '\(change.value)'"
    }
  }

  /// The document and the sentence on one line, with ‹…› around the place.
  package static func sentence(of change: MatchChange) -> String {
    "\(change.document): \(oneLine(marked(change)))"
  }

  private static func marked(_ change: MatchChange) -> String {
    let bytes = Array(change.sentence.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return text(0..<change.range.lowerBound) + "‹" + text(change.range) + "›"
      + text(change.range.upperBound..<bytes.count)
  }

  private static func oneLine(_ text: String) -> String {
    text.replacing("\r", with: "").replacing("\n", with: " ").replacing("\t", with: " ")
  }

  private static func figures(of changes: MatchChanges) -> String {
    changes.figures.map { metric, before, after in
      let delta = Percentage.text(after.f1 - before.f1)
      let sign = after.f1 > before.f1 && delta != "0.0" ? "+" : ""
      let change = delta == "0.0" ? "" : " (\(sign)\(delta))"
      return "\(name(of: metric)) \(f1(before)) → \(f1(after))\(change)"
    }.joined(separator: ", ")
  }

  private static func f1(_ figure: Figure) -> String {
    Percentage.text(figure.f1, isDefined: figure.predicted + figure.gold > 0)
  }

  private static func name(of metric: Metric) -> String {
    switch metric {
    case .event(.alignedOverlapEvent): "events"
    case .event(.alignedOverlapArgument): "arguments"
    case .record(.record): "records"
    case .attribute(.figures): "figures"
    default: metric.key
    }
  }

  private static func append(_ change: MatchChange, to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", change.kind.rawValue)
      json.field("verdict", change.verdict.rawValue)
      json.field("document", change.document)
      json.field("type", change.type)
      if !change.role.isEmpty { json.field("role", change.role) }
      json.field("value", change.value)
      json.field("start", change.scalars.lowerBound)
      json.field("end", change.scalars.upperBound)
      if !change.arguments.isEmpty {
        json.array("arguments", change.arguments) { json, argument in
          json.object { json in
            json.field("role", argument.role)
            json.field("text", argument.text)
          }
        }
      }
      json.array("rules", change.rules)
      json.field("sentence", change.sentence)
    }
  }
}
