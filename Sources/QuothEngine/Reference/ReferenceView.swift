import QuothText

/// The encoded text of one mention with its surroundings, as reference rules see it.
///
/// Keep one for many mentions: it keeps its buffer.
struct ReferenceView {
  private var text = ViewText(capacity: 256)
  /// The offset in `bytes` of the mention's head.
  private(set) var head = 0
  /// So many words before and behind a mention are shown to the rules.
  static let surroundings = 6

  var bytes: [UInt8] { text.bytes }

  /// The document tokens that rules see around `mention`.
  static func tokens(around mention: ReferenceMention, in document: TokenizedDocument) -> Range<Int>
  {
    let sentence = document.sentences[mention.sentence].tokens
    return max(
      sentence.lowerBound, mention.tokens.lowerBound - surroundings)..<min(
        sentence.upperBound, mention.tokens.upperBound + surroundings)
  }

  /// The tokens between the first of `mention` and its head.
  static func innerTokens(of mention: ReferenceMention) -> Range<Int> {
    let start = mention.tokens.lowerBound + 1
    return start..<max(mention.head, start)
  }

  /// Shows `mention`; `isReduced`: without its inner tokens.
  mutating func show(
    _ mention: ReferenceMention, in document: TokenizedDocument, vocabulary: Vocabulary,
    isReduced: Bool
  ) {
    text.removeAll()
    head = 0
    let inner = Self.innerTokens(of: mention)
    for token in Self.tokens(around: mention, in: document)
    where !isReduced || !inner.contains(token) {
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
