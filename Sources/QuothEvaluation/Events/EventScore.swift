internal import QuothModel

/// Figures beyond the event figures: whole records.
public enum RecordMetric: String, CaseIterable, Sendable {
  /// Every argument but `content` is right, none is too many, and the count is right.
  case record
  /// The same without `time` and `source`.
  case coreRecord = "core_record"
}

/// Figures of attributes of events.
public enum AttributeMetric: String, CaseIterable, Sendable {
  /// Both bounds of the count.
  case count
  /// Counts of two and more as (event type, low, high).
  case figures
  /// Statuses other than asserted.
  case status
  /// Arguments that stand for the right participant by name.
  case resolvedArgument = "resolved_argument"
}

/// The event figures of one document.
struct EventScore: Sendable {
  var events: [EventMetric: Figure] = [:]
  var records: [RecordMetric: Figure] = [:]
  var attributes: [AttributeMetric: Figure] = [:]
  /// The pairs of overlapping events, for lists and figures by type and by rule.
  let alignment: EventAlignment

  init(
    predicted: ScoredDocument, gold: ScoredDocument, roles: NameTable, options: EvaluationOptions
  ) {
    let (left, right) = (predicted.events, gold.events)
    let comparesTypes = options.comparesArgumentTypes
    events =
      EventKeyFigures(predicted: left, gold: right, comparesArgumentTypes: comparesTypes).figures
    let equal = EventAlignment(
      predicted: left, gold: right, comparison: .equal, comparesArgumentTypes: comparesTypes)
    alignment = EventAlignment(
      predicted: left, gold: right, comparison: .overlapping, comparesArgumentTypes: comparesTypes)
    for (alignment, event, argument) in [
      (equal, EventMetric.alignedEvent, EventMetric.alignedArgument),
      (alignment, .alignedOverlapEvent, .alignedOverlapArgument),
    ] {
      events[event] = Figure(
        correct: alignment.pairs.count, predicted: left.count, gold: right.count)
      events[argument] = Figure(
        correct: alignment.pairs.reduce(0) { $0 + $1.arguments.count },
        predicted: left.reduce(0) { $0 + $1.arguments.count },
        gold: right.reduce(0) { $0 + $1.arguments.count })
    }
    scoreRecords(left, right, roles)
    scoreAttributes(left, right)
    attributes[.resolvedArgument] = ResolvedArguments.figure(
      predicted: predicted, gold: gold, alignment: alignment)
  }

  private mutating func scoreRecords(
    _ predicted: [ScoredEvent], _ gold: [ScoredEvent], _ roles: NameTable
  ) {
    for (metric, aside) in [
      (RecordMetric.record, ["content"]), (.coreRecord, ["content", "time", "source"]),
    ] {
      let right = alignment.pairs.count { pair in
        let left = predicted[pair.predicted].without(aside, roles)
        let other = gold[pair.gold].without(aside, roles)
        guard left.hasSameCount(as: other), left.arguments.count == other.arguments.count else {
          return false
        }
        let matches = EventAlignment.arguments(left, other) { $0.span.overlap(with: $1.span) > 0 }
        return matches.count == left.arguments.count
      }
      records[metric] = Figure(correct: right, predicted: predicted.count, gold: gold.count)
    }
  }

  private struct CountedEvent: Hashable {
    let type: Int
    let low: Int?
    let high: Int?
  }

  private mutating func scoreAttributes(_ predicted: [ScoredEvent], _ gold: [ScoredEvent]) {
    attributes[.count] = Figure(
      correct: alignment.pairs.count {
        let (left, right) = (predicted[$0.predicted], gold[$0.gold])
        return left.carriesCount && right.carriesCount && left.hasSameCount(as: right)
      },
      predicted: predicted.count(where: \.carriesCount), gold: gold.count(where: \.carriesCount))
    attributes[.status] = Figure(
      correct: alignment.pairs.count {
        let (left, right) = (predicted[$0.predicted], gold[$0.gold])
        return left.status != .asserted && left.status == right.status
      },
      predicted: predicted.count { $0.status != .asserted },
      gold: gold.count { $0.status != .asserted })
    let (left, right) = (Self.countedEvents(predicted), Self.countedEvents(gold))
    attributes[.figures] = Figure(
      correct: left.reduce(0) { $0 + min($1.value, right[$1.key, default: 0]) },
      predicted: left.values.reduce(0, +), gold: right.values.reduce(0, +))
  }

  private static func countedEvents(_ events: [ScoredEvent]) -> [CountedEvent: Int] {
    var counts: [CountedEvent: Int] = [:]
    for event in events where max(event.count?.low ?? 0, event.count?.high ?? 0) >= 2 {
      let key = CountedEvent(type: event.type, low: event.count?.low, high: event.count?.high)
      counts[key, default: 0] += 1
    }
    return counts
  }
}

extension ScoredEvent {
  /// The event without the arguments of some roles.
  fileprivate func without(_ aside: [String], _ roles: NameTable) -> ScoredEvent {
    ScoredEvent(
      type: type, trigger: trigger,
      arguments: arguments.filter { !aside.contains(roles.names[$0.role]) }, count: count,
      status: status, index: index)
  }
}
