internal import QuothModel

/// What two runs over one document have not in common.
struct DocumentChanges {
  private(set) var changes: [MatchChange] = []
  private let before: RunSide
  private let after: RunSide
  private let names: NameTables
  private let context: ErrorContext

  /// Compares the runs; both scores have the same gold, which is empty if `hasGold` is false.
  init(before: DocumentScore, after: DocumentScore, names: NameTables, hasGold: Bool) {
    self.before = RunSide(before, direction: .lost, hasGold: hasGold)
    self.after = RunSide(after, direction: .gained, hasGold: hasGold)
    self.names = names
    context = ErrorContext(before)
    compareEvents()
    compareMentions()
    changes.sort(by: Self.stand)
  }

  /// By place; what was lost stands before what was gained in its stead.
  private static func stand(_ left: MatchChange, _ right: MatchChange) -> Bool {
    let places = (
      (left.scalars.lowerBound, left.scalars.upperBound, left.kindOrder),
      (right.scalars.lowerBound, right.scalars.upperBound, right.kindOrder)
    )
    if places.0 != places.1 { return places.0 < places.1 }
    if left.direction != right.direction { return left.direction == .lost }
    let names = [[left.type, left.role, left.value], [right.type, right.role, right.value]].map {
      $0.map(ExactText.init)
    }
    return names[0].lexicographicallyPrecedes(names[1])
  }

  // MARK: Events

  private struct EventKey: Hashable {
    let type: Int
    let trigger: ScoredSpan?
    /// Events of one type on one trigger are told apart by their order.
    let number: Int
  }

  private static func keyed(_ events: [ScoredEvent]) -> [(key: EventKey, event: Int)] {
    var counts: [EventKey: Int] = [:]
    return events.indices.map { index in
      let (type, trigger) = (events[index].type, events[index].trigger)
      let first = EventKey(type: type, trigger: trigger, number: 0)
      defer { counts[first, default: 0] += 1 }
      return (EventKey(type: type, trigger: trigger, number: counts[first] ?? 0), index)
    }
  }

  private mutating func compareEvents() {
    let (lefts, rights) = (Self.keyed(before.score.predicted.events), after.score.predicted.events)
    let keyedRights = Self.keyed(rights)
    let places = Dictionary(uniqueKeysWithValues: keyedRights.map { ($0.key, $0.event) })
    var shared: Set<Int> = []
    for (key, left) in lefts {
      if let right = places[key] {
        shared.insert(right)
        compare(left, right)
      } else {
        addEvent(left, of: before)
      }
    }
    for (_, right) in keyedRights where !shared.contains(right) { addEvent(right, of: after) }
  }

  private mutating func addEvent(_ index: Int, of side: RunSide) {
    let event = side.score.predicted.events[index]
    guard let span = event.trigger ?? event.arguments.first?.span else { return }
    changes.append(
      change(
        side, .event, verdict: side.verdict(isRight: side.partner[index] != nil),
        type: names.eventTypes.names[event.type], value: context.surface(of: span), at: span,
        arguments: event.arguments.map {
          MatchChange.Argument(
            role: names.roles.names[$0.role], text: context.surface(of: $0.span))
        },
        rules: side.rules(ofEvent: index)))
  }

  /// Compares the arguments, counts and statuses of an event that both runs have.
  private mutating func compare(_ left: Int, _ right: Int) {
    let (first, second) = (
      before.score.predicted.events[left], after.score.predicted.events[right]
    )
    addArguments(of: left, of: before, without: second.arguments)
    addArguments(of: right, of: after, without: first.arguments)
    if !first.hasSameCount(as: second) {
      addCount(of: left, of: before)
      addCount(of: right, of: after)
    }
    if first.status != second.status {
      addStatus(of: left, of: before)
      addStatus(of: right, of: after)
    }
  }

  private mutating func addArguments(
    of index: Int, of side: RunSide, without others: [ScoredArgument]
  ) {
    let event = side.score.predicted.events[index]
    var rest = others
    for (place, argument) in event.arguments.enumerated() {
      let other = rest.firstIndex { $0.role == argument.role && $0.span == argument.span }
      if let other {
        rest.remove(at: other)
        continue
      }
      changes.append(
        change(
          side, .argument,
          verdict: side.verdict(isRight: side.rightArguments[index]?.contains(place) == true),
          type: names.eventTypes.names[event.type], role: names.roles.names[argument.role],
          value: context.surface(of: argument.span), at: argument.span,
          rules: side.rules(ofEvent: index)))
    }
  }

  private mutating func addCount(of index: Int, of side: RunSide) {
    let event = side.score.predicted.events[index]
    guard event.carriesCount, let span = event.trigger ?? event.arguments.first?.span else {
      return
    }
    let partner = side.partner[index].map { side.score.gold.events[$0] }
    changes.append(
      change(
        side, .count, verdict: side.verdict(isRight: partner?.hasSameCount(as: event) == true),
        type: names.eventTypes.names[event.type], value: Self.text(of: event.count), at: span,
        rules: side.rules(ofEvent: index)))
  }

  private mutating func addStatus(of index: Int, of side: RunSide) {
    let event = side.score.predicted.events[index]
    guard event.status != .asserted, let span = event.trigger ?? event.arguments.first?.span
    else { return }
    let partner = side.partner[index].map { side.score.gold.events[$0] }
    changes.append(
      change(
        side, .status, verdict: side.verdict(isRight: partner?.status == event.status),
        type: names.eventTypes.names[event.type], value: event.status.rawValue, at: span,
        rules: side.rules(ofEvent: index)))
  }

  private static func text(of count: Count?) -> String {
    switch (count?.low, count?.high) {
    case (let low?, let high?) where low == high: "\(low)"
    case (let low?, let high?): "\(low) to \(high)"
    case (let low?, nil): "\(low) or more"
    case (nil, let high?): "up to \(high)"
    case (nil, nil): "none"
    }
  }

  // MARK: Mentions

  private mutating func compareMentions() {
    let filled = filledSpans()
    let (lefts, rights) = (before.score.predicted.mentions, after.score.predicted.mentions)
    var rest: [ScoredMention: [Int]] = [:]
    for (place, mention) in rights.enumerated() {
      rest[mention.withoutIndex, default: []].append(place)
    }
    for (place, mention) in lefts.enumerated() {
      if let other = rest[mention.withoutIndex]?.first {
        rest[mention.withoutIndex]?.removeFirst()
        compareNames(place, other)
      } else if !filled.contains(mention.span) {
        addMention(place, of: before)
      }
    }
    for place in rest.values.joined().sorted() where !filled.contains(rights[place].span) {
      addMention(place, of: after)
    }
  }

  /// The fillers of gained and lost roles, whose mentions need no line of their own.
  private func filledSpans() -> Set<ScoredSpan> {
    let events = [before, after].flatMap(\.score.predicted.events)
    let changed = Set(changes.filter { $0.kind == .event }.map(\.scalars))
    let ofEvents = events.filter { event in
      event.trigger.map { changed.contains($0.start..<$0.end) } ?? true
    }.flatMap { $0.arguments.map(\.span) }
    let ofArguments = changes.filter { $0.kind == .argument }.map {
      ScoredSpan($0.scalars.lowerBound, $0.scalars.upperBound)
    }
    return Set(ofEvents + ofArguments)
  }

  private mutating func addMention(_ place: Int, of side: RunSide) {
    let mention = side.score.predicted.mentions[place]
    changes.append(
      change(
        side, .mention, verdict: side.verdict(isRight: side.rightMentions.contains(place)),
        type: names.mentionTypes.names[mention.type], value: context.surface(of: mention.span),
        at: mention.span, rules: side.score.predicted.source.mentions[mention.index].rules))
  }

  private mutating func compareNames(_ left: Int, _ right: Int) {
    let (first, second) = (before.name(ofMention: left), after.name(ofMention: right))
    guard first != second else { return }
    addName(first, ofMention: left, of: before)
    addName(second, ofMention: right, of: after)
  }

  private mutating func addName(_ name: String?, ofMention place: Int, of side: RunSide) {
    guard let name else { return }
    let mention = side.score.predicted.mentions[place]
    changes.append(
      change(
        side, .name, verdict: side.verdict(isRight: side.isRight(name: name, ofMention: place)),
        type: names.mentionTypes.names[mention.type], value: name, at: mention.span,
        rules: side.score.predicted.source.mentions[mention.index].rules))
  }

  // MARK: Both

  private func change(
    _ side: RunSide, _ kind: MatchChange.Kind, verdict: MatchChange.Verdict, type: String,
    role: String = "", value: String, at span: ScoredSpan,
    arguments: [MatchChange.Argument] = [], rules: [String]
  ) -> MatchChange {
    let shown = context.item(.event, .spurious, gold: nil, predicted: (type, span), rules: [])
    return MatchChange(
      direction: side.direction, verdict: verdict, kind: kind, document: side.score.id, type: type,
      role: role, value: value, arguments: arguments, rules: rules, scalars: span.start..<span.end,
      sentence: shown.sentence, range: shown.predicted?.range ?? 0..<0)
  }
}

extension MatchChange {
  /// An event comes before its arguments and those before mentions.
  fileprivate var kindOrder: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension ScoredMention {
  /// The mention wherever it stands in its file.
  fileprivate var withoutIndex: ScoredMention { ScoredMention(span: span, type: type, index: 0) }
}
