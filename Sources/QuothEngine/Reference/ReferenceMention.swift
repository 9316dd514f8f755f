package import QuothText

/// A mention as the reference stage needs it: what it is, and the name inside it, if any.
///
/// All token indices count from the start of the document.
package struct ReferenceMention: Sendable {
  package var type: TypeID
  /// The tokens of the whole mention.
  package var tokens: Range<Int>
  /// The index of the sentence.
  package var sentence: Int
  /// The name that the mention is or holds (***IS** militants*); nil for *the town* and *he*.
  package var nameTokens: Range<Int>?
  /// The type of that name; the mention's own type where it is nothing but the name.
  package var nameType: TypeID
  /// The head noun.
  package var head: Int
  /// The kind of a place or body, the side of a force; `.unknown` if not known.
  package var kind = WordID.unknown
  package var side = WordID.unknown
  /// The lexicon entry of the name.
  package var entry: Int?
  package var isPlural = false
  /// It says or claims something (speaker, source, accuser).
  package var isSpeaker = false
  /// It fills a role of an event.
  package var hasRole = false

  package init(
    type: TypeID, tokens: Range<Int>, sentence: Int, nameTokens: Range<Int>?, nameType: TypeID,
    head: Int
  ) {
    self.type = type
    self.tokens = tokens
    self.sentence = sentence
    self.nameTokens = nameTokens
    self.nameType = nameType
    self.head = head
  }

  /// Whether the mention is nothing but a name.
  var isNamed: Bool { nameTokens == tokens }
}
