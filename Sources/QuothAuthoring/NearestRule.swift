package import QuothEngine
package import QuothEvaluation
import QuothModel

/// Which rule came nearest to an event that was missed, and what it lacked.
package enum NearestRule {
  /// The nearest rule for a missed event of an error list; nil for everything else.
  package static func description(for item: ErrorItem, _ annotator: PackAnnotator) -> String? {
    guard let gold = item.gold else { return nil }
    let words = String(decoding: Array(item.sentence.utf8)[gold.range], as: UTF8.self)
    return description(of: words, in: item.sentence, annotator)
      ?? "no rule has the trigger '\(words)'"
  }

  /// The nearest rule for the first event of a group; nil if no rule has its trigger.
  static func description(for group: TriggerGroup, _ annotator: PackAnnotator) -> String? {
    guard let member = group.members.first, let trigger = member.event.trigger else { return nil }
    let bytes = Array(member.document.text.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return description(
      of: text(trigger.range), in: text(member.reading.sentence.range), annotator)
  }

  private static func description(
    of trigger: String, in sentence: String, _ annotator: PackAnnotator
  ) -> String? {
    guard let explanations = try? annotator.explain(sentence) else { return nil }
    let words = Set(trigger.split(separator: " ").map(String.init))
    let misses = explanations.flatMap(\.missed).filter { words.contains($0.trigger) }
    let nearest = misses.min { $0.reason.distance < $1.reason.distance }
    return nearest.map { "\($0.rule): \($0.reason.text)" }
  }
}

extension RuleMiss.Reason {
  /// How far a rule was from finding its event; 1 is nearest.
  fileprivate var distance: Int {
    switch self {
    case .outranked: 1
    case .context: 2
    case .binding: 3
    case .veto: 4
    case .predicate: 5
    }
  }

  /// The reason in words.
  package var text: String {
    switch self {
    case .predicate(let predicate): "the trigger is not \(predicate)(…) here"
    case .binding(let binding): "nothing fits \(binding)"
    case .context(let side, let expected, let found):
      "\(side) of the trigger '\(expected)' was expected, '\(found)' stands there"
    case .veto(let veto): "the veto '\(veto)' covers the trigger"
    case .outranked(let rule, let criterion): "'\(rule)' won (\(criterion))"
    }
  }
}
