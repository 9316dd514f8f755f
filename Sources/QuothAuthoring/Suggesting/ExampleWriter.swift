import QuothEngine
import QuothEvaluation
import QuothModel

/// Writes sentences of gold as `yes` lines, and for people.
enum ExampleWriter {
  /// The shortest sentence in which a rule found an event, with the trigger and the right roles marked.
  static func line(for group: TriggerGroup, found: [RuleGains.GoldEvent: [String]]) -> String? {
    let lines = group.members.compactMap { member in
      found[member.gold].map { line(of: member, roles: $0) }
    }
    return lines.filter { !$0.contains("\n") }.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// The sentence of a missed event with ⟦…⟧ around its trigger.
  static func marked(sentenceOf member: TriggerGroup.Member) -> String {
    guard let trigger = member.event.trigger else { return "" }
    return text(of: member, marks: [(trigger, "⟦", "⟧")], quoting: false)
      .replacing("\n", with: " ")
  }

  private static func line(of member: TriggerGroup.Member, roles: [String]) -> String {
    let mentions = Dictionary(
      member.document.mentions.map { ($0.id, $0.span) }, uniquingKeysWith: { first, _ in first })
    var marks = member.event.trigger.map { [($0, "[", "|!]")] } ?? []
    for argument in member.event.arguments where roles.contains(argument.role) {
      guard case .mention(let id) = argument.filler, let span = mentions[id],
        !marks.contains(where: { $0.0.overlaps(span) })
      else { continue }
      marks.append((span, "[", "|\(argument.role)]"))
    }
    return text(of: member, marks: marks, quoting: true)
  }

  /// The sentence with marks, which do not overlap; those outside of it are left out.
  private static func text(
    of member: TriggerGroup.Member, marks: [(TextSpan, String, String)], quoting: Bool
  ) -> String {
    let bytes = Array(member.document.text.utf8)
    let sentence = member.reading.sentence
    var text = ""
    var done = sentence.lowerBound
    func part(_ range: Range<Int>) -> String {
      let part = String(decoding: bytes[range], as: UTF8.self)
      guard quoting else { return part }
      return ["\\", "[", "]", "|"].reduce(part) { $0.replacing($1, with: "\\" + $1) }
    }
    for (span, opening, closing) in marks.sorted(by: { $0.0 < $1.0 })
    where sentence.contains(span) {
      text += part(done..<span.lowerBound) + opening + part(span.range) + closing
      done = span.upperBound
    }
    return text + part(done..<sentence.upperBound)
  }
}
