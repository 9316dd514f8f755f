import QuothRules
import QuothText

/// A set of predicates, one bit for each.
struct TriggerPredicateSet: Sendable {
  private var bits: UInt16 = 0

  init() {}

  init(_ predicate: TriggerPredicate) { insert(predicate) }

  mutating func insert(_ predicate: TriggerPredicate) {
    bits |= 1 << UInt16(TriggerPredicate.allCases.firstIndex(of: predicate) ?? 0)
  }

  @inline(__always)
  func contains(_ other: TriggerPredicateSet) -> Bool { bits & other.bits == other.bits }
}

/// The words directly before and behind a trigger word: one bit of 63 for each, which others share.
struct NeighbourSet: Sendable {
  var before: UInt64
  var behind: UInt64

  /// The bit that every neighbourhood has.
  private static let always: UInt64 = 1 << 63
  /// Asks for nothing.
  static let anything = NeighbourSet(before: always, behind: always)

  @inline(__always)
  static func bit(of word: WordID) -> UInt64 {
    1 << UInt64(min((word.rawValue &* 0x9E37_79B1) >> 26, 62))
  }

  @inline(__always)
  func overlaps(_ other: NeighbourSet) -> Bool {
    before & other.before != 0 && behind & other.behind != 0
  }

  mutating func add(before word: WordID) { before |= Self.bit(of: word) }

  mutating func add(behind word: WordID) { behind |= Self.bit(of: word) }
}

extension TriggerOccurrence.Reading {
  /// The predicates that it satisfies.
  var predicates: TriggerPredicateSet { Self.predicatesOfReadings[rawValue] }

  private static let predicatesOfReadings = allCases.map { reading in
    TriggerPredicate.allCases.filter(reading.satisfies).reduce(into: TriggerPredicateSet()) {
      $0.insert($1)
    }
  }
}
