package import QuothModel
package import QuothText

/// A mention before overlaps are settled and ids are given.
package struct MentionDraft: Sendable {
  /// Tokens of the document.
  package var tokens: Range<Int>
  package var sentence: Int
  package var type: TypeID
  /// The element of the sentence that the mention is, or nil for a name or a part of a group.
  package var element: Int?
  /// It fills a role of an event.
  package var hasRole = false
  /// One of its roles is that of a speaker.
  package var isSpeaker = false
  package var count: Count?
  package var isPlural = false
  /// The head's token in the document.
  package var head: Int
  package var kind = WordID.unknown
  package var side = WordID.unknown
  /// The index in the lexicon of the rule set, for names that it knows.
  package var entry: Int?
  /// What a date says; placed in the calendar once the whole document is read.
  package var meaning: DateMeaning?
  /// The name that the mention is or holds (***IS** militants*), as tokens of the document, and its type.
  package var nameTokens: Range<Int>?
  package var nameType = TypeID.none
  package var evidence: String

  package init(tokens: Range<Int>, sentence: Int, type: TypeID, head: Int, evidence: String) {
    self.tokens = tokens
    self.sentence = sentence
    self.type = type
    self.head = head
    self.evidence = evidence
  }
}
