import QuothText

// Repairs inside and around noun groups: determiners, participles, forms in -ing.
extension TagRepairs {
  /// *remain missing*, *went missing*: behind a verb that describes its subject.
  func describesSubject(_ index: Int) -> Bool {
    belongs(index, .predicateGerunds)
      || words.describingVerbs.contains(vocabulary.lemma(of: word(index - 1), as: tag(index - 1)))
  }

  mutating func repairAfterDeterminer(_ index: Int) {
    let current = tags[index]
    if current.isNoun || current == .gerund { return }
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
      belongs(index, .compoundHeads), words.isCompound(word(index - 1), word(index))
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
      !belongs(index, .doForms), !belongs(index, .get),
      !words.takesClause(vocabulary.lemma(of: word(index), as: .thirdPersonVerb))
    {
      var next = index + 1
      while tag(next) == .adverb { next += 1 }
      if tag(next).isVerb, tag(next) != .gerund { tags[index] = .pluralNoun }
    }
    // "in the west"
    if current == .adjective, before == .determiner, belongs(index, .directions),
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
    if current == .adjective || current == .pastParticiple, belongs(index - 1, .of),
      canBe(.pastParticiple, index), isFinite(index + 1) || tag(index + 1) == .punctuation
    {
      tags[index] = .noun
    }
    // "the wounded", "the missing" without a noun; "another wounded" is hurt, "another shot" is a shot
    let isCounted =
      belongs(index - 1, .counted)
      && !(belongs(index - 1, .another) && belongs(index, .shot))
    if current == .pastParticiple || current == .pastVerb, before == .determiner,
      belongs(index - 1, .determiners), !belongs(index - 1, .that),
      !isNounOrAdjective(index + 1), tag(index + 1) != .number, tag(index + 1) != .gerund,
      tag(index + 1) != .pastParticiple, !isCounted
    {
      tags[index] = .noun
    }
  }

  mutating func repairParticiple(_ index: Int) {
    guard tags[index] == .pastParticiple || canBe(anyOf: .pastForms, index) else { return }
    if tags[index] == .pastParticiple, belongs(index, .pastTenses) {
      if !isHave(beforeAdverbs(index)), !isBe(index - 1) { tags[index] = .pastVerb }
    }
    if tags[index] == .pastParticiple,
      tag(index - 1) == .whPronoun || tag(index - 1) == .whDeterminer, canBe(.pastVerb, index)
    {
      tags[index] = .pastVerb
    }
    let current = tags[index]
    if current == .adjective, canBe(.pastParticiple, index), index > 0,
      tag(index - 1) == .number || belongs(index - 1, .counted),
      !isNounOrAdjective(index + 1)
    {
      tags[index] = .pastParticiple
    }
    if current == .pastParticiple, tag(index - 1).isVerb,
      tag(index - 1) != .modal, canBe(.pastParticiple, index), isNounLike(index + 1),
      !isLocked(index + 1), !isBe(beforeAdverbs(index)),
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
    // "killed ten people and wounded several others", "strikes that targeted sites"
    if current == .adjective || belongs(index, .shot) && current == .noun,
      canBe(.pastVerb, index), canBe(.pastParticiple, index)
    {
      let sharesSubject =
        tag(index - 1) == .coordinator
        && (startsGroup(index + 1) || belongs(index + 1, .counted)
          || tag(index + 1) == .pluralNoun && belongs(index, .shot))
        && tags[..<index].last(where: { $0.isVerb }) == .pastVerb
      let isRelative =
        belongs(index - 1, .that) && tag(index - 2).isNoun && isNounLike(index + 1)
        && tag(index - 1) != .determiner
      if sharesSubject || isRelative { tags[index] = .pastVerb }
    }
    // "18 shot dead", "a 30-year-old shot in the neck"
    if current == .noun, canBe(.pastParticiple, index),
      tag(index - 1) == .number || isAge(index - 1),
      tag(index + 1) == .preposition || tag(index + 1) == .adjective
    {
      tags[index] = .pastParticiple
    }
    // "by suspected militants", "Armed men": nothing else than an attribute stands there
    if current == .pastParticiple || current == .pastVerb, canBe(.pastParticiple, index),
      isNounOrAdjective(index + 1), !startsGroup(index + 1) || tag(index + 1) == .name
    {
      let opens = index == 0 && !startsGroup(index + 1)
      // "an improvised explosive device"
      let isDetermined = current == .pastVerb && belongs(index - 1, .articles)
      if opens || isDetermined
        || tag(index - 1) == .preposition && !belongs(index - 1, .participlePrepositions)
      {
        tags[index] = .adjective
      }
    }
  }

  /// *the shelling of*, *heavy fighting in* are nouns, *were shelling the* is a verb.
  mutating func repairGerund(_ index: Int) {
    guard tags[index] == .gerund || canBe(.gerund, index) else { return }
    if tags[index] == .gerund, belongs(index, .describingGerunds), isNounLike(index + 1) {
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
    if tags[index] == .noun, tag(index - 1) == .preposition, canBe(.gerund, index),
      tag(index + 1) == .number || tag(index + 1) == .determiner
        || tag(index + 1) == .possessivePronoun
    {
      tags[index] = .gerund  // "responsible for kidnapping 276 girls"
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
    // "Fighting for the city has intensified", "Shelling continued", "by shelling in": no subject,
    // no object
    if belongs(index, .eventGerunds),
      next == .preposition || isFinite(index + 1) || belongs(index + 1, .pastTenses),
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
    let isOf = belongs(index + 1, .of)
    if describes && ends && (before != .noun || isOf)
      || isOf && !isBe(beforeAdverbs(index))
    {
      tags[index] = .noun
    }
  }
}
