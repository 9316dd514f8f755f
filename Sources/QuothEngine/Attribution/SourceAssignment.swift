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
    var innermost: Int?
    var cited: [ElementReference] = []
    for index in attributions.indices
    where (attributions[index].holds(token: token) || attributions[index].tail.contains(token))
      && !attributions[index].cue.contains(token)
    {
      if attributions[index].form == .citing {
        cited += attributions[index].speakers
      } else if isInside(index, innermost) {
        innermost = index
      }
    }
    let told = innermost.map { attributions[$0].speakers } ?? []
    let sources = told + cited.filter { !told.contains($0) }
    return sources.filter { $0.sentence == sentence }
  }

  /// Whether the innermost attribution around the token denies its content (*denied that troops had fled*).
  package func isDenied(token: Int) -> Bool {
    var innermost: Int?
    for index in attributions.indices
    where attributions[index].form != .citing && attributions[index].holds(token: token)
      && isInside(index, innermost)
    {
      innermost = index
    }
    return innermost.map { attributions[$0].negatesContent } ?? false
  }

  /// Whether the content of one attribution is smaller than that of another, or there is no other.
  private func isInside(_ index: Int, _ other: Int?) -> Bool {
    guard let other else { return true }
    return attributions[index].contentLength < attributions[other].contentLength
  }
}
