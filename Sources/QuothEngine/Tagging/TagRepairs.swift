import QuothText

/// Puts tags right that the trigram model gets wrong in reports of conflict (GRAMMAR.md §4.1).
struct TagRepairs {
  var tags: [PartOfSpeech]
  let words: TaggingWords
  let vocabulary: Vocabulary
  let tokens: ArraySlice<WordID>
  let locked: [Bool]
  let shapes: ArraySlice<TokenShape>

  init(
    tags: [PartOfSpeech], words: TaggingWords, vocabulary: Vocabulary, tokens: ArraySlice<WordID>,
    locked: [Bool], shapes: ArraySlice<TokenShape>
  ) {
    self.shapes = shapes
    self.tags = tags
    self.words = words
    self.vocabulary = vocabulary
    self.tokens = tokens
    self.locked = locked
  }

  mutating func run() {
    repairHeadline()
    for index in tags.indices where !locked[index] && tags[index] != .punctuation {
      repairClosedWords(index)
      repairCountedState(index)
      repairAfterAuxiliary(index)
      // The others put nouns, verbs, adjectives and adverbs right.
      guard tags[index].isOpenClass else { continue }
      repairAfterDeterminer(index)
      repairParticiple(index)
      repairHeadlineVerb(index)
      repairGerund(index)
      repairCue(index)
    }
  }

  func word(_ index: Int) -> WordID {
    index >= 0 && index < tokens.count ? tokens[tokens.startIndex + index] : .unknown
  }
  func tag(_ index: Int) -> PartOfSpeech {
    index >= 0 && index < tags.count ? tags[index] : .punctuation
  }
  func canBe(_ tag: PartOfSpeech, _ index: Int) -> Bool {
    vocabulary.canBe(tag, word(index))
  }
  /// A form of *be*, and not the name *IS*.
  func isBe(_ index: Int) -> Bool {
    index >= 0 && words.be.contains(word(index)) && !locked[index]
  }
  func isAuxiliary(_ index: Int) -> Bool {
    isBe(index) || isHave(index) || tag(index) == .modal
  }
  func isHave(_ index: Int) -> Bool {
    index >= 0 && words.have.contains(word(index)) && !locked[index]
  }
  /// Whether the table holds the tag for about as likely as the present one, or more.
  func isLikelier(_ tag: PartOfSpeech, _ index: Int) -> Bool {
    let readings = vocabulary.tags(of: word(index))
    guard let other = readings.first(where: { $0.tag == tag }),
      let present = readings.first(where: { $0.tag == tags[index] })
    else { return false }
    return other.logProbability >= present.logProbability - 256
  }
  /// The token before, over adverbs.
  func beforeAdverbs(_ index: Int) -> Int {
    var before = index - 1
    while before >= 0,
      tag(before) == .adverb || tag(before) == .comparativeAdverb
        || words.floating.contains(word(before))
    {
      before -= 1
    }
    return before
  }
  /// Whether a noun group can start at `index`.
  func startsGroup(_ index: Int) -> Bool {
    switch tag(index) {
    case .name, .pluralName, .determiner, .number, .pronoun, .possessivePronoun, .predeterminer:
      return true
    default: return false
    }
  }
  func isFinite(_ index: Int) -> Bool {
    switch tag(index) {
    case .pastVerb, .thirdPersonVerb, .presentVerb, .modal: return true
    default: return false
    }
  }
  /// *30-year-old*.
  func isAge(_ index: Int) -> Bool {
    let place = shapes.startIndex + index
    return shapes.indices.contains(place) && shapes[place].isSuperset(of: [.digits, .hyphenated])
  }
  func isNounLike(_ index: Int) -> Bool { tag(index).isNoun }
  func isNounOrAdjective(_ index: Int) -> Bool {
    isNounLike(index) || tag(index) == .adjective
  }

  mutating func repairClosedWords(_ index: Int) {
    let word = word(index)
    if words.participlePrepositions.contains(word) {
      let before = self.word(index - 1)
      if !isBe(index - 1), !words.determiners.contains(before) {
        tags[index] = .preposition
      }
    } else if word == words.her {
      let next = tag(index + 1)
      tags[index] =
        isNounOrAdjective(index + 1) || next == .number || next == .gerund
        ? .possessivePronoun : .pronoun
    } else if word == words.surrounding {
      if !isBe(index - 1), isNounOrAdjective(index + 1) {
        tags[index] = .adjective
      }
    } else if word == words.that {
      repairThat(index)
    } else if word == words.no, tag(index + 1) != .punctuation {
      if isNounOrAdjective(index + 1) || tag(index + 1) == .number
        || tag(index + 1) == .pastParticiple || words.eventGerunds.contains(self.word(index + 1))
      {
        tags[index] = .determiner
      }
    } else if tags[index].isNoun, words.directions.contains(word), self.word(index + 1) == words.of,
      isNounLike(index - 1)
    {
      tags[index] = .adverb  // "a position east of the camp"
    } else if word == words.since, isHave(index - 1), canBe(.pastParticiple, index + 1) {
      tags[index] = .adverb  // "has since killed", "have since liberated two blocks"
      if !locked[index + 1] { tags[index + 1] = .pastParticiple }
    } else if words.totals.contains(word), self.word(index - 1) == words.inWord,
      tag(index + 1) == .number
    {
      tags[index] = .adverb  // "in all 40 people"
      tags[index - 1] = .adverb
    } else if word == words.had, !isHave(index - 1) {
      tags[index] = .pastVerb
    } else if word == words.asWord, tags[index] == .adverb {
      // "as many as" keeps its adverb, "described as militant" does not
      let hasPartner = (index + 1...index + 3).contains { self.word($0) == words.asWord }
      if !hasPartner { tags[index] = .preposition }
    }
  }

  /// *that* is a relative pronoun between a noun and its verb, and opens a clause behind a verb.
  mutating func repairThat(_ index: Int) {
    var next = index + 1
    while tag(next) == .adverb { next += 1 }
    if tag(index) == .adverb, tag(index - 1).isVerb { tags[index] = .preposition }
    let nextIsFinite = isFinite(next)
    let followsNoun =
      isNounLike(index - 1) || tag(index - 1) == .number || tag(index - 1) == .pronoun
    let nextIsPast = tag(next) == .pastParticiple && canBe(.pastVerb, next) && next == index + 1
    if nextIsFinite || nextIsPast, followsNoun {
      tags[index] = .whDeterminer
      if nextIsPast { tags[next] = .pastVerb }
    } else if tag(index) == .whDeterminer, !followsNoun, tag(index - 1) != .preposition,
      tag(index - 1) != .punctuation
    {
      tags[index] = .preposition
    } else if tag(index) == .determiner, tag(index - 1).isVerb,
      (index + 2...index + 5).contains(where: isFinite)
    {
      tags[index] = .preposition  // "warned that food was running out"
    } else if tag(index) == .determiner, tag(index - 1).isVerb, !isNounLike(index + 1),
      tag(index + 1) != .punctuation, tag(index + 1) != .adjective
    {
      tags[index] = .preposition
    }
  }
}
