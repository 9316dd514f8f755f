internal import QuothModel

/// What went wrong with the events and arguments of one document, by overlap.
struct EventErrors {
  private(set) var items: [ErrorItem] = []
  private let score: DocumentScore
  private let names: NameTables
  private let context: ErrorContext

  init(_ score: DocumentScore, names: NameTables, context: ErrorContext) {
    self.score = score
    self.names = names
    self.context = context
    var spurious = Array(score.predicted.events.indices)
    var missed = Array(score.gold.events.indices)
    let pairs = score.events.alignment.pairs
    let (matchedLefts, matchedRights) = (Set(pairs.map(\.predicted)), Set(pairs.map(\.gold)))
    spurious.removeAll { matchedLefts.contains($0) }
    missed.removeAll { matchedRights.contains($0) }
    addEvents(missed, spurious)
    for pair in pairs { addArguments(of: pair) }
    for index in missed {
      addMissedArguments(of: score.gold.events[index], matched: [], partner: nil)
    }
    for index in spurious {
      addSpuriousArguments(of: score.predicted.events[index], skipping: [], partner: nil)
    }
  }

  private mutating func addEvents(_ missed: [Int], _ spurious: [Int]) {
    var rest = spurious
    for index in missed {
      let gold = score.gold.events[index]
      let sameTrigger = rest.firstIndex { place in
        guard let trigger = score.predicted.events[place].trigger, let goldTrigger = gold.trigger
        else { return false }
        return trigger.overlap(with: goldTrigger) > 0
      }
      let sameArguments = rest.firstIndex { place in
        let predicted = score.predicted.events[place]
        return predicted.type == gold.type
          && !EventAlignment.arguments(
            predicted, gold, .overlapping, comparesArgumentTypes: false
          ).isEmpty
      }
      if let place = sameTrigger ?? sameArguments {
        let predicted = score.predicted.events[rest[place]]
        addEvent(sameTrigger != nil ? .type : .trigger, gold, predicted)
        rest.remove(at: place)
      } else {
        addEvent(.missed, gold, nil)
      }
    }
    for place in rest { addEvent(.spurious, nil, score.predicted.events[place]) }
  }

  private mutating func addEvent(
    _ errorClass: ErrorClass, _ gold: ScoredEvent?, _ predicted: ScoredEvent?
  ) {
    func side(_ event: ScoredEvent?) -> (String, ScoredSpan)? {
      guard let event, let span = event.trigger ?? event.arguments.first?.span else { return nil }
      return (names.eventTypes.names[event.type], span)
    }
    items.append(
      context.item(
        .event, errorClass, gold: side(gold), predicted: side(predicted),
        rules: predicted.map(rules) ?? []))
  }

  private mutating func addArguments(of pair: EventAlignment.Pair) {
    let (predicted, gold) = (score.predicted.events[pair.predicted], score.gold.events[pair.gold])
    var usedPredicted = Set(pair.arguments.map(\.predicted))
    var usedGold = Set(pair.arguments.map(\.gold))
    for (right, argument) in gold.arguments.enumerated() where !usedGold.contains(right) {
      let left = predicted.arguments.indices.first {
        !usedPredicted.contains($0)
          && predicted.arguments[$0].span.overlap(with: argument.span) > 0
      }
      guard let left else { continue }
      usedPredicted.insert(left)
      usedGold.insert(right)
      addArgument(.role, argument, predicted.arguments[left], predicted)
    }
    addMissedArguments(of: gold, matched: usedGold, partner: pair.predicted)
    addSpuriousArguments(of: predicted, skipping: usedPredicted, partner: pair.gold)
  }

  private mutating func addMissedArguments(
    of gold: ScoredEvent, matched: Set<Int>, partner: Int?
  ) {
    for (place, argument) in gold.arguments.enumerated() where !matched.contains(place) {
      let isElsewhere = Self.holds(argument, score.predicted.events, except: partner)
      addArgument(isElsewhere ? .wrongEvent : .missed, argument, nil, nil)
    }
  }

  private mutating func addSpuriousArguments(
    of predicted: ScoredEvent, skipping matched: Set<Int>, partner: Int?
  ) {
    for (place, argument) in predicted.arguments.enumerated() where !matched.contains(place) {
      let isElsewhere = Self.holds(argument, score.gold.events, except: partner)
      addArgument(isElsewhere ? .wrongEvent : .spurious, nil, argument, predicted)
    }
  }

  /// Whether an event other than `partner` has such an argument.
  private static func holds(
    _ argument: ScoredArgument, _ events: [ScoredEvent], except partner: Int?
  ) -> Bool {
    events.indices.contains { index in
      index != partner
        && events[index].arguments.contains {
          $0.role == argument.role && $0.span.overlap(with: argument.span) > 0
        }
    }
  }

  private mutating func addArgument(
    _ errorClass: ErrorClass, _ gold: ScoredArgument?, _ predicted: ScoredArgument?,
    _ event: ScoredEvent?
  ) {
    func side(_ argument: ScoredArgument?) -> (String, ScoredSpan)? {
      argument.map { (names.roles.names[$0.role], $0.span) }
    }
    items.append(
      context.item(
        .argument, errorClass, gold: side(gold), predicted: side(predicted),
        rules: event.map(rules) ?? []))
  }

  private func rules(of event: ScoredEvent) -> [String] {
    score.predicted.source.events[event.index].rules
  }
}
