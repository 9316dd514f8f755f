import QuothText

/// Puts tags right that the trigram model gets wrong in reports of conflict (GRAMMAR.md §4.1).
struct TagRepairs {
  var tags: [PartOfSpeech]
  /// What is known of each token.
  private let facts: [TokenFacts]
  private let count: Int
  let words: TaggingWords
  let vocabulary: Vocabulary

  /// The repairs of a sentence that has one tag for each of its `facts`.
  init(
    tags: [PartOfSpeech], facts: [TokenFacts], words: TaggingWords, vocabulary: Vocabulary
  ) {
    self.tags = tags
    self.facts = facts
    count = min(tags.count, facts.count)
    self.words = words
    self.vocabulary = vocabulary
  }

  mutating func run() {
    repairHeadline()
    for index in 0..<count where !facts[index].isLocked && tags[index] != .punctuation {
      if belongs(index, .repaired) { repairClosedWords(index) }
      if belongs(index, .countedStates) { repairCountedState(index) }
      // Most words can be no verb, and stand where no verb does.
      if canBe(anyOf: .verbs, index) || tags[index].isVerb || belongs(index, .repairedAsVerbs)
        || belongs(index - 1, .to)
      {
        repairAfterAuxiliary(index)
      } else if tags[index].isNoun {
        continue
      }
      // The others put nouns, verbs, adjectives and adverbs right.
      guard tags[index].isOpenClass else { continue }
      repairAfterDeterminer(index)
      repairParticiple(index)
      repairHeadlineVerb(index)
      repairGerund(index)
      repairCue(index)
    }
  }

  @inline(__always)
  private func isInSentence(_ index: Int) -> Bool { index >= 0 && index < count }

  /// The word of a token, `.unknown` outside the sentence.
  func word(_ index: Int) -> WordID { isInSentence(index) ? facts[index].word : .unknown }

  /// The tag of a token, punctuation outside the sentence.
  @inline(__always)
  func tag(_ index: Int) -> PartOfSpeech {
    isInSentence(index) ? tags[index] : .punctuation
  }
  /// Whether the word of a token is in one of the classes.
  @inline(__always)
  func belongs(_ index: Int, _ classes: TaggingClasses) -> Bool {
    isInSentence(index) && !facts[index].classes.isDisjoint(with: classes)
  }
  /// Whether the table has one of the tags for the word.
  @inline(__always)
  func canBe(anyOf tags: TagSet, _ index: Int) -> Bool {
    isInSentence(index) && !facts[index].possibleTags.isDisjoint(with: tags)
  }
  @inline(__always)
  func canBe(_ tag: PartOfSpeech, _ index: Int) -> Bool { canBe(anyOf: TagSet(tag), index) }

  func isLocked(_ index: Int) -> Bool { isInSentence(index) && facts[index].isLocked }

  /// A form of *be*; the name *IS* is in no class.
  @inline(__always)
  func isBe(_ index: Int) -> Bool { belongs(index, .be) }
  @inline(__always)
  func isHave(_ index: Int) -> Bool { belongs(index, .have) }

  func isAuxiliary(_ index: Int) -> Bool {
    isBe(index) || isHave(index) || tag(index) == .modal
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
  @inline(__always)
  func beforeAdverbs(_ index: Int) -> Int {
    var before = index - 1
    while before >= 0,
      tag(before) == .adverb || tag(before) == .comparativeAdverb || belongs(before, .floating)
    {
      before -= 1
    }
    return before
  }
  /// Whether a noun group can start at `index`.
  @inline(__always)
  func startsGroup(_ index: Int) -> Bool { TagSet.groupOpenings.contains(tag(index)) }
  @inline(__always)
  func isFinite(_ index: Int) -> Bool { TagSet.finiteVerbs.contains(tag(index)) }
  func isQuotationMark(_ index: Int) -> Bool {
    isInSentence(index) && facts[index].shape.contains(.quotationMark)
  }
  /// *30-year-old*.
  func isAge(_ index: Int) -> Bool {
    isInSentence(index) && facts[index].shape.isSuperset(of: [.digits, .hyphenated])
  }
  @inline(__always)
  func isNounLike(_ index: Int) -> Bool { tag(index).isNoun }
  @inline(__always)
  func isNounOrAdjective(_ index: Int) -> Bool {
    let tag = tag(index)
    return tag.isNoun || tag == .adjective
  }

  mutating func repairClosedWords(_ index: Int) {
    if belongs(index, .participlePrepositions) {
      if !isBe(index - 1), !belongs(index - 1, .determiners) {
        tags[index] = .preposition
      }
    } else if belongs(index, .her) {
      let next = tag(index + 1)
      tags[index] =
        isNounOrAdjective(index + 1) || next == .number || next == .gerund
        ? .possessivePronoun : .pronoun
    } else if belongs(index, .surrounding) {
      if !isBe(index - 1), isNounOrAdjective(index + 1) {
        tags[index] = .adjective
      }
    } else if belongs(index, .that) {
      repairThat(index)
    } else if belongs(index, .no), tag(index + 1) != .punctuation {
      if isNounOrAdjective(index + 1) || tag(index + 1) == .number
        || tag(index + 1) == .pastParticiple || belongs(index + 1, .eventGerunds)
      {
        tags[index] = .determiner
      }
    } else if tags[index].isNoun, belongs(index, .directions), belongs(index + 1, .of),
      isNounLike(index - 1)
    {
      tags[index] = .adverb  // "a position east of the camp"
    } else if belongs(index, .since), isHave(index - 1), canBe(.pastParticiple, index + 1) {
      tags[index] = .adverb  // "has since killed", "have since liberated two blocks"
      if !isLocked(index + 1) { tags[index + 1] = .pastParticiple }
    } else if belongs(index, .totals), belongs(index - 1, .inWord),
      tag(index + 1) == .number
    {
      tags[index] = .adverb  // "in all 40 people"
      tags[index - 1] = .adverb
    } else if belongs(index, .had), !isHave(index - 1) {
      tags[index] = .pastVerb
    } else if belongs(index, .asWord), tags[index] == .adverb {
      // "as many as" keeps its adverb, "described as militant" does not
      let hasPartner = (index + 1...index + 3).contains { belongs($0, .asWord) }
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
