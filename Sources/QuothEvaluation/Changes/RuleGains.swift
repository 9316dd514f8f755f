public import QuothModel

/// What single rules add to a run, measured by a run with them: only events that the run before did not have count.
public struct RuleGains: Sendable {
  /// A gold event, by its document and its place in it.
  public struct GoldEvent: Hashable, Sendable {
    /// The document's id.
    public let document: String
    /// The place among the document's events.
    public let event: Int

    /// The event at a place of a document.
    public init(document: String, event: Int) {
      self.document = document
      self.event = event
    }
  }

  /// What one rule adds.
  public struct Gain: Hashable, Sendable {
    /// New events that carry the rule's id.
    public internal(set) var events = 0
    /// The gold events among them, each with the roles that the rule has right.
    public internal(set) var found: [GoldEvent: [String]] = [:]
    /// Gold events that the run before had and the rule takes away.
    public internal(set) var lost = 0
    /// Arguments of the new events.
    public internal(set) var arguments = 0
    /// Those of them that are right.
    public internal(set) var rightArguments = 0

    /// New events that gold does not have.
    public var wrong: Int { events - found.count }
    /// Wrong arguments of new events.
    public var wrongArguments: Int { arguments - rightArguments }
    /// Right events beyond wrong and lost ones.
    public var balance: Int { found.count - wrong - lost }

    /// No gain.
    public init() {}
  }

  private var gains: [ExactText: Gain] = [:]

  /// Measures `rules`, whose ids start the ids in the output of `after` (`id` or `id/template`).
  ///
  /// - Throws: `EvaluationRefusal` when the documents do not belong together.
  public init(
    of rules: [String], gold: DocumentCollection, before: DocumentCollection,
    after: DocumentCollection, options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationRefusal) {
    let left = try DocumentPairing(gold: gold, predicted: before)
    let right = try DocumentPairing(gold: gold, predicted: after)
    let names = NameTables(
      left.pairs.flatMap { [$0.gold, $0.predicted] } + right.pairs.map { $0.predicted })
    let wanted = Set(rules.map(ExactText.init))
    for (first, second) in zip(left.pairs, right.pairs) {
      add(
        DocumentScore(first, names: names, options: options),
        DocumentScore(second, names: names, options: options), names, wanted)
    }
  }

  /// What the rule called `id` adds.
  public func gain(of id: String) -> Gain { gains[ExactText(id)] ?? Gain() }

  private mutating func add(
    _ before: DocumentScore, _ after: DocumentScore, _ names: NameTables, _ wanted: Set<ExactText>
  ) {
    let pairs = Dictionary(
      uniqueKeysWithValues: after.events.alignment.pairs.map { ($0.predicted, $0) })
    let foundBefore = Set(before.events.alignment.pairs.map(\.gold))
    let lost = foundBefore.subtracting(after.events.alignment.pairs.map(\.gold))
    for (index, event) in after.predicted.events.enumerated() {
      let ids = Self.ids(of: after.predicted.source.events[event.index]).intersection(wanted)
      guard let id = ids.min(), let trigger = event.trigger else { continue }
      let taken = lost.filter { place in
        after.gold.events[place].trigger.map { $0.overlap(with: trigger) > 0 } ?? false
      }
      gains[id, default: Gain()].lost += taken.count
      let isOld = before.predicted.events.contains { other in
        other.type == event.type && (other.trigger.map { $0.overlap(with: trigger) > 0 } ?? false)
      }
      guard !isOld else { continue }
      gains[id, default: Gain()].events += 1
      gains[id, default: Gain()].arguments += event.arguments.count
      guard let pair = pairs[index], !foundBefore.contains(pair.gold) else { continue }
      let gold = GoldEvent(
        document: after.id, event: after.gold.events[pair.gold].index)
      gains[id, default: Gain()].found[gold] = pair.arguments.map {
        names.roles.names[event.arguments[$0.predicted].role]
      }
      gains[id, default: Gain()].rightArguments += pair.arguments.count
    }
  }

  /// The ids of an event's rules, and of the frames that they come from.
  private static func ids(of event: Event) -> Set<ExactText> {
    Set(event.rules.flatMap { [$0, String($0.prefix { $0 != "/" })] }.map(ExactText.init))
  }
}
