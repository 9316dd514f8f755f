import QuothText

/// A sentence as the name finder looks at it.
final class NameSentence {
  /// How the sentence uses capital letters.
  enum Capitals {
    /// Names and first words only.
    case sparing
    /// All words, or most: capitals say nothing.
    case everywhere
  }

  let cursor: SentenceCursor
  let capitals: Capitals
  /// *BEIRUT (AP)*: a place, and who reports from it.
  let isDateline: Bool
  private let words: NameWords
  private let vocabulary: Vocabulary
  /// Tokens of dates and quantities, in order.
  private let blocked: [Range<Int>]

  init(
    _ document: TokenizedDocument, sentence: Int, dates: [DateExpression], quantities: [Quantity],
    words: NameWords, vocabulary: Vocabulary
  ) {
    cursor = SentenceCursor(document, sentence: sentence)
    let range = document.sentences[sentence]
    capitals = range.isAllCapitals || range.isTitleCase ? .everywhere : .sparing
    isDateline = range.isDateline
    self.words = words
    self.vocabulary = vocabulary
    blocked =
      dates.map(\.tokens)
      + quantities.filter { $0.tokens.count > 1 || $0.count != nil }
      .map(\.tokens)
  }

  var count: Int { cursor.count }

  func roles(_ token: Int) -> NameRoles { words[cursor.word(token)] }

  /// The roles of a part of a token.
  func roles(ofWord bytes: ArraySlice<UInt8>) -> NameRoles {
    words[vocabulary.word(forUTF8: bytes)]
  }

  func isBlocked(_ token: Int) -> Bool { blocked.contains { $0.contains(token) } }

  /// Whether the token can be a word of a name by its capital letter.
  func isCapital(_ token: Int) -> Bool {
    let shape = cursor.shape(token)
    guard shape.contains(.capitalized), !isBlocked(token) else { return false }
    return !(shape.contains(.hyphenated) && isModifier(token))
  }

  /// Whether the token can be a word of a name, also where all words have capitals.
  func isNameLike(_ token: Int) -> Bool {
    guard isCapital(token) else { return false }
    switch capitals {
    case .sparing: return true
    case .everywhere: return !isCommonWord(token)
    }
  }

  /// *US-led*, *IS-held*: a hyphenated token that ends in a known word in lower case.
  private func isModifier(_ token: Int) -> Bool {
    let bytes = cursor.bytes(token)
    guard let hyphen = bytes.lastIndex(of: UInt8(ascii: "-")), hyphen + 3 < bytes.endIndex,
      (0x61...0x7A).contains(bytes[hyphen + 1])
    else { return false }
    return vocabulary.word(forUTF8: bytes[(hyphen + 1)...]) != .unknown
  }

  /// Whether the word is an everyday word rather than a name, by the word table.
  func isCommonWord(_ token: Int) -> Bool {
    let word = cursor.word(token)
    if word == .unknown { return false }
    let roles = words[word]
    if !roles.isDisjoint(with: [.opener, .connector, .the, .and, .title, .demonym, .noName]) {
      return true
    }
    let readings = vocabulary.tags(of: word)
    guard !readings.isEmpty else {
      // Words of the packs that the table lacks: *guerrillas*, *checkpoint*.
      return !roles.isDisjoint(with: [
        .forceNoun, .organizationNoun, .placeNoun, .placeNameNoun, .occupation,
      ])
    }
    return WordCommonness.isCommon(readings)
  }

  /// Whether the word is a noun of persons in lower case (*newsman*, *activist*).
  func isPersonNoun(_ token: Int) -> Bool {
    let word = cursor.word(token)
    guard word != .unknown, capitals == .everywhere || !cursor.shape(token).contains(.capitalized)
    else { return false }
    return words[word].contains(.occupation)
      || (vocabulary.isPersonNoun(word) && words[word].isDisjoint(with: [.demonym, .speech]))
  }

  /// Whether the word can stand at the head of a name: noun, adjective or name by the word table.
  func canOpenName(_ token: Int) -> Bool {
    guard let reading = vocabulary.tags(of: cursor.word(token)).first else { return true }
    return reading.tag.isNoun || reading.tag == .adjective
  }

  /// Whether nothing but punctuation stands between the sentence's start, or an opening quotation
  /// mark or colon, and the token.
  func isOpening(_ token: Int) -> Bool {
    if token == 0 { return true }
    let shape = cursor.shape(token - 1)
    return shape.contains(.quotationMark) || cursor.isCharacter(":", token - 1)
      || (shape.contains(.punctuation) && !cursor.isCharacter(",", token - 1)
        && !cursor.isCharacter("(", token - 1) && isOpening(token - 1))
      || cursor.isCharacter("•", token - 1)
  }

  /// Whether the token stands on the line of the one before, with nothing but a blank between.
  func continuesLine(_ token: Int) -> Bool {
    let shape = cursor.shape(token)
    return shape.contains(.spaceBefore) && !shape.contains(.lineStart)
  }

  /// Whether a preposition of places stands before the token; nil if none does, false if the
  /// preposition only may lead to a place.
  func placePreposition(before token: Int) -> Bool? {
    var index = token - 1
    for _ in 0..<3 {
      let roles = self.roles(index)
      if roles.contains(.placePreposition) { return true }
      if roles.contains(.motionPreposition) { return false }
      guard !roles.isDisjoint(with: [.direction, .the]) else { return nil }
      index -= 1
    }
    return nil
  }

  /// Whether the words before the token say that a place follows.
  func hasPlaceClue(before token: Int) -> Bool {
    if placePreposition(before: token) != nil { return true }
    let roles = self.roles(token - 1)
    return roles.contains(.placeNoun) || roles.contains(.connector)
      || self.roles(token + 1).contains(.placeNoun)
  }
}
