import QuothText

/// Puts tags right that the trigram model gets wrong in reports of conflict (GRAMMAR.md §4.1).
struct TagRepairs {
  private(set) var tags: [PartOfSpeech]
  private let words: TaggingWords
  private let vocabulary: Vocabulary
  private let tokens: ArraySlice<WordID>
  private let locked: [Bool]
  private let shapes: ArraySlice<TokenShape>

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
      repairAfterAuxiliary(index)
      repairAfterDeterminer(index)
      repairParticiple(index)
      repairHeadlineVerb(index)
      repairGerund(index)
      repairCue(index)
    }
  }

  // MARK: Looking at tokens

  private func word(_ index: Int) -> WordID {
    tokens.indices.contains(tokens.startIndex + index)
      ? tokens[tokens.startIndex + index] : .unknown
  }
  private func tag(_ index: Int) -> PartOfSpeech {
    tags.indices.contains(index) ? tags[index] : .punctuation
  }
  private func canBe(_ tag: PartOfSpeech, _ index: Int) -> Bool {
    vocabulary.canBe(tag, word(index))
  }
  /// A form of *be*, and not the name *IS*.
  private func isBe(_ index: Int) -> Bool {
    index >= 0 && words.be.contains(word(index)) && !locked[index]
  }
  private func isAuxiliary(_ index: Int) -> Bool {
    isBe(index) || isHave(index) || tag(index) == .modal
  }
  private func isHave(_ index: Int) -> Bool {
    index >= 0 && words.have.contains(word(index)) && !locked[index]
  }
  /// Whether the table holds the tag for about as likely as the present one, or more.
  private func isLikelier(_ tag: PartOfSpeech, _ index: Int) -> Bool {
    let readings = vocabulary.tags(of: word(index))
    guard let other = readings.first(where: { $0.tag == tag }),
      let present = readings.first(where: { $0.tag == tags[index] })
    else { return false }
    return other.logProbability >= present.logProbability - 256
  }
  /// The token before, over adverbs.
  private func beforeAdverbs(_ index: Int) -> Int {
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
  private func startsGroup(_ index: Int) -> Bool {
    switch tag(index) {
    case .name, .pluralName, .determiner, .number, .pronoun, .possessivePronoun, .predeterminer:
      return true
    default: return false
    }
  }
  private func isFinite(_ index: Int) -> Bool {
    switch tag(index) {
    case .pastVerb, .thirdPersonVerb, .presentVerb, .modal: return true
    default: return false
    }
  }
  private func isNounLike(_ index: Int) -> Bool { tag(index).isNoun }
  /// *remain missing*, *went missing*: behind a verb that describes its subject.
  private func describesSubject(_ index: Int) -> Bool {
    words.predicateGerunds.contains(word(index))
      || words.describingVerbs.contains(vocabulary.lemma(of: word(index - 1), as: tag(index - 1)))
  }
  private func isNounOrAdjective(_ index: Int) -> Bool {
    isNounLike(index) || tag(index) == .adjective
  }

  // MARK: Repairs

  private mutating func repairClosedWords(_ index: Int) {
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
        || tag(index + 1) == .pastParticiple
      {
        tags[index] = .determiner
      }
    } else if word == words.since, isHave(index - 1), tag(index + 1) == .pastParticiple {
      tags[index] = .adverb  // "has since killed"
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
  private mutating func repairThat(_ index: Int) {
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

  private mutating func repairAfterAuxiliary(_ index: Int) {
    let before = beforeAdverbs(index)
    let current = tags[index]
    repairAfterTo(index)
    repairParticle(index)
    if words.floating.contains(word(index)), isBe(index - 1),
      canBe(.pastParticiple, index + 1)
    {
      tags[index] = .adverb  // "were both hit"
      return
    }
    if current == .pastVerb || current == .adjective || current == .noun,
      canBe(.pastParticiple, index)
    {
      let isBe =
        isBe(before) || words.get.contains(word(before)) && current == .pastVerb
      let isHave = isHave(before)
      let isAttribute = current == .adjective && isNounLike(index + 1)
      if isBe && !isAttribute || isHave && current == .pastVerb { tags[index] = .pastParticiple }
    }
    if isBe(before), current == .baseVerb || current == .presentVerb {
      if canBe(.adjective, index) {
        tags[index] = .adjective
      } else if canBe(.noun, index) {
        tags[index] = .noun
      }
    }
    if words.reportedStates.contains(word(index - 1)), isBe(beforeAdverbs(index - 1)),
      current == .noun || current == .adjective || current == .pastVerb,
      canBe(.pastParticiple, index)
    {
      tags[index] = .pastParticiple  // "were found shot"
    }
    if tag(before) == .modal || words.doForms.contains(word(before)) && tags[index] == .presentVerb,
      tags[index] != .baseVerb, tags[index] != .adverb,
      canBe(.baseVerb, index)
    {
      tags[index] = .baseVerb
    }
    if index > 0, word(index - 1) == words.to,
      current.isNoun && startsGroup(index + 1)
        || current == .adjective && isLikelier(.baseVerb, index),
      canBe(.baseVerb, index), !isNounLike(index + 1), tag(index - 2) != .preposition
    {
      tags[index] = .baseVerb
    }
    if isBe(before), current.isNoun || current == .adjective,
      canBe(.gerund, index), startsGroup(index + 1)
    {
      tags[index] = .gerund
    }
  }

  /// *to forced relocations*, *trying to clear rounds*, *to cut aid*.
  private mutating func repairAfterTo(_ index: Int) {
    guard index > 0, word(index - 1) == words.to, !locked[index] else { return }
    let governor = beforeAdverbs(index - 1)
    let isChained =
      tag(governor).isVerb
      && words.chainVerbs.contains(vocabulary.lemma(of: word(governor), as: tag(governor)))
    if isChained, canBe(.baseVerb, index), tags[index] != .adverb {
      tags[index] = .baseVerb
    } else if tags[index] == .pastParticiple || tags[index] == .pastVerb {
      if canBe(.baseVerb, index) {
        tags[index] = .baseVerb
      } else if isNounOrAdjective(index + 1) {
        tags[index] = .adjective
      }
    }
  }

  /// *carried out attacks*: a particle; *drove out of town*: a preposition.
  private mutating func repairParticle(_ index: Int) {
    guard tags[index] == .preposition, words.particles.contains(word(index)),
      word(index + 1) != words.of,
      tag(index - 1).isVerb
    else { return }
    let lemma = vocabulary.lemma(of: word(index - 1), as: tag(index - 1))
    if word(index) == words.out || words.particleVerbs.contains(lemma) { tags[index] = .particle }
  }

  private mutating func repairAfterDeterminer(_ index: Int) {
    let current = tags[index]
    let before = tag(index - 1)
    if current == .baseVerb || current == .presentVerb,
      before == .determiner || before == .adjective || before == .possessiveEnding
        || before == .possessivePronoun,
      canBe(.noun, index)
    {
      tags[index] = .noun
    }
    if current == .thirdPersonVerb, canBe(.pluralNoun, index), !startsGroup(index + 1),
      before == .determiner || before == .adjective || before == .possessiveEnding
        || before == .possessivePronoun || before == .number
    {
      tags[index] = .pluralNoun
    }
    if current == .thirdPersonVerb || current == .presentVerb || current == .baseVerb {
      var start = index - 1
      while tag(start) == .adjective || tag(start) == .gerund { start -= 1 }
      if start < index - 1, tag(start) == .determiner, !isBe(index),
        !isHave(index)
      {
        if canBe(.pluralNoun, index) {
          tags[index] = .pluralNoun
        } else if canBe(.noun, index) {
          tags[index] = .noun
        }
      }
    }
    // "in his back"
    if current == .adverb,
      before == .possessivePronoun
        || before == .determiner && canBe(.noun, index) && tag(index + 1) == .punctuation,
      canBe(.noun, index),
      !isNounOrAdjective(index + 1)
    {
      tags[index] = .noun
    }
    // "air strikes near the river killed": compounds of the head nouns
    if current == .thirdPersonVerb || current == .presentVerb || current == .baseVerb,
      words.isCompound(word(index - 1), word(index))
    {
      tags[index] = canBe(.pluralNoun, index) ? .pluralNoun : .noun
    }
    // "with rocket shells the village"
    if current == .thirdPersonVerb, before == .noun, tag(index - 2) == .preposition,
      canBe(.pluralNoun, index), startsGroup(index + 1)
    {
      tags[index] = .pluralNoun
    }
    // "The chemical raids come as", "market stalls stocked with"
    if current == .thirdPersonVerb, before == .noun || before == .adjective || before == .name,
      canBe(.pluralNoun, index), !isBe(index), !isHave(index),
      !words.doForms.contains(word(index)), !words.get.contains(word(index)),
      !words.takesClause(vocabulary.lemma(of: word(index), as: .thirdPersonVerb))
    {
      var next = index + 1
      while tag(next) == .adverb { next += 1 }
      if tag(next).isVerb, tag(next) != .gerund { tags[index] = .pluralNoun }
    }
    // "in the west"
    if current == .adjective, before == .determiner, words.directions.contains(word(index)),
      canBe(.noun, index), !isNounOrAdjective(index + 1)
    {
      tags[index] = .noun
    }
    // "8 rocket shells": a third person cannot follow a number and a noun
    if current == .thirdPersonVerb, before == .noun, tag(index - 2) == .number,
      canBe(.pluralNoun, index)
    {
      tags[index] = .pluralNoun
    }
    // "the university complex"
    if current == .adjective, before == .noun || before == .name, !isNounOrAdjective(index + 1),
      tag(index + 1) != .to, isLikelier(.noun, index)
    {
      tags[index] = .noun
    }
    // "the number of wounded"
    if current == .adjective || current == .pastParticiple, word(index - 1) == words.of,
      canBe(.pastParticiple, index), isFinite(index + 1) || tag(index + 1) == .punctuation
    {
      tags[index] = .noun
    }
    // "the wounded", "the missing" without a noun
    if current == .pastParticiple || current == .pastVerb, before == .determiner,
      words.determiners.contains(word(index - 1)), word(index - 1) != words.that,
      !isNounOrAdjective(index + 1), tag(index + 1) != .number, tag(index + 1) != .gerund,
      tag(index + 1) != .pastParticiple, !words.counted.contains(word(index - 1))
    {
      tags[index] = .noun
    }
  }

  private mutating func repairParticiple(_ index: Int) {
    if tags[index] == .pastParticiple, words.pastTenses.contains(word(index)) {
      let before = word(beforeAdverbs(index))
      if !isHave(beforeAdverbs(index)), !isBe(index - 1) { tags[index] = .pastVerb }
    }
    if tags[index] == .pastParticiple,
      tag(index - 1) == .whPronoun || tag(index - 1) == .whDeterminer, canBe(.pastVerb, index)
    {
      tags[index] = .pastVerb
    }
    let current = tags[index]
    if current == .adjective, canBe(.pastParticiple, index), index > 0,
      tag(index - 1) == .number || words.counted.contains(word(index - 1)),
      !isNounOrAdjective(index + 1)
    {
      tags[index] = .pastParticiple
    }
    if current == .pastParticiple, tag(index - 1).isVerb,
      tag(index - 1) != .modal, canBe(.pastParticiple, index), isNounLike(index + 1),
      !locked[min(index + 1, tags.count - 1)], !isBe(beforeAdverbs(index)),
      !isHave(beforeAdverbs(index))
    {
      let isBare = canBe(.pastParticiple, index - 1) && !isAuxiliary(beforeAdverbs(index - 1))
      // "have used banned weapons"; but "footage posted showed rebels"
      tags[index] = isBare && canBe(.pastVerb, index) ? .pastVerb : .adjective
    }
    // "12 left Mosul", "two killed the guard"
    if current == .pastParticiple || current == .adjective, tag(index - 1) == .number,
      canBe(.pastVerb, index), startsGroup(index + 1), tag(index + 1) != .number
    {
      tags[index] = .pastVerb
    }
    // "by suspected militants", "Armed men": nothing else than an attribute stands there
    if current == .pastParticiple || current == .pastVerb, canBe(.pastParticiple, index),
      isNounOrAdjective(index + 1), !startsGroup(index + 1) || tag(index + 1) == .name
    {
      let opens = index == 0 && !startsGroup(index + 1)
      if opens
        || tag(index - 1) == .preposition && !words.participlePrepositions.contains(word(index - 1))
      {
        tags[index] = .adjective
      }
    }
  }

  /// *Syrian forces battle militants*, *Rebels Storm Army Base*: without another verb, a noun behind a plural that
  /// can be a verb is one.
  private mutating func repairHeadline() {
    let end = tags.firstIndex(of: .punctuation) ?? tags.count
    guard end > 2, !(0..<end).contains(where: isFinite) else { return }
    for index in 1..<end - 1 where !locked[index] && !locked[index - 1] {
      let isNounOrBase = tags[index] == .noun || tags[index] == .baseVerb
      if isNounOrBase, tags[index - 1] == .pluralNoun, canBe(.presentVerb, index),
        isNounOrAdjective(index + 1) || startsGroup(index + 1)
      {
        tags[index] = .presentVerb
        return
      }
    }
  }

  private mutating func repairHeadlineVerb(_ index: Int) {
    let current = tags[index]
    if current == .noun || current == .baseVerb,
      tag(index - 1) == .pluralNoun || tag(index - 1) == .pluralName,
      canBe(.presentVerb, index), startsGroup(index + 1) || word(index + 1) == words.that
    {
      tags[index] = .presentVerb
    }
    if current == .noun, words.subjectPronouns.contains(word(index - 1)), canBe(.presentVerb, index)
    {
      tags[index] = .presentVerb  // "they amount to", "we sign it"
    }
    if current == .baseVerb, tag(index - 1) == .coordinator, canBe(.pastVerb, index),
      let verb = tags[..<index].lastIndex(where: { $0.isVerb }), tags[verb] == .pastVerb
    {
      tags[index] = .pastVerb  // "captured the town hall and set it on fire"
    }
    if current == .baseVerb, canBe(.presentVerb, index) {
      let before = beforeAdverbs(index)
      let subject = tag(before)
      let isPlural =
        subject == .pluralNoun || subject == .whPronoun || subject == .whDeterminer
        || subject == .pronoun
      if before >= 0, isPlural, !words.baseGovernors.contains(word(before - 1)),
        !tag(before - 1).isVerb
      {
        tags[index] = .presentVerb  // "rebels who control the north"
      }
    }
    if current == .thirdPersonVerb, index == 0 || index == 1 && tag(0) == .punctuation,
      canBe(.pluralNoun, index), !isBe(index), !isHave(index)
    {
      tags[index] = .pluralNoun  // "Rockets fired from the hills"
    }
    if current == .pluralNoun, !canBe(.pluralNoun, index), canBe(.thirdPersonVerb, index) {
      tags[index] = .thirdPersonVerb
    }
  }

  /// *the shelling of*, *heavy fighting in*: a noun. *were shelling the*: a verb.
  private mutating func repairGerund(_ index: Int) {
    if tags[index] == .gerund, words.describingGerunds.contains(word(index)), isNounLike(index + 1)
    {
      tags[index] = .adjective
      return
    }
    if tags[index] == .gerund, canBe(.adjective, index), tag(beforeAdverbs(index)).isVerb,
      !startsGroup(index + 1),
      !isNounOrAdjective(index + 1), describesSubject(index)
    {
      tags[index] = .adjective  // "remain missing"
    }
    if tags[index] == .noun, canBe(.gerund, index), tag(index - 1).isVerb,
      words.gerundVerbs.contains(vocabulary.lemma(of: word(index - 1), as: tag(index - 1)))
    {
      tags[index] = .gerund  // "started firing shots"
    }
    if tags[index] == .gerund, tag(index - 1) == .determiner, isFinite(index + 1),
      !canBe(.pluralNoun, index + 1)
    {
      tags[index] = .noun  // "this targeting was"
    }
    guard tags[index] == .gerund || tags[index] == .adjective, canBe(.gerund, index),
      canBe(.noun, index)
    else { return }
    let before = tag(index - 1)
    let next = tag(index + 1)
    // "Fighting for the city has intensified", "by shelling in": no subject, no object
    if words.eventGerunds.contains(word(index)), next == .preposition || isFinite(index + 1),
      index == 0 || before == .preposition || before == .coordinator && tag(index - 2).isNoun
    {
      tags[index] = .noun
      return
    }
    let describes =
      before == .determiner || before == .adjective || before == .possessiveEnding
      || before == .possessivePronoun
      || before == .noun && next == .preposition && !isBe(index - 1)
    let ends =
      next == .preposition || next == .punctuation || next == .coordinator || next == .whDeterminer
      || next == .whPronoun || next == .to
      || next.isVerb && next != .gerund && next != .pastParticiple
    let isOf = word(index + 1) == words.of
    if describes && ends && (before != .noun || isOf)
      || isOf && !isBe(beforeAdverbs(index))
    {
      tags[index] = .noun
    }
  }

  // MARK: Verbs beside direct speech

  private func isQuotationMark(_ index: Int) -> Bool {
    let place = shapes.startIndex + index
    return shapes.indices.contains(place) && shapes[place].contains(.quotationMark)
  }

  /// *The ad claims “…”* and *“…,” Bozell answers.*: a verb of speech that was taken for a noun.
  private mutating func repairCue(_ index: Int) {
    let current = tags[index]
    guard current.isNoun || current == .adjective || current == .pastParticiple, index > 0,
      tag(index - 1).isNoun || tag(index - 1) == .pronoun || tag(index - 1) == .determiner
    else { return }
    let verb: PartOfSpeech? =
      canBe(.thirdPersonVerb, index) ? .thirdPersonVerb : canBe(.pastVerb, index) ? .pastVerb : nil
    guard let verb, words.cueVerbs.contains(vocabulary.lemma(of: word(index), as: verb)) else {
      return
    }
    let opensSpeech =
      isQuotationMark(index + 1) || tag(index + 1) == .punctuation && isQuotationMark(index + 2)
    if opensSpeech || tag(index + 1) == .punctuation && followsSpeech(index) { tags[index] = verb }
  }

  /// Whether the group that ends before `index` stands behind a closing quotation mark.
  private func followsSpeech(_ index: Int) -> Bool {
    var start = index - 1
    while start > max(0, index - 7), tag(start) != .punctuation { start -= 1 }
    return start >= 0 && isQuotationMark(start)
  }
}
