import QuothText

// Repairs that find verbs: behind auxiliaries and *to*, in headlines, beside direct speech.
extension TagRepairs {
  mutating func repairAfterAuxiliary(_ index: Int) {
    let current = tags[index]
    repairAfterTo(index)
    repairParticle(index)
    if belongs(index, .floating), isBe(index - 1),
      canBe(.pastParticiple, index + 1)
    {
      tags[index] = .adverb  // "were both hit"
      return
    }
    // Most words can be nothing of what follows.
    guard
      canBe(anyOf: TagSet(.pastParticiple, .pastVerb, .baseVerb, .gerund), index)
        || current == .baseVerb || current == .presentVerb
        || belongs(index, .resultingStates)
    else { return }
    let before = beforeAdverbs(index)
    if current == .pastVerb || current == .adjective || current == .noun,
      canBe(.pastParticiple, index)
    {
      let isBe =
        isBe(before) || belongs(before, .get) && current == .pastVerb
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
    if belongs(index - 1, .reportedStates), isBe(beforeAdverbs(index - 1)),
      current == .noun || current == .adjective || current == .pastVerb,
      canBe(.pastParticiple, index)
    {
      tags[index] = .pastParticiple  // "were found shot"
    }
    if tag(before) == .modal || belongs(before, .doForms) && tags[index] == .presentVerb,
      tags[index] != .baseVerb, tags[index] != .adverb,
      canBe(.baseVerb, index)
    {
      tags[index] = .baseVerb
    }
    // "shooting dead 13 people"
    if current == .adjective, tag(index - 1).isVerb, belongs(index, .dead), !isBe(index - 1),
      tag(index + 1) == .number || tag(index + 1) == .determiner
    {
      tags[index] = .adverb
    }
    // "found the teenager dead"
    if current == .noun, belongs(index, .dead), index > 0, isNounLike(index - 1) {
      tags[index] = .adjective
    }
    // "took dozens of people hostage"
    if current == .noun, belongs(index, .heldStates), !isNounLike(index + 1),
      tag(index - 1) == .pluralNoun || tag(index - 1) == .pronoun || tag(index - 1) == .number
    {
      tags[index] = .adverb
    }
    // "did arrest a man": the noun that could be a verb is one
    if belongs(before, .doForms), before >= 0, current == .noun,
      canBe(.baseVerb, index), startsGroup(index + 1)
    {
      tags[index] = .baseVerb
    }
    // "rebels also fired rockets": no verb so far
    if current == .pastParticiple || current == .adjective, before >= 0, before < index - 1,
      tag(before).isNoun, canBe(.pastVerb, index), canBe(.pastParticiple, index),
      isNounLike(index + 1), !tags[..<index].contains(where: { $0.isVerb })
    {
      tags[index] = .pastVerb
    }
    if index > 0, belongs(index - 1, .to),
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

  /// *5 dead, including the gunman*, *7 shot, 3 dead*: behind a number and before no noun, a state.
  mutating func repairCountedState(_ index: Int) {
    guard index > 0, tags[index - 1] == .number, belongs(index, .countedStates),
      tags[index].isNoun, !isNounOrAdjective(index + 1)
    else { return }
    tags[index] = canBe(.pastParticiple, index) ? .pastParticiple : .adjective
  }

  /// *to forced relocations*, *trying to clear rounds*, *to cut aid*.
  mutating func repairAfterTo(_ index: Int) {
    guard index > 0, belongs(index - 1, .to), !isLocked(index) else { return }
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
  mutating func repairParticle(_ index: Int) {
    guard tags[index] == .preposition, belongs(index, .particles),
      !belongs(index + 1, .of),
      tag(index - 1).isVerb
    else { return }
    let lemma = vocabulary.lemma(of: word(index - 1), as: tag(index - 1))
    if belongs(index, .out) || words.particleVerbs.contains(lemma) { tags[index] = .particle }
  }

  /// *Syrian forces battle militants*, *Rebels Storm Army Base*: without another verb, a noun behind a plural that
  /// can be a verb is one.
  mutating func repairHeadline() {
    let end = tags.firstIndex(of: .punctuation) ?? tags.count
    guard end > 2, !(0..<end).contains(where: isFinite) else { return }
    defer { repairSingularHeadline(end) }
    for index in 1..<end - 1 where !isLocked(index) && !isLocked(index - 1) {
      let isNounOrBase = tags[index] == .noun || tags[index] == .baseVerb
      if isNounOrBase, tags[index - 1] == .pluralNoun, canBe(.presentVerb, index),
        isNounOrAdjective(index + 1) || startsGroup(index + 1)
      {
        tags[index] = .presentVerb
        return
      }
    }
  }

  /// *Gang storms Haitian market town*, *Russia strikes Kyiv*: the same behind a singular noun or a name.
  private mutating func repairSingularHeadline(_ end: Int) {
    guard !(0..<end).contains(where: { tag($0).isVerb }) else { return }
    for index in 1..<end - 1 where !isLocked(index) && tags[index] == .pluralNoun {
      let subject = tags[index - 1]
      if subject == .noun || subject == .name, canBe(.thirdPersonVerb, index),
        !words.isCompound(word(index - 1), word(index)), !belongs(index, .groupNouns),
        isNounOrAdjective(index + 1) || startsGroup(index + 1)
      {
        tags[index] = .thirdPersonVerb
        return
      }
    }
  }

  mutating func repairHeadlineVerb(_ index: Int) {
    let current = tags[index]
    guard
      current == .thirdPersonVerb
        || canBe(anyOf: TagSet(.presentVerb, .thirdPersonVerb, .pastVerb), index)
    else { return }
    if current == .noun || current == .baseVerb,
      tag(index - 1) == .pluralNoun || tag(index - 1) == .pluralName,
      canBe(.presentVerb, index), startsGroup(index + 1) || belongs(index + 1, .that)
    {
      tags[index] = .presentVerb
    }
    if current == .noun, belongs(index - 1, .subjectPronouns) {
      // "they amount to", "we sign it", "I shot him"
      if canBe(.presentVerb, index) {
        tags[index] = .presentVerb
      } else if canBe(.pastVerb, index) {
        tags[index] = .pastVerb
      }
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
      if before >= 0, isPlural, !belongs(before - 1, .baseGovernors),
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

  /// *The ad claims “…”* and *“…,” Bozell answers.*: a verb of speech that was taken for a noun.
  mutating func repairCue(_ index: Int) {
    guard canBe(anyOf: TagSet(.thirdPersonVerb, .pastVerb), index) else { return }
    let current = tags[index]
    // "whose sister was killed told the group": the second participle is a verb of speech.
    if current == .pastParticiple,
      tag(index - 1) == .pastParticiple || tag(index - 1) == .adjective,
      isBe(beforeAdverbs(index - 1)), canBe(.pastVerb, index),
      words.cueVerbs.contains(vocabulary.lemma(of: word(index), as: .pastVerb))
    {
      tags[index] = .pastVerb
      return
    }
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
  func followsSpeech(_ index: Int) -> Bool {
    var start = index - 1
    while start > max(0, index - 7), tag(start) != .punctuation { start -= 1 }
    return start >= 0 && isQuotationMark(start)
  }
}
