import QuothEngine
import QuothEvaluation
package import QuothModel

/// Writes suggestions for terminals and for programs.
package enum SuggestionReport {
  /// The number of sentences of one kind that are shown of each group.
  private static let sentenceLimit = 3

  /// The suggestions for people, at most `limit` of them (0 for all).
  ///
  /// The caller makes the text safe: sentences in it come from files.
  package static func text(of result: Suggester.Result, limit: Int = 0) -> String {
    var text = summary(of: result) + "\n"
    let shown =
      limit > 0 ? result.suggestions.prefix(limit) : result.suggestions[...]
    for (number, suggestion) in shown.enumerated() {
      text += "\n\(number + 1). " + self.text(of: suggestion, result)
    }
    let rest = result.suggestions.count - shown.count
    if rest > 0 { text += "\n… and \(Plural.text(rest, "group")) more; --limit 0 shows all\n" }
    return text
  }

  private static func summary(of result: Suggester.Result) -> String {
    let found = result.goldEvents - result.missedEvents
    guard result.missedEvents > 0 else {
      return result.goldEvents == 0
        ? "gold has no events"
        : "nothing is missing: \(Plural.text(result.goldEvents, "gold event")), all found"
    }
    let hidden =
      result.withoutTrigger > 0 ? "; \(result.withoutTrigger) of them have no trigger" : ""
    return "\(found) of \(Plural.text(result.goldEvents, "gold event")) are found, "
      + "\(result.missedEvents) missed, in \(Plural.text(result.suggestions.count, "group"))\(hidden)"
  }

  private static func text(of suggestion: Suggestion, _ result: Suggester.Result) -> String {
    var text =
      "\(suggestion.eventType) '\(suggestion.words)' (\(suggestion.wordClass.rawValue)), "
      + "\(suggestion.missed.count) missed\n"
    for missed in suggestion.missed.prefix(sentenceLimit) {
      text += "   \(missed.document): \(missed.sentence)\n"
    }
    if suggestion.missed.count > sentenceLimit {
      text += "   … and \(suggestion.missed.count - sentenceLimit) more\n"
    }
    if let nearest = suggestion.nearest { text += "   nearest now: \(nearest)\n" }
    guard let proposal = suggestion.proposal else {
      return text + "   no rule can be written for these words\n"
    }
    text += "   \(measure(of: suggestion, result))\n"
    text += samples("wrong", suggestion.wrongMatches)
    text += samples("in the texts", suggestion.textMatches ?? [])
    return text
      + proposal.yaml.split(separator: "\n").map { "   \($0)\n" }.joined()
  }

  /// The first of some sentences, for the author to judge.
  private static func samples(_ name: String, _ sentences: [String]) -> String {
    sentences.prefix(sentenceLimit).map { "   \(name): \($0)\n" }.joined()
  }

  /// What the proposal does on gold and in the texts, on one line.
  private static func measure(of suggestion: Suggestion, _ result: Suggester.Result) -> String {
    let gain = suggestion.gain
    var parts = [
      "finds \(suggestion.found) of \(suggestion.missed.count), \(gain.wrong) wrong "
        + "(P \(percentage(gain.found.count, gain.events)) "
        + "R \(percentage(suggestion.found, suggestion.missed.count)))",
      "arguments \(gain.rightArguments) right, \(gain.wrongArguments) wrong, "
        + "\(suggestion.goldArguments) in gold "
        + "(P \(percentage(gain.rightArguments, gain.arguments)) "
        + "R \(percentage(gain.rightArguments, suggestion.goldArguments)))",
    ]
    if gain.lost > 0 { parts.append("takes away \(Plural.text(gain.lost, "right event"))") }
    if let matches = suggestion.textMatches {
      parts.append(
        "\(Plural.text(matches.count, "match", "matches")) in \(Plural.text(result.textCount, "text"))"
      )
    }
    return parts.joined(separator: "; ")
  }

  private static func percentage(_ part: Int, _ whole: Int) -> String {
    Percentage.text(whole > 0 ? Double(part) / Double(whole) : 0, isDefined: whole > 0)
  }

  /// The suggestions as one object on one line.
  package static func json(of result: Suggester.Result) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("gold_events", result.goldEvents)
      json.field("missed_events", result.missedEvents)
      json.field("without_trigger", result.withoutTrigger)
      json.field("texts", result.textCount)
      json.array("suggestions", result.suggestions) { json, suggestion in
        append(suggestion, to: &json)
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func append(_ suggestion: Suggestion, to json: inout JSONWriter) {
    json.object { json in
      json.field("event", suggestion.eventType)
      json.field("words", suggestion.words)
      json.field("class", suggestion.wordClass.rawValue)
      json.array("missed", suggestion.missed) { json, missed in
        json.object { json in
          json.field("document", missed.document)
          json.field("sentence", missed.sentence)
        }
      }
      if let nearest = suggestion.nearest { json.field("nearest_rule", nearest) }
      guard let proposal = suggestion.proposal else { return }
      let gain = suggestion.gain
      json.field("kind", proposal.kind.rawValue)
      json.field("rule", proposal.yaml)
      json.object("events") { json in
        json.field("found", suggestion.found)
        json.field("right", gain.found.count)
        json.field("wrong", gain.wrong)
        json.field("lost", gain.lost)
        appendRatios(
          gain.found.count, gain.events, suggestion.found, suggestion.missed.count, to: &json)
      }
      json.object("arguments") { json in
        json.field("right", gain.rightArguments)
        json.field("wrong", gain.wrongArguments)
        json.field("gold", suggestion.goldArguments)
        appendRatios(
          gain.rightArguments, gain.arguments, gain.rightArguments, suggestion.goldArguments,
          to: &json)
      }
      json.array("wrong_matches", suggestion.wrongMatches)
      if let matches = suggestion.textMatches { json.array("text_matches", matches) }
    }
  }

  private static func appendRatios(
    _ right: Int, _ predicted: Int, _ found: Int, _ gold: Int, to json: inout JSONWriter
  ) {
    json.field("precision", predicted > 0 ? Double(right) / Double(predicted) : 0)
    json.field("recall", gold > 0 ? Double(found) / Double(gold) : 0)
    if predicted == 0 || gold == 0 { json.field("undefined", true) }
  }
}
