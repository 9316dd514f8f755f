internal import QuothModel

/// One document as a report shows it: gold and output side by side.
struct ReportArticle: Sendable {
  /// A stretch of text that is marked.
  struct Mark: Sendable {
    /// UTF-8 bytes of the text.
    let range: Range<Int>
    let label: String
    let isTrigger: Bool
    /// Whether the other side has no equal.
    let isWrong: Bool
  }

  /// An event on one line.
  struct EventLine: Sendable {
    let type: String
    let trigger: String
    let arguments: [(role: String, text: String)]
    let count: Count?
    let status: Status
    let isWrong: Bool
  }

  /// Gold or output.
  struct Side: Sendable {
    let marks: [Mark]
    let events: [EventLine]
  }

  let id: String
  let text: String
  let gold: Side
  let predicted: Side

  init(_ score: DocumentScore, mentionPairs: [(predicted: Int, gold: Int)]) {
    id = score.id
    text = score.gold.source.text
    let (lefts, rights) = (score.predicted.mentions, score.gold.mentions)
    let perfect = mentionPairs.filter { lefts[$0.predicted].isSame(as: rights[$0.gold]) }
    let pairs = score.events.alignment.pairs
    gold = Self.side(
      score.gold, rightMentions: Set(perfect.map(\.gold)), rightEvents: Set(pairs.map(\.gold)))
    predicted = Self.side(
      score.predicted, rightMentions: Set(perfect.map(\.predicted)),
      rightEvents: Set(pairs.map(\.predicted)))
  }

  private static func side(
    _ document: ScoredDocument, rightMentions: Set<Int>, rightEvents: Set<Int>
  ) -> Side {
    let source = document.source
    var marks: [Mark] = []
    for (place, mention) in document.mentions.enumerated() {
      let original = source.mentions[mention.index]
      for span in original.fragments.isEmpty ? [original.span] : original.fragments {
        marks.append(
          Mark(
            range: span.range, label: original.type, isTrigger: false,
            isWrong: !rightMentions.contains(place)))
      }
    }
    var lines: [EventLine] = []
    let mentions = Dictionary(
      source.mentions.map { (ExactText($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    for (place, event) in document.events.enumerated() {
      let original = source.events[event.index]
      let isWrong = !rightEvents.contains(place)
      if let trigger = original.trigger {
        marks.append(
          Mark(range: trigger.range, label: original.type, isTrigger: true, isWrong: isWrong))
      }
      lines.append(
        EventLine(
          type: original.type, trigger: original.trigger.map { source.surface(at: $0) } ?? "",
          arguments: original.arguments.map { argument in
            switch argument.filler {
            case .text(let span): (argument.role, source.surface(at: span))
            case .mention(let id):
              (argument.role, mentions[ExactText(id)].map { source.surface(of: $0) } ?? id)
            }
          }, count: original.count, status: original.status, isWrong: isWrong))
    }
    return Side(marks: marks, events: lines)
  }
}

/// Keeps articles as long as a page can hold them.
struct ArticleCollector {
  private static let documentLimit = 300
  private static let byteLimit = 4_000_000

  private(set) var articles: [ReportArticle] = []
  private var byteCount = 0

  mutating func add(_ score: DocumentScore) {
    let count = score.gold.source.text.utf8.count
    guard articles.count < Self.documentLimit, byteCount + count <= Self.byteLimit else { return }
    byteCount += count
    articles.append(ReportArticle(score, mentionPairs: score.mentionPairs()))
  }
}
