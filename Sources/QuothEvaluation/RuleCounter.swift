internal import QuothModel

/// Counts what each rule predicted and what of that is right.
struct RuleCounter {
  private struct Key: Hashable, Comparable {
    let id: ExactText
    let isEvent: Bool

    static func < (left: Key, right: Key) -> Bool {
      if left.isEvent != right.isEvent { return right.isEvent }
      return left.id < right.id
    }
  }

  private var counts: [Key: (predicted: Int, correct: Int)] = [:]

  /// Adds the predictions of a document: mentions are right strictly, events by overlap.
  mutating func add(_ score: DocumentScore, mentionPairs: [(predicted: Int, gold: Int)]) {
    let mentions = score.predicted.mentions
    var correctMentions = Set<Int>()
    for pair in mentionPairs
    where mentions[pair.predicted].isSame(as: score.gold.mentions[pair.gold]) {
      correctMentions.insert(pair.predicted)
    }
    for (place, mention) in mentions.enumerated() {
      let rules = score.predicted.source.mentions[mention.index].rules
      add(rules, isEvent: false, isCorrect: correctMentions.contains(place))
    }
    let correctEvents = Set(score.events.alignment.pairs.map(\.predicted))
    for (place, event) in score.predicted.events.enumerated() {
      let rules = score.predicted.source.events[event.index].rules
      add(rules, isEvent: true, isCorrect: correctEvents.contains(place))
    }
  }

  private mutating func add(_ rules: [String], isEvent: Bool, isCorrect: Bool) {
    for id in Set(rules.map(ExactText.init)) {
      counts[Key(id: id, isEvent: isEvent), default: (0, 0)].predicted += 1
      if isCorrect { counts[Key(id: id, isEvent: isEvent), default: (0, 0)].correct += 1 }
    }
  }

  /// The figures, mentions first, by the ids' scalars.
  var figures: [RuleFigures] {
    counts.sorted { $0.key < $1.key }.map { key, count in
      var figures = RuleFigures(id: key.id.text, kind: key.isEvent ? .event : .mention)
      figures.predicted = count.predicted
      figures.correct = count.correct
      return figures
    }
  }
}
