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
  let cache: NameCache?
  let capitals: Capitals
  /// *BEIRUT (AP)*: a place, and who reports from it.
  let isDateline: Bool
  private let words: NameWords
  private let vocabulary: Vocabulary
  /// What the word of each token can be.
  private let tokenRoles: [NameRoles]
  /// What any word of the sentence can be.
  let allRoles: NameRoles
  /// Tokens of dates and quantities, in order.
  private let blocked: [Range<Int>]

  init(
    _ document: TokenizedDocument, sentence: Int, dates: [DateExpression], quantities: [Quantity],
    words: NameWords, vocabulary: Vocabulary, cache: NameCache?
  ) {
    self.cache = cache
    cursor = SentenceCursor(document, sentence: sentence)
    let range = document.sentences[sentence]
    capitals = range.isAllCapitals || range.isTitleCase ? .everywhere : .sparing
    isDateline = range.isDateline
    self.words = words
    self.vocabulary = vocabulary
    var all: NameRoles = []
    tokenRoles = document.words[range.tokens].map { word in
      let roles = words[word]
      all.formUnion(roles)
      return roles
    }
    allRoles = all
    var blocked: [Range<Int>] = []
    for date in dates { blocked.append(date.tokens) }
    for quantity in quantities where quantity.tokens.count > 1 || quantity.count != nil {
      blocked.append(quantity.tokens)
    }
    self.blocked = blocked
  }

  var count: Int { cursor.count }

  @inline(__always)
  func roles(_ token: Int) -> NameRoles {
    token >= 0 && token < tokenRoles.count ? tokenRoles[token] : []
  }

  /// The roles of a part of a token.
  func roles(ofWord bytes: ArraySlice<UInt8>) -> NameRoles {
    words[vocabulary.word(forUTF8: bytes)]
  }

  func isBlocked(_ token: Int) -> Bool {
    !blocked.isEmpty && blocked.contains { $0.contains(token) }
  }

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
    let roles = roles(token)
    if !roles.isDisjoint(with: .everyday) { return true }
    let readings = vocabulary.readingNumbers(of: word)
    // Words of the packs that the table lacks: *guerrillas*, *checkpoint*.
    if readings.isEmpty { return !roles.isDisjoint(with: .everydayNoun) }
    return WordCommonness.isCommon(readings, in: vocabulary.table)
  }

  /// Whether the word is a noun of persons in lower case (*newsman*, *activist*).
  func isPersonNoun(_ token: Int) -> Bool {
    let word = cursor.word(token)
    guard word != .unknown, capitals == .everywhere || !cursor.shape(token).contains(.capitalized)
    else { return false }
    let roles = roles(token)
    return roles.contains(.occupation)
      || (vocabulary.isPersonNoun(word) && !roles.contains(.demonym) && !roles.contains(.speech))
  }

  /// Whether the word can stand at the head of a name: noun, adjective or name by the word table.
  func canOpenName(_ token: Int) -> Bool {
    guard let first = vocabulary.readingNumbers(of: cursor.word(token)).first else { return true }
    let tag = vocabulary.table.reading(first).tag
    return tag.isNoun || tag == .adjective
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
      guard !roles.isDisjoint(with: .beforePlace) else { return nil }
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
