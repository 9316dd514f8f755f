import QuothText

/// Typing by the words around a name, and by its shape.
extension NameClassifier {
  /// The words before and behind the run.
  func byContext(_ tokens: Range<Int>) -> NameMention? {
    let start = tokens.lowerBound
    let end = tokens.upperBound
    let after = sentence.roles(end)
    if !after.isDisjoint(with: [.placeNoun, .placeNameNoun]), sentence.continuesLine(end) {
      return name(tokens, types.location, "place noun behind", head: end)
    }
    if let noun = placeNoun(before: start) {
      return name(tokens, types.location, "place noun before", head: noun)
    }
    if after.contains(.forceNoun), sentence.continuesLine(end), tokens.count < 4 {
      var force = name(tokens, types.force, "force noun behind", head: end)
      force.isWeak = true
      return force
    }
    if (2...4).contains(tokens.count), !isAcronym(tokens), isPersonContext(tokens) {
      return person(tokens, evidence: "speech or age")
    }
    if sentence.roles(start).contains(.direction), tokens.count > 1 {
      // *North Richmond*
      var place = name(tokens, types.location, "direction", head: end - 1)
      place.isWeak = true
      return place
    }
    guard !isAcronym(tokens), tokens.count < 4, !holdsDigit(tokens),
      let isSure = sentence.placePreposition(before: start),
      isSure || tokens.count == 1, !sentence.roles(start).contains(.stopName),
      !tokens.allSatisfy({ sentence.isCommonWord($0) }) || sentence.capitals == .sparing
    else { return nil }
    var place = name(tokens, types.location, "preposition", head: end - 1)
    place.isWeak = true
    return place
  }

  /// Whether a word holds a digit: *AK-47*, *M-16*.
  private func holdsDigit(_ tokens: Range<Int>) -> Bool {
    tokens.contains { sentence.cursor.bytes($0).contains { (0x30...0x39).contains($0) } }
  }

  /// *said*, *who*, *aged* or an age behind the name, also behind an apposition.
  private func isPersonContext(_ tokens: Range<Int>) -> Bool {
    let end = tokens.upperBound
    if !sentence.roles(end).isDisjoint(with: [.speech, .personRelative]) { return true }
    // *Jane Roe, 41*
    guard sentence.cursor.isCharacter(",", end) else { return false }
    let bytes = sentence.cursor.bytes(end + 1)
    if sentence.roles(end + 1).contains(.personRelative) { return true }
    return bytes.count == 2 && bytes.allSatisfy { (0x30...0x39).contains($0) }
      && sentence.cursor.shape(end + 2).contains(.punctuation)
  }

  /// The noun of *town of*, *city in*, *village*, before the token.
  private func placeNoun(before token: Int) -> Int? {
    var index = token - 1
    if sentence.roles(index).contains(.the) { index -= 1 }
    let isLinked = sentence.roles(index).contains(.connector)
    if isLinked { index -= 1 }
    guard sentence.continuesLine(token) else { return nil }
    let roles = sentence.roles(index)
    // *town of X*, *village X*; only with *of*: *west of X*, *the corner of X*; *Rostov region* has its name.
    let isNamed =
      !isLinked && sentence.isCapital(index - 1) && sentence.continuesLine(index)
      && !sentence.roles(index - 1).contains(.demonym)
    if isNamed { return nil }
    if roles.contains(.placeNoun) { return index }
    return isLinked && !roles.isDisjoint(with: [.direction, .placeKindOnly]) ? index : nil
  }

  /// What only the look of the run says; always weak.
  func byShape(_ tokens: Range<Int>) -> NameMention? {
    var name: NameMention
    // *al Qaryatayn* is one word.
    let wordCount = tokens.count - (sentence.isArticle(tokens.lowerBound) ? 1 : 0)
    if isAcronym(tokens) {
      guard !sentence.isCommonWord(tokens.lowerBound),
        !sentence.roles(tokens.lowerBound).contains(.stopName)
      else { return nil }
      name = NameMention(tokens: tokens, type: types.organization, evidence: "acronym")
    } else if (2...3).contains(wordCount), isPersonShape(tokens) {
      name = person(tokens, evidence: "shape")
    } else if wordCount > 2, !tokens.allSatisfy({ sentence.isCommonWord($0) }) {
      name = NameMention(tokens: tokens, type: types.organization, evidence: "shape")
    } else if wordCount == 1 {
      name = NameMention(tokens: tokens, type: .untypedName, evidence: "shape")
    } else {
      return nil
    }
    name.isWeak = true
    return name
  }

  private func isPersonShape(_ tokens: Range<Int>) -> Bool {
    guard tokens.contains(where: { !sentence.isCommonWord($0) }) else { return false }
    return tokens.allSatisfy { token in
      let roles = sentence.roles(token)
      return roles.isDisjoint(with: [.connector, .demonym, .the, .placeHead, .organizationHead])
        && (sentence.capitals == .everywhere
          || !sentence.cursor.shape(token).contains(.allCapitals))
    }
  }
}
