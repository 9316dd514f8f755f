import QuothText

/// Types the runs of capitalized words of a sentence: the first clue that fires decides.
///
/// In this order: a lexicon that knows the whole run, its head word, an office inside it, the
/// lexicons' places and names inside it, an office before it, a first name, the words around it,
/// its shape. The last two are weak: the rest of the document may overrule them.
struct NameClassifier {
  let sentence: NameSentence
  let words: NameWords
  let lexicon: NameLexicon
  let types: NameTypes

  /// The names that `run` holds, in order.
  func names(in run: NameRun) -> [NameMention] {
    var names: [NameMention] = []
    add(run, to: &names)
    return names
  }

  /// Adds the names that `run` holds, in order.
  func add(_ run: NameRun, to names: inout [NameMention]) {
    let tokens = run.tokens
    if tokens.isEmpty || isInitial(tokens) { return }
    if sentence.isDateline, tokens.lowerBound == 0, run.known.first?.tokens != tokens {
      names.append(name(tokens, types.location, "dateline", head: 0))
    } else if let match = run.known.first, match.tokens == tokens {
      names.append(known(match))
    } else if let found = knownThroughout(run) ?? lostComma(in: run) {
      names += found
    } else if let name = headed(run) {
      names.append(name)
    } else if let found = titled(run) ?? split(run) {
      names += found
    } else if let name = headAlone(tokens) ?? byCompany(tokens) {
      names.append(name)
    } else if tokens.allSatisfy({ isPlainDemonym($0) }) {
      return
    } else if let rest = withoutDemonyms(run) {
      add(rest, to: &names)
    } else if let match = run.known.max(by: { $0.tokens.count < $1.tokens.count }) {
      names.append(known(match))
    } else if let name = byContext(tokens) ?? byShape(tokens) {
      names.append(name)
    }
  }

  // MARK: - Lexicons

  func known(_ match: NameLexicon.Match) -> NameMention {
    // An office before a place that may be a person's name too: *Mayor Jordan*.
    let entry = lexicon.entries[match.firstEntry]
    var name = NameMention(tokens: match.tokens, type: entry.type, evidence: "lexicon")
    name.kind = entry.kind
    name.side = entry.side
    name.entry = entry.lexiconIndex
    name.isProminentPlace = entry.isCountry
    guard entry.type == types.location, !entry.isCountry, match.tokens.count == 1 else {
      return name
    }
    let start = match.tokens.lowerBound
    if sentence.roles(start - 1).contains(.title), sentence.continuesLine(start) {
      return person(match.tokens, evidence: "title")
    }
    // *Omar was seen*: a given name that is a town's too, without a word that points to a place; *Al-Omar* is no
    // given name alone.
    if isFirstName(start), !sentence.cursor.withBytes(start, { $0.contains(UInt8(ascii: "-")) }),
      !sentence.hasPlaceClue(before: start)
    {
      var name = person(match.tokens, evidence: "first name")
      name.isWeak = true
      return name
    }
    return name
  }

  /// Names that a text without commas runs together: a known name at the end (*Tags Free Syrian Army*),
  /// a person before an office (*Rami Zorlu Director of …*).
  private func lostComma(in run: NameRun) -> [NameMention]? {
    let tokens = run.tokens
    if let last = run.known.last, last.tokens.upperBound == tokens.upperBound,
      last.tokens.count > 1, last.tokens.count < tokens.count,
      [types.force, types.organization].contains(lexicon.entries[last.firstEntry].type),
      !describes(tokens.lowerBound..<last.tokens.lowerBound, run.known)
    {
      let front = NameRun(
        tokens: tokens.lowerBound..<last.tokens.lowerBound,
        known: run.known.filter { $0.tokens.upperBound <= last.tokens.lowerBound })
      return names(in: front) + [known(last)]
    }
    guard tokens.count > 3, isFirstName(tokens.lowerBound),
      var office = tokens.dropFirst(2).dropLast().first(where: {
        sentence.roles($0).contains(.title) && sentence.isCommonWord($0)
      })
    else { return nil }
    while office > tokens.lowerBound + 2, sentence.roles(office - 1).contains(.titleModifier) {
      office -= 1
    }
    let back = NameRun(
      tokens: office..<tokens.upperBound,
      known: run.known.filter { $0.tokens.lowerBound >= office })
    return [person(tokens.lowerBound..<office, evidence: "first name")] + names(in: back)
  }

  /// Whether the words before a known name belong to it: *Fresno Police Department*, *Iraqi Red
  /// Crescent*.
  private func describes(_ tokens: Range<Int>, _ known: [NameLexicon.Match]) -> Bool {
    tokens.allSatisfy { isPlainDemonym($0) }
      || known.contains {
        $0.tokens == tokens && lexicon.entries[$0.firstEntry].type == types.location
      }
  }

  /// Several known names that make up the whole run: *Aleppo Damascus Countryside*.
  private func knownThroughout(_ run: NameRun) -> [NameMention]? {
    guard run.known.count > 1,
      run.known.reduce(0, { $0 + $1.tokens.count }) == run.tokens.count,
      run.known.allSatisfy({ lexicon.entries[$0.firstEntry].type == types.location })
    else { return nil }
    return run.known.map(known)
  }

  /// A known name that is part of the run, when nothing better is: lost commas (*Rif Dimashq Daraa*),
  /// an untyped word beside a place.
  private func split(_ run: NameRun) -> [NameMention]? {
    guard let first = run.known.first else { return nil }
    // *Jordan Smith*: a first name before an unknown word is a person.
    if first.tokens.lowerBound == run.tokens.lowerBound, isFirstName(first.tokens.lowerBound),
      !lexicon.entries[first.firstEntry].isCountry, run.tokens.count > first.tokens.count
    {
      return nil
    }
    if let person = byCompany(run.tokens), person.type == types.person { return nil }
    if let person = personNamedLikeTown(run) { return [person] }
    if let place = placeOpeningLikeTown(run) { return [place] }
    var names: [NameMention] = []
    var gap = run.tokens.lowerBound
    for match in run.known {
      names += between(gap..<max(gap, match.tokens.lowerBound))
      names.append(known(match))
      gap = match.tokens.upperBound
    }
    // A known name may end behind the run.
    return names + between(gap..<max(gap, run.tokens.upperBound))
  }

  /// *Epigmenio Ibarra*: an unknown word before a town of the big lists, without a place clue.
  private func personNamedLikeTown(_ run: NameRun) -> NameMention? {
    guard run.known.count == 1, let town = run.known.first, town.tokens.count == 1,
      run.tokens.count == 2, town.tokens.upperBound == run.tokens.upperBound,
      lexicon.entries[town.firstEntry].type == types.location,
      !lexicon.entries[town.firstEntry].isCountry,
      !sentence.isCommonWord(run.tokens.lowerBound),
      !sentence.hasPlaceClue(before: run.tokens.lowerBound)
    else { return nil }
    var name = person(run.tokens, evidence: "shape")
    name.isWeak = true
    return name
  }

  /// *in Lakki Marwat*: an unknown word behind a town of the big lists, with a place clue, belongs to it.
  private func placeOpeningLikeTown(_ run: NameRun) -> NameMention? {
    guard run.known.count == 1, let town = run.known.first, town.tokens.count == 1,
      run.tokens.count == 2, town.tokens.lowerBound == run.tokens.lowerBound,
      lexicon.entries[town.firstEntry].type == types.location,
      !lexicon.entries[town.firstEntry].isCountry,
      !sentence.isCommonWord(run.tokens.upperBound - 1),
      !sentence.cursor.shape(run.tokens.upperBound - 1).contains(.allCapitals),
      sentence.placePreposition(before: run.tokens.lowerBound) != nil
    else { return nil }
    var name = name(run.tokens, types.location, "preposition", head: town.tokens.lowerBound)
    name.isWeak = true
    return name
  }

  /// What stands between known names: nothing if it is a demonym or a particle.
  private func between(_ tokens: Range<Int>) -> [NameMention] {
    var trimmed = tokens
    while let first = trimmed.first, !sentence.isNameLike(first) || isPlainDemonym(first) {
      trimmed = first + 1..<trimmed.upperBound
    }
    while let last = trimmed.last, !sentence.isNameLike(last) || isPlainDemonym(last) {
      trimmed = trimmed.lowerBound..<last
    }
    guard !trimmed.isEmpty else { return [] }
    return names(in: NameRun(tokens: trimmed, known: []))
  }

  // MARK: - Head words

  /// *Golden Brigade*, *Ministry of Defense*, *Jabal Zawiya*, *Homs Province*.
  private func headed(_ run: NameRun) -> NameMention? {
    let tokens = run.tokens
    guard tokens.count > 1 else { return nil }
    let last = tokens.upperBound - 1
    let lastRoles = sentence.roles(last)
    if lastRoles.contains(.title), !lastRoles.contains(.forceHead) { return nil }
    // The head of a name with *of* or *for* stands before the connector.
    let connector = tokens.first { sentence.roles($0).contains(.connector) }
    let inner = connector.map { sentence.roles($0 - 1) } ?? []
    // *Director of the Mill* is an office.
    if inner.contains(.title), inner.isDisjoint(with: .anyHead) { return nil }
    for (index, roles) in [(connector.map { $0 - 1 } ?? last, inner), (last, lastRoles)]
    where !roles.isDisjoint(with: .anyHead) {
      if index == last, opensWithPerson(run) { return nil }
      if roles.contains(.forceHead), !roles.contains(.organizationHead) || hasForceWord(tokens) {
        return name(tokens, types.force, "head word", head: index)
      }
      // *Springfield Police Department*
      if roles.contains(.organizationHead), sentence.roles(index - 1).contains(.forceHead),
        index > tokens.lowerBound
      {
        return name(tokens, types.force, "head word", head: index - 1)
      }
      if roles.contains(.organizationHead), !roles.contains(.placeHead) || connector != nil {
        return name(tokens, types.organization, "head word", head: index)
      }
      if roles.contains(.placeHead) {
        return name(tokens, types.location, "head word", head: index)
      }
    }
    let first = sentence.roles(tokens.lowerBound)
    if first.contains(.forceOpening) {
      return name(tokens, types.force, "opening word", head: tokens.lowerBound)
    }
    if first.contains(.organizationOpening), connector != nil {
      return name(tokens, types.organization, "opening word", head: tokens.lowerBound)
    }
    if first.contains(.placeOpening), run.known.isEmpty || tokens.count == 2,
      !isFirstName(tokens.lowerBound) || sentence.hasPlaceClue(before: tokens.lowerBound)
        || sentence.roles(tokens.lowerBound - 1).contains(.and)
    {
      return name(tokens, types.location, "opening word", head: tokens.lowerBound)
    }
    return nil
  }

  /// *the Coalition*, *the Ministry*: a head word that stands for its name.
  private func headAlone(_ tokens: Range<Int>) -> NameMention? {
    let start = tokens.lowerBound
    guard tokens.count == 1, sentence.capitals == .sparing, !isAcronym(tokens),
      sentence.roles(start - 1).contains(.the)
    else {
      // *Tal-Arous*
      return tokens.count == 1 && opensWithPlaceWord(start)
        ? name(tokens, types.location, "opening word", head: start) : nil
    }
    let roles = sentence.roles(start)
    if roles.contains(.forceHead) { return name(tokens, types.force, "head word", head: start) }
    guard roles.contains(.organizationHead),
      !roles.contains(.placeHead)
        || roles.contains(.organizationOpening)
    else { return nil }
    return name(tokens, types.organization, "head word", head: start)
  }

  /// Whether the part before the hyphen opens names of places (*Tal-*, *Deir-*).
  private func opensWithPlaceWord(_ token: Int) -> Bool {
    guard sentence.cursor.shape(token).contains(.hyphenated),
      let opening = sentence.cursor.bytes(token).split(separator: UInt8(ascii: "-")).first
    else { return false }
    return sentence.roles(ofWord: opening).contains(.placeOpening)
  }

  /// *Rami Abdulrahman House* stays with its head, *General Hill* is a person.
  private func opensWithPerson(_ run: NameRun) -> Bool {
    run.tokens.count == 2 && sentence.roles(run.tokens.lowerBound).contains(.title)
      && !sentence.roles(run.tokens.upperBound - 1).contains(.forceHead)
      && sentence.cursor.lastByte(run.tokens.lowerBound) == UInt8(ascii: ".")
  }

  /// Whether a word before the head is one of armed actors (*Police Department* is not).
  private func hasForceWord(_ tokens: Range<Int>) -> Bool {
    tokens.dropLast().contains { sentence.roles($0).contains(.forceNoun) }
  }

  // MARK: - Company

  /// A noun of bodies or an office before the run, or a first name at its start.
  private func byCompany(_ tokens: Range<Int>) -> NameMention? {
    let start = tokens.lowerBound
    let before = sentence.roles(start - 1)
    if let body = byBodyNoun(tokens) { return body }
    let isBesideTitle = sentence.continuesLine(start) || sentence.cursor.isCharacter(".", start - 1)
    if before.contains(.title), isBesideTitle, tokens.count < 6, !isAcronym(tokens) {
      return person(tokens, evidence: "title")
    }
    if isBesideTitle, (2...4).contains(tokens.count), sentence.isPersonNoun(start - 1),
      !tokens.contains(where: { sentence.roles($0).contains(.demonym) })
    {
      return person(tokens, evidence: "occupation")
    }
    if (2...6).contains(tokens.count), isFirstName(start) {
      return person(tokens, evidence: "first name")
    }
    return nil
  }

  /// *the armed group **Los Ardillos***, *the charity **Hand in Hand***: what the noun before it is, the name is.
  private func byBodyNoun(_ tokens: Range<Int>) -> NameMention? {
    let start = tokens.lowerBound
    let noun = sentence.roles(start - 1)
    guard sentence.capitals == .sparing, tokens.count < 5, sentence.continuesLine(start),
      noun.contains(.namingNoun), !sentence.isCapital(start - 1)
    else { return nil }
    let isArmed =
      noun.contains(.forceNoun)
      || !sentence.roles(start - 2).isDisjoint(with: [.forceNoun, .armedModifier])
    let type = isArmed ? types.force : types.organization
    return name(tokens, type, "noun before", head: start - 1)
  }

  func isFirstName(_ token: Int) -> Bool {
    lexicon.longestExactMatch(
      at: token, in: sentence.cursor, cache: sentence.cache, ofType: types.firstName)?
      .tokens.count == 1
  }

  // MARK: - Demonyms

  func isPlainDemonym(_ token: Int) -> Bool {
    sentence.roles(token).contains(.demonym)
  }

  /// The run behind its leading demonyms: *Syrian Tartous*.
  private func withoutDemonyms(_ run: NameRun) -> NameRun? {
    var start = run.tokens.lowerBound
    while start < run.tokens.upperBound, isPlainDemonym(start) { start += 1 }
    guard start > run.tokens.lowerBound else { return nil }
    return NameRun(
      tokens: start..<run.tokens.upperBound,
      known: run.known.filter { $0.tokens.lowerBound >= start })
  }

  // MARK: - Making names

  func name(_ tokens: Range<Int>, _ type: TypeID, _ evidence: String, head: Int) -> NameMention {
    var name = NameMention(tokens: tokens, type: type, evidence: evidence)
    let word = sentence.cursor.word(head)
    if type == types.location {
      name.kind = words.placeKinds[word] ?? .unknown
    } else if type == types.organization {
      name.kind = words.organizationKinds[word] ?? .unknown
    } else if type == types.force {
      name.side = words.sides[word] ?? .unknown
    }
    return name
  }

  func person(_ tokens: Range<Int>, evidence: String) -> NameMention {
    NameMention(tokens: tokens, type: types.person, evidence: evidence)
  }

  func isAcronym(_ tokens: Range<Int>) -> Bool {
    tokens.count == 1 && sentence.capitals == .sparing
      && sentence.cursor.shape(tokens.lowerBound).contains(.allCapitals)
  }

  /// A single letter, or a letter with a full stop.
  private func isInitial(_ tokens: Range<Int>) -> Bool {
    guard tokens.count == 1 else { return false }
    let length = sentence.cursor.length(tokens.lowerBound)
    return length == 1
      || length == 2 && sentence.cursor.lastByte(tokens.lowerBound) == UInt8(ascii: ".")
  }
}
