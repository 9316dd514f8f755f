internal import QuothModel

/// The record that stands in for an article that could not be annotated, or not wholly.
enum ErrorRow {
  /// The line of an article that gave nothing.
  static func line(for message: RunMessage) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("id")
    if let id = message.articleID { json.value(id) } else { json.null() }
    json.key("error")
    json.beginObject()
    json.field("code", message.problem.code.rawValue)
    json.field("message", message.problem.message)
    if message.line > 0 { json.field("line", message.line) }
    if let offset = message.problem.utf8Offset { json.field("byte", offset) }
    json.endObject()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// The field `error` in the row of an article on which rules ran out of their budget.
  static func field(for first: RuleFailure, among failures: [RuleFailure]) -> ExtraField {
    var json = JSONWriter()
    json.beginObject()
    json.field("code", InputProblem.Code.ruleLimit.rawValue)
    json.field("message", first.message)
    json.key("rules")
    json.beginArray()
    for failure in failures {
      json.beginObject()
      json.field("rule", failure.rule)
      json.field("reason", failure.reason)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return ExtraField(key: "error", json: String(decoding: json.bytes, as: UTF8.self))
  }
}

extension RuleFailure {
  /// One sentence for people.
  var message: String { "rule '\(rule)' stopped on one sentence: \(reason)" }
}
