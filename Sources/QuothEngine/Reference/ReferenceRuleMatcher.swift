import PCRE2
import QuothRules
import QuothText

/// Tests the `refer:` rules of the packs on mentions.
///
/// A rule sees the mention as a group in its sentence, with the words around it as tokens.
struct ReferenceRuleMatcher: Sendable {
  /// A rule with its words looked up.
  final class Prepared: Sendable {
    let rule: ReferenceRule
    let target: AntecedentTarget
    fileprivate let requiredWords: WordSet

    fileprivate init(_ rule: ReferenceRule, vocabulary: Vocabulary) {
      self.rule = rule
      target = AntecedentTarget(rule.target, vocabulary: vocabulary)
      requiredWords = vocabulary.words(rule.requiredWords)
    }
  }

  private let prepared: [Prepared]
  private let vocabulary: Vocabulary
  /// So many words before and behind a mention are shown to the rules.
  private static let surroundings = 6

  init(_ rules: [ReferenceRule], vocabulary: Vocabulary) {
    prepared = rules.sorted { $0.order < $1.order }.map { Prepared($0, vocabulary: vocabulary) }
    self.vocabulary = vocabulary
  }

  /// The rules that match `mention`, in their order.
  func rules(
    for mention: ReferenceMention, in document: TokenizedDocument, workspace: MatchWorkspace
  ) -> [Prepared] {
    let fitting = prepared.filter { mayMatch($0, mention, document) }
    guard !fitting.isEmpty else { return [] }
    // *the ancient desert town* is tried as *the town* where no rule knows its adjectives.
    for isReduced in [false, true] {
      let view = View(
        mention, in: document, vocabulary: vocabulary, Self.surroundings, isReduced: isReduced)
      let matching = fitting.filter { matches($0.rule, view, workspace) }
      if !matching.isEmpty { return matching }
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
    private var text = ViewText(capacity: 256)
    /// The offset in `bytes` of the mention's head.
    private(set) var head = 0

    var bytes: [UInt8] { text.bytes }

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
        if token == mention.head { head = text.count }
        text.append(token, of: document)
        if token == mention.tokens.upperBound - 1 { text.append(ViewEncoding.groupEnd) }
        text.appendBlank()
      }
    }

    private mutating func open(
      _ mention: ReferenceMention, _ document: TokenizedDocument, _ vocabulary: Vocabulary
    ) {
      text.openGroup(mention.type, .nounGroup)
      let head = vocabulary.lemma(of: document.words[mention.head], as: .pluralNoun)
      text.append(feature: "head", head, of: vocabulary)
      if mention.kind != .unknown { text.append(feature: "kind", mention.kind, of: vocabulary) }
      if mention.side != .unknown { text.append(feature: "side", mention.side, of: vocabulary) }
      text.append(feature: "number", mention.isPlural ? "plural" : "singular")
      text.append(ViewEncoding.textStart)
    }
  }
}
