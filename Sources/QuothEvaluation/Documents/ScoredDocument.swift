internal import QuothModel

/// A mention as it is scored.
struct ScoredMention: Hashable, Comparable, Sendable {
  let span: ScoredSpan
  /// The number of the type in the table of mention types.
  let type: Int
  /// The mention's place in its document.
  let index: Int

  func isSame(as other: ScoredMention) -> Bool { type == other.type && span == other.span }

  static func < (left: ScoredMention, right: ScoredMention) -> Bool {
    if left.span.start != right.span.start { return left.span.start < right.span.start }
    if left.span.end != right.span.end { return left.span.end < right.span.end }
    if left.type != right.type { return left.type < right.type }
    if left.span != right.span { return left.span < right.span }
    return left.index < right.index
  }
}

/// What fills a role, as it is scored.
struct ScoredArgument: Sendable {
  /// The number of the role.
  let role: Int
  let span: ScoredSpan
  /// The number of the mention's type; `nil` for text of its own.
  let mentionType: Int?
  /// The mention's place in its document; `nil` for text of its own.
  let mention: Int?
}

/// An event as it is scored.
struct ScoredEvent: Sendable {
  /// The number of the type in the table of event types.
  let type: Int
  let trigger: ScoredSpan?
  let arguments: [ScoredArgument]
  let count: Count?
  let status: Status
  /// The event's place in its document.
  let index: Int

  /// Whether the event states a number of people.
  var carriesCount: Bool { count?.low != nil || count?.high != nil }

  func hasSameCount(as other: ScoredEvent) -> Bool {
    count?.low == other.count?.low && count?.high == other.count?.high
  }
}

/// One side of one document, as it is scored.
struct ScoredDocument: Sendable {
  let source: AnnotatedDocument
  /// Sorted by start, end and type.
  let mentions: [ScoredMention]
  let events: [ScoredEvent]
}

/// The tables of names of a whole evaluation.
struct NameTables: Sendable {
  let mentionTypes: NameTable
  let eventTypes: NameTable
  let roles: NameTable

  init(_ documents: some Sequence<AnnotatedDocument>) {
    var mentionTypes: Set<ExactText> = []
    var eventTypes: Set<ExactText> = []
    var roles: Set<ExactText> = []
    for document in documents {
      for mention in document.mentions { mentionTypes.insert(ExactText(mention.type)) }
      for event in document.events {
        eventTypes.insert(ExactText(event.type))
        for argument in event.arguments { roles.insert(ExactText(argument.role)) }
      }
    }
    self.mentionTypes = NameTable(mentionTypes)
    self.eventTypes = NameTable(eventTypes)
    self.roles = NameTable(roles)
  }
}

extension ScoredDocument {
  /// Prepares `document` for scoring: bytes become scalars, names become numbers.
  init(
    _ document: AnnotatedDocument, index: ScalarIndex, names: NameTables,
    options: EvaluationOptions
  ) {
    var numbers: [ExactText: Int] = [:]
    if !document.events.isEmpty {
      for (number, mention) in document.mentions.enumerated() {
        numbers[ExactText(mention.id)] = number
      }
    }
    let all = document.mentions.enumerated().map { number, mention in
      ScoredMention(
        span: Self.span(of: mention, index), type: names.mentionTypes.number(of: mention.type),
        index: number)
    }
    source = document
    events = document.events.enumerated().map { number, event in
      ScoredEvent(
        type: names.eventTypes.number(of: event.type),
        trigger: event.trigger.map { Self.span(of: $0, index) },
        arguments: event.arguments.compactMap { argument in
          if options.ignoredRoles.contains(where: { $0.hasSameScalars(as: argument.role) }) {
            return nil
          }
          let role = names.roles.number(of: argument.role)
          switch argument.filler {
          case .mention(let id):
            guard let mention = numbers[ExactText(id)] else { return nil }
            return ScoredArgument(
              role: role, span: all[mention].span, mentionType: all[mention].type,
              mention: mention)
          case .text(let span):
            return ScoredArgument(
              role: role, span: Self.span(of: span, index), mentionType: nil, mention: nil)
          }
        },
        count: event.count, status: event.status, index: number)
    }
    var sorted = all
    if options.matching == .nervaluate {
      sorted = all.map { ScoredMention(span: $0.span.envelope, type: $0.type, index: $0.index) }
    }
    sorted.sort()
    mentions = options.collapsesDuplicates ? Self.collapsed(sorted) : sorted
  }

  private static func collapsed(_ sorted: [ScoredMention]) -> [ScoredMention] {
    var kept: [ScoredMention] = []
    for mention in sorted where kept.last?.isSame(as: mention) != true { kept.append(mention) }
    return kept
  }

  private static func span(of span: TextSpan, _ index: ScalarIndex) -> ScoredSpan {
    ScoredSpan(
      index.scalarOffset(ofUTF8: span.lowerBound), index.scalarOffset(ofUTF8: span.upperBound))
  }

  private static func span(of mention: Mention, _ index: ScalarIndex) -> ScoredSpan {
    let envelope = span(of: mention.span, index)
    let bounds = mention.fragments.flatMap { fragment in
      let span = span(of: fragment, index)
      return [span.start, span.end]
    }
    return ScoredSpan(envelope.start, envelope.end, fragmentBounds: bounds)
  }
}
