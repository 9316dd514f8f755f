import QuothBatch
import QuothModel

/// An annotator without rules: every "killed" is an event, and "slow" exceeds a budget.
struct TinyAnnotator: ArticleAnnotator {
  var fingerprint = "tiny"

  func makeWorker() -> Worker { Worker() }

  final class Worker: ArticleAnnotatingWorker {
    func annotate(id: String, text: borrowing [UInt8], date: String?) -> Annotation {
      let bytes = copy text
      let word = Array("killed".utf8)
      let starts = bytes.indices.filter { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
      let events = starts.enumerated().map { index, start in
        Event(
          id: "e\(index + 1)", type: "Killing", trigger: TextSpan(start..<(start + word.count)))
      }
      let string = String(decoding: bytes, as: UTF8.self)
      let failure = RuleFailure(rule: "slow.rule", reason: "match limit")
      return Annotation(
        document: AnnotatedDocument(id: id, text: string, date: date, events: events),
        failures: string.contains("slow") ? [failure] : [])
    }
  }
}
