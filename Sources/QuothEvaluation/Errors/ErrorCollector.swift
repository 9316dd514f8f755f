internal import QuothModel

/// Collects what went wrong, document by document.
struct ErrorCollector {
  private struct GroupKey: Hashable {
    let kind: ItemKind
    let errorClass: ErrorClass
    let label: String
  }

  private let names: NameTables
  private var items: [ErrorItem] = []
  private var counts: [GroupKey: Int] = [:]
  private var suspects: SuspectCollector

  init(names: NameTables) {
    self.names = names
    suspects = SuspectCollector(names: names)
  }

  mutating func add(_ score: DocumentScore) {
    let context = ErrorContext(score)
    let mentionPairs = score.mentionPairs()
    addMentions(score, mentionPairs, context)
    let events = EventErrors(score, names: names, context: context)
    for item in events.items { append(item) }
    suspects.add(score, mentionPairs: mentionPairs, context: context)
  }

  func list() -> ErrorList {
    let groups = counts.map { key, count in
      ErrorList.Group(
        kind: key.kind, errorClass: key.errorClass, label: key.label, count: count)
    }
    return ErrorList(
      items: items,
      groups: groups.sorted {
        if $0.count != $1.count { return $0.count > $1.count }
        let left = [$0.kind.rawValue, $0.errorClass.rawValue, $0.label]
        let right = [$1.kind.rawValue, $1.errorClass.rawValue, $1.label]
        return left.map(ExactText.init).lexicographicallyPrecedes(right.map(ExactText.init))
      },
      suspects: suspects.suspects())
  }

  private mutating func append(_ item: ErrorItem) {
    counts[
      GroupKey(kind: item.kind, errorClass: item.errorClass, label: item.label), default: 0] += 1
    if items.count < ErrorList.itemLimit { items.append(item) }
  }

  private mutating func addMentions(
    _ score: DocumentScore, _ pairs: [(predicted: Int, gold: Int)], _ context: ErrorContext
  ) {
    let (lefts, rights) = (score.predicted.mentions, score.gold.mentions)
    var found: [(start: Int, item: ErrorItem)] = []
    var leftover = Set(lefts.indices)
    var missed = Set(rights.indices)
    for pair in pairs {
      leftover.remove(pair.predicted)
      missed.remove(pair.gold)
      let (left, right) = (lefts[pair.predicted], rights[pair.gold])
      guard let errorClass = Self.errorClass(left, right) else { continue }
      found.append((right.span.start, mention(errorClass, right, left, score, context)))
    }
    for place in missed {
      found.append((rights[place].span.start, mention(.missed, rights[place], nil, score, context)))
    }
    for place in leftover {
      found.append((lefts[place].span.start, mention(.spurious, nil, lefts[place], score, context)))
    }
    found.sort {
      ($0.start, $0.item.gold == nil ? 1 : 0, $0.item.label.utf8.count)
        < ($1.start, $1.item.gold == nil ? 1 : 0, $1.item.label.utf8.count)
    }
    for (_, item) in found { append(item) }
  }

  private static func errorClass(
    _ predicted: ScoredMention, _ gold: ScoredMention
  ) -> ErrorClass? {
    switch (predicted.span == gold.span, predicted.type == gold.type) {
    case (true, true): nil
    case (true, false): .type
    case (false, true): .boundary
    case (false, false): .boundaryAndType
    }
  }

  private func mention(
    _ errorClass: ErrorClass, _ gold: ScoredMention?, _ predicted: ScoredMention?,
    _ score: DocumentScore, _ context: ErrorContext
  ) -> ErrorItem {
    context.item(
      .mention, errorClass,
      gold: gold.map { (names.mentionTypes.names[$0.type], $0.span) },
      predicted: predicted.map { (names.mentionTypes.names[$0.type], $0.span) },
      rules: predicted.map { score.predicted.source.mentions[$0.index].rules } ?? [])
  }
}

/// What is needed to show items of one document.
struct ErrorContext {
  private let id: String
  private let index: ScalarIndex
  private let sentences: SentenceFinder

  init(_ score: DocumentScore) {
    id = score.id
    index = ScalarIndex(score.gold.source.text)
    sentences = SentenceFinder(score.gold.source.text)
  }

  func item(
    _ kind: ItemKind, _ errorClass: ErrorClass, gold: (label: String, span: ScoredSpan)?,
    predicted: (label: String, span: ScoredSpan)?, rules: [String]
  ) -> ErrorItem {
    let spans = [gold?.span, predicted?.span].compactMap { $0 }.map(bytes)
    let lower = spans.map(\.lowerBound).min() ?? 0
    let upper = spans.map(\.upperBound).max() ?? 0
    let sentence = sentences.sentence(around: lower..<upper)
    func side(_ side: (label: String, span: ScoredSpan)?) -> ErrorItem.Side? {
      side.map {
        let range = bytes($0.span)
        return ErrorItem.Side(
          label: $0.label,
          range: (range.lowerBound - sentence.lowerBound)..<(range.upperBound - sentence.lowerBound),
          scalars: $0.span.start..<$0.span.end)
      }
    }
    return ErrorItem(
      kind: kind, errorClass: errorClass, document: id, sentence: sentences.text(sentence),
      sentenceOffset: sentence.lowerBound, gold: side(gold), predicted: side(predicted),
      rules: rules)
  }

  /// The sentence around `span`.
  func sentence(around span: ScoredSpan) -> String {
    sentences.text(sentences.sentence(around: bytes(span)))
  }

  /// The text at `span`.
  func surface(of span: ScoredSpan) -> String { sentences.text(bytes(span)) }

  /// The scalars of a range of bytes.
  func scalars(_ range: Range<Int>) -> ScoredSpan {
    ScoredSpan(
      index.scalarOffset(ofUTF8: range.lowerBound), index.scalarOffset(ofUTF8: range.upperBound))
  }

  private func bytes(_ span: ScoredSpan) -> Range<Int> {
    let lower = index.utf8Offset(ofScalar: span.start) ?? 0
    return lower..<(index.utf8Offset(ofScalar: span.end) ?? lower)
  }
}
