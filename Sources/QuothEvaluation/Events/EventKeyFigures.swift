/// The figures that compare keys of events and arguments, as multisets and as sets.
struct EventKeyFigures {
  /// A key of up to five numbers; -1 stands for what the figure leaves out.
  private struct Key: Comparable {
    var type: Int32 = -1
    var trigger: Int32 = -1
    var argument: Int32 = -1
    var role: Int32 = -1
    var mentionType: Int32 = -1

    static func < (left: Key, right: Key) -> Bool {
      if left.type != right.type { return left.type < right.type }
      if left.trigger != right.trigger { return left.trigger < right.trigger }
      if left.argument != right.argument { return left.argument < right.argument }
      if left.role != right.role { return left.role < right.role }
      return left.mentionType < right.mentionType
    }
  }

  private(set) var figures: [EventMetric: Figure] = [:]
  private var numberOfSpan: [ScoredSpan: Int32] = [:]
  private let comparesArgumentTypes: Bool

  init(predicted: [ScoredEvent], gold: [ScoredEvent], comparesArgumentTypes: Bool) {
    self.comparesArgumentTypes = comparesArgumentTypes
    guard !predicted.isEmpty || !gold.isEmpty else { return }
    let metrics: [(EventMetric, EventMetric)] = [
      (.triggerID, .triggerIDSet), (.triggerClass, .triggerClassSet),
      (.argumentID, .argumentIDSet), (.argumentClass, .argumentClassSet),
      (.argumentAttachedID, .argumentAttachedIDSet),
      (.argumentAttachedClass, .argumentAttachedClassSet),
    ]
    for (metric, setMetric) in metrics {
      let left = keys(of: predicted, for: metric)
      let right = keys(of: gold, for: metric)
      figures[metric] = Self.figure(left, right)
      figures[setMetric] = Self.figure(Self.distinct(left), Self.distinct(right))
    }
  }

  private mutating func keys(of events: [ScoredEvent], for metric: EventMetric) -> [Key] {
    var keys: [Key] = []
    for event in events {
      let type = Int32(truncatingIfNeeded: event.type)
      let trigger = event.trigger.map { number(of: $0) }
      switch metric {
      case .triggerID:
        if let trigger { keys.append(Key(trigger: trigger)) }
      case .triggerClass:
        if let trigger { keys.append(Key(type: type, trigger: trigger)) }
      case .argumentID, .argumentClass:
        let hasRole = metric == .argumentClass
        keys += event.arguments.map { key(of: $0, type: type, trigger: -1, hasRole: hasRole) }
      case .argumentAttachedID, .argumentAttachedClass:
        guard let trigger else { continue }
        let hasRole = metric == .argumentAttachedClass
        keys += event.arguments.map { key(of: $0, type: type, trigger: trigger, hasRole: hasRole) }
      default: break
      }
    }
    return keys.sorted()
  }

  private mutating func key(
    of argument: ScoredArgument, type: Int32, trigger: Int32, hasRole: Bool
  ) -> Key {
    Key(
      type: type, trigger: trigger, argument: number(of: argument.span),
      role: hasRole ? Int32(truncatingIfNeeded: argument.role) : -1,
      mentionType: comparesArgumentTypes
        ? Int32(truncatingIfNeeded: argument.mentionType ?? -1) : -1)
  }

  private mutating func number(of span: ScoredSpan) -> Int32 {
    if let number = numberOfSpan[span] { return number }
    let number = Int32(truncatingIfNeeded: numberOfSpan.count)
    numberOfSpan[span] = number
    return number
  }

  private static func distinct(_ sorted: [Key]) -> [Key] {
    var kept: [Key] = []
    for key in sorted where kept.last != key { kept.append(key) }
    return kept
  }

  /// The sum of the smaller counts of each key; both lists are sorted.
  private static func figure(_ predicted: [Key], _ gold: [Key]) -> Figure {
    var (left, right, shared) = (0, 0, 0)
    while left < predicted.count, right < gold.count {
      if predicted[left] == gold[right] {
        shared += 1
        left += 1
        right += 1
      } else if predicted[left] < gold[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return Figure(correct: shared, predicted: predicted.count, gold: gold.count)
  }
}
