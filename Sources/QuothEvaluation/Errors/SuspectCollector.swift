internal import QuothModel

/// Finds places where gold itself may be wrong.
struct SuspectCollector {
  private struct Text {
    let id: String
    let bytes: [UInt8]
    let gold: [ScoredMention]
    let context: ErrorContext
  }

  private static let smallestSupport = 2
  private static let longestInWords = 6
  private static let limit = 500
  /// Texts beyond this many bytes altogether are not searched.
  private static let byteLimit = 20_000_000

  private let names: NameTables
  private var byRules: [GoldSuspect] = []
  private var texts: [Text] = []
  private var byteCount = 0
  /// The first words of all annotated strings, for looking up only what may be one.
  private var firstWords: Set<ExactText> = []
  private var typesOfString: [ExactText: [Int: Int]] = [:]

  init(names: NameTables) { self.names = names }

  mutating func add(
    _ score: DocumentScore, mentionPairs: [(predicted: Int, gold: Int)], context: ErrorContext
  ) {
    let matched = Set(mentionPairs.map(\.predicted))
    for (place, mention) in score.predicted.mentions.enumerated() where !matched.contains(place) {
      let rules = Set(score.predicted.source.mentions[mention.index].rules.map(ExactText.init))
      guard rules.count >= Self.smallestSupport, byRules.count < Self.limit else { continue }
      byRules.append(
        GoldSuspect(
          reason: .severalRules, document: score.id, scalars: mention.span.start..<mention.span.end,
          surface: context.surface(of: mention.span), type: names.mentionTypes.names[mention.type],
          support: rules.count, sentence: context.sentence(around: mention.span)))
    }
    let source = score.gold.source
    for mention in score.gold.mentions {
      let surface = source.surface(of: source.mentions[mention.index])
      typesOfString[ExactText(surface), default: [:]][mention.type, default: 0] += 1
      let bytes = Array(surface.utf8)
      if let word = Self.words(in: bytes).first {
        firstWords.insert(ExactText(String(decoding: bytes[word], as: UTF8.self)))
      }
    }
    guard byteCount + source.text.utf8.count <= Self.byteLimit else { return }
    byteCount += source.text.utf8.count
    texts.append(
      Text(
        id: score.id, bytes: Array(source.text.utf8), gold: score.gold.mentions, context: context))
  }

  func suspects() -> [GoldSuspect] {
    var found: [GoldSuspect] = []
    for text in texts where found.count < Self.limit { find(in: text, &found) }
    return byRules + found
  }

  /// Looks up every run of words that no gold mention covers.
  private func find(in text: Text, _ found: inout [GoldSuspect]) {
    let words = Self.words(in: text.bytes)
    var first = 0
    while first < words.count, found.count < Self.limit {
      let word = String(decoding: text.bytes[words[first]], as: UTF8.self)
      let isKnown = firstWords.contains(ExactText(word))
      var last = isKnown ? min(words.count, first + Self.longestInWords) - 1 : first - 1
      var next = first + 1
      while last >= first {
        let range = words[first].lowerBound..<words[last].upperBound
        if let suspect = suspect(at: range, in: text) {
          found.append(suspect)
          next = last + 1
          break
        }
        last -= 1
      }
      first = next
    }
  }

  private func suspect(at range: Range<Int>, in text: Text) -> GoldSuspect? {
    let surface = String(decoding: text.bytes[range], as: UTF8.self)
    // A word in lower case means different things in different places; a name does not.
    guard surface.unicodeScalars.contains(where: { $0.properties.isUppercase }),
      let types = typesOfString[ExactText(surface)],
      let (type, support) = types.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      support >= Self.smallestSupport
    else { return nil }
    let span = text.context.scalars(range)
    guard !text.gold.contains(where: { $0.span.envelope.overlap(with: span) > 0 }) else {
      return nil
    }
    return GoldSuspect(
      reason: .annotatedElsewhere, document: text.id, scalars: span.start..<span.end,
      surface: surface, type: names.mentionTypes.names[type], support: support,
      sentence: text.context.sentence(around: span))
  }

  private static func words(in bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for (position, byte) in bytes.enumerated() {
      let isLetter =
        byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
        || byte == UInt8(ascii: "-")
      if isLetter, start == nil { start = position }
      if !isLetter, let begin = start {
        words.append(begin..<position)
        start = nil
      }
    }
    if let start { words.append(start..<bytes.count) }
    return words
  }
}
