/// Who is the source of what happens in a content: the speaker of the smallest content around it.
package struct SourceAssignment: Sendable {
  private let attributions: [Attribution]

  package init(_ attributions: [Attribution]) {
    self.attributions = attributions
  }

  /// The sources of an event; the cited ones last.
  ///
  /// The innermost attribution counts (*SANA said residents told it that …*: the residents); *citing* adds a second
  /// source. Only groups of the event's own sentence are named.
  /// `token`: the document token of the event's trigger.
  /// `sentence`: the index of the trigger's sentence.
  package func sources(ofTrigger token: Int, inSentence sentence: Int) -> [ElementReference] {
    var innermost: Attribution?
    var cited: [ElementReference] = []
    for attribution in attributions
    where (attribution.holds(token: token) || attribution.tail.contains(token))
      && !attribution.cue.contains(token)
    {
      if attribution.form == .citing {
        cited += attribution.speakers
      } else if innermost.map({ attribution.contentLength < $0.contentLength }) ?? true {
        innermost = attribution
      }
    }
    let sources =
      (innermost?.speakers ?? []) + cited.filter { innermost?.speakers.contains($0) != true }
    return sources.filter { $0.sentence == sentence }
  }

  /// Whether the innermost attribution around the token denies its content (*denied that troops had fled*).
  package func isDenied(token: Int) -> Bool {
    let around = attributions.filter { $0.holds(token: token) && $0.form != .citing }
    let innermost = around.min { $0.contentLength < $1.contentLength }
    return innermost?.negatesContent == true
  }
}
