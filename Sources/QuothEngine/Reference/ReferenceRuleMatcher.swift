import PCRE2
import QuothRules
import QuothText

/// Tests the `refer:` rules of the packs on mentions.
///
/// A rule sees the mention as a group in its sentence, with the words around it as tokens.
struct ReferenceRuleMatcher: Sendable {
  /// A rule with its words looked up.
  private final class Prepared: Sendable {
    let rule: ReferenceRule
    let requiredWords: WordSet

    init(rule: ReferenceRule, requiredWords: WordSet) {
      self.rule = rule
      self.requiredWords = requiredWords
    }
  }

  private let prepared: [Prepared]
  private let vocabulary: Vocabulary
  /// So many words before and behind a mention are shown to the rules.
  private static let surroundings = 6

  init(_ rules: [ReferenceRule], vocabulary: Vocabulary) {
    prepared = rules.sorted { $0.order < $1.order }.map {
      Prepared(rule: $0, requiredWords: vocabulary.words($0.requiredWords))
    }
    self.vocabulary = vocabulary
  }

  /// The rules that match `mention`, in their order.
  func rules(
    for mention: ReferenceMention, in document: TokenizedDocument, workspace: MatchWorkspace
  ) -> [ReferenceRule] {
    let fitting = prepared.filter { mayMatch($0, mention, document) }
    guard !fitting.isEmpty else { return [] }
    // *the ancient desert town* is tried as *the town* where no rule knows its adjectives.
    for isReduced in [false, true] {
      let view = View(
        mention, in: document, vocabulary: vocabulary, Self.surroundings, isReduced: isReduced)
      let matching = fitting.filter { matches($0.rule, view, workspace) }
      if !matching.isEmpty { return matching.map(\.rule) }
    }
    return []
  }

  private func mayMatch(
    _ candidate: Prepared, _ mention: ReferenceMention, _ document: TokenizedDocument
  ) -> Bool {
    guard candidate.rule.types.contains(mention.type) else { return false }
    if candidate.rule.requiredWords.isEmpty { return true }
    let sentence = document.sentences[mention.sentence].tokens
    let reach =
      max(
        sentence.lowerBound, mention.tokens.lowerBound - Self.surroundings)..<min(
        sentence.upperBound, mention.tokens.upperBound + Self.surroundings)
    return reach.contains { candidate.requiredWords.contains(document.words[$0]) }
  }

  private func matches(
    _ rule: ReferenceRule, _ view: View, _ workspace: MatchWorkspace
  ) -> Bool {
    view.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count,
        case .matched = workspace.match(rule.pattern.pattern, in: bytes, from: start),
        let span = workspace.span(ofGroup: 0)
      {
        if span.contains(view.head) { return true }
        if span.lowerBound > view.head { return false }
        start = max(span.upperBound, start + 1)
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
      }
      return false
    }
  }

  /// The encoded text of one mention with its surroundings.
  private struct View {
    private(set) var bytes: [UInt8] = []
    /// The offset in `bytes` of the mention's head.
    private(set) var head = 0

    init(
      _ mention: ReferenceMention, in document: TokenizedDocument, vocabulary: Vocabulary,
      _ surroundings: Int, isReduced: Bool
    ) {
      let sentence = document.sentences[mention.sentence].tokens
      let first = max(sentence.lowerBound, mention.tokens.lowerBound - surroundings)
      let end = min(sentence.upperBound, mention.tokens.upperBound + surroundings)
      let inner = mention.tokens.lowerBound + 1..<max(mention.head, mention.tokens.lowerBound + 1)
      for token in first..<end where !isReduced || !inner.contains(token) {
        if token == mention.tokens.lowerBound { open(mention, document, vocabulary) }
        if token == mention.head { head = bytes.count }
        append(document.bytes(ofToken: token))
        if token == mention.tokens.upperBound - 1 { append(scalar: ViewEncoding.groupEnd) }
        bytes.append(UInt8(ascii: " "))
      }
    }

    private mutating func open(
      _ mention: ReferenceMention, _ document: TokenizedDocument, _ vocabulary: Vocabulary
    ) {
      append(scalar: ViewEncoding.groupStart)
      append(scalar: ViewEncoding.typeCode(of: mention.type))
      append(scalar: ViewEncoding.typeCode(of: .nounGroup))
      let head = vocabulary.lemma(of: document.words[mention.head], as: .pluralNoun)
      append(feature: "head", vocabulary.bytes(of: head))
      if mention.kind != .unknown { append(feature: "kind", vocabulary.bytes(of: mention.kind)) }
      if mention.side != .unknown { append(feature: "side", vocabulary.bytes(of: mention.side)) }
      append(feature: "number", Array((mention.isPlural ? "plural" : "singular").utf8))
      append(scalar: ViewEncoding.textStart)
    }

    private mutating func append(feature key: String, _ value: [UInt8]) {
      append(scalar: ViewEncoding.featureStart)
      bytes.append(contentsOf: key.utf8)
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: value)
    }

    private mutating func append(scalar: Unicode.Scalar) {
      bytes.append(contentsOf: ViewEncoding.utf8(of: scalar))
    }

    /// Copies a token; private-use characters of the input must not look like structure.
    private mutating func append(_ token: ArraySlice<UInt8>) {
      var index = token.startIndex
      while index < token.endIndex {
        if token[index] == 0xEE || token[index] == 0xEF, index + 2 < token.endIndex,
          token[index] == 0xEE || token[index + 1] < 0xA4
        {
          bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
          index += 3
        } else {
          bytes.append(token[index])
          index += 1
        }
      }
    }
  }
}
