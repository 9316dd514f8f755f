import QuothText

/// Finds the offices that stand in lower case beside persons.
///
/// *top negotiator* X; X, *the governor of Homs province*, …; *the head of the Observatory*, X.
/// An office takes in the names that stand inside it.
struct TitleFinder {
  let sentence: NameSentence
  let types: NameTypes

  /// An apposition may have so many words before its office, and so many behind *of*.
  private static let longestModifier = 5
  /// What may stand before an office and belong to it.
  private static let describing: NameRoles = [
    .title, .titleModifier, .demonym, .forceNoun, .organizationNoun, .direction,
  ]
  private static let longestComplement = 7

  /// The offices beside the persons in `names`.
  func titles(beside names: [NameMention]) -> [NameMention] {
    var titles: [NameMention] = []
    for name in names where name.type == types.person {
      if let tokens = directlyBefore(name.tokens.lowerBound, names) {
        titles.append(NameMention(tokens: tokens, type: types.title, evidence: "before a person"))
      } else if let tokens = beforeComma(name.tokens.lowerBound) {
        titles.append(NameMention(tokens: tokens, type: types.title, evidence: "apposition"))
      }
      if let tokens = apposition(behind: name.tokens.upperBound) {
        titles.append(NameMention(tokens: tokens, type: types.title, evidence: "apposition"))
      }
    }
    return titles
  }

  /// *The governor of Homs province* said: an office with its complement that speaks for a person.
  func speakingTitles() -> [NameMention] {
    guard sentence.allRoles.isSuperset(of: .speakingOffice) else { return [] }
    var titles: [NameMention] = []
    var token = 0
    while token < sentence.count {
      defer { token += 1 }
      guard sentence.roles(token).contains(.the), let office = lastOffice(from: token + 1),
        (token + 1..<office).allSatisfy({ !sentence.roles($0).isDisjoint(with: Self.describing) }),
        sentence.roles(office + 1).contains(.connector),
        let end = speechVerb(behind: office + 2)
      else { continue }
      titles.append(
        NameMention(tokens: token + 1..<end, type: types.title, evidence: "office that speaks"))
    }
    return titles
  }

  /// The verb of speech that ends the complement of an office.
  private func speechVerb(behind start: Int) -> Int? {
    let reach = start..<min(sentence.count, start + Self.longestComplement)
    for token in reach {
      if sentence.roles(token).contains(.speech), token > start { return token }
      let isPossessive = sentence.cursor.shape(token).contains(.possessive)
      if sentence.cursor.shape(token).contains(.punctuation), !isPossessive { return nil }
    }
    return nil
  }

  private func directlyBefore(_ person: Int, _ names: [NameMention]) -> Range<Int>? {
    guard sentence.roles(person - 1).contains(.title),
      !names.contains(where: { $0.type == types.title && $0.tokens.upperBound == person })
    else { return nil }
    let start = extended(person - 1)
    let isOffice = (start..<person).contains { !sentence.roles($0).contains(.honorific) }
    return isOffice ? start..<person : nil
  }

  /// Goes left over the words that describe the office at `token`: *top Syrian opposition* negotiator.
  private func extended(_ token: Int) -> Int {
    var start = token
    while start > 0, sentence.continuesLine(start), token - start < Self.longestModifier {
      let roles = sentence.roles(start - 1)
      guard !roles.isDisjoint(with: Self.describing) || sentence.isNameLike(start - 1) else {
        break
      }
      if !sentence.isNameLike(start - 1), !roles.isDisjoint(with: [.determiner, .the]) { break }
      if sentence.isOpening(start - 1), roles.contains(.opener) { break }
      start -= 1
    }
    return start
  }

  /// *the head of the Observatory*, X: an office with its complement before a comma.
  private func beforeComma(_ person: Int) -> Range<Int>? {
    let comma = person - 1
    guard sentence.cursor.isCharacter(",", comma) else { return nil }
    var token = comma - 1
    while token > 0, comma - token <= Self.longestComplement {
      let roles = sentence.roles(token)
      if sentence.cursor.shape(token).contains(.punctuation) { return nil }
      if roles.contains(.title),
        sentence.roles(token + 1).contains(.connector) || token == comma - 1
      {
        let start = extended(token)
        return sentence.roles(start - 1).isDisjoint(with: [.the, .determiner])
          && start == token ? nil : start..<comma
      }
      token -= 1
    }
    return nil
  }

  /// An office behind a person: X, *the governor of Homs province*.
  private func apposition(behind person: Int) -> Range<Int>? {
    guard sentence.cursor.isCharacter(",", person) else { return nil }
    var start = person + 1
    // X, *HRW's* deputy director
    if let owner = (start..<start + 4).first(where: {
      sentence.cursor.shape($0).contains(.possessive)
    }) {
      start = owner + 1
    }
    if !sentence.roles(start).isDisjoint(with: [.determiner, .the]) { start += 1 }
    guard let office = lastOffice(from: start) else { return nil }
    var end = office + 1
    if sentence.roles(end).contains(.connector)
      || !sentence.roles(end).isDisjoint(with: [
        .placePreposition, .motionPreposition,
      ])
    {
      guard let complementEnd = complement(from: end + 1) else { return nil }
      end = complementEnd
    }
    let isClosed = end >= sentence.count || sentence.cursor.shape(end).contains(.punctuation)
    return isClosed ? start..<end : nil
  }

  /// The last office before punctuation or a small word: *deputy Middle East **director***.
  private func lastOffice(from start: Int) -> Int? {
    let ends: NameRoles = [.connector, .placePreposition, .motionPreposition]
    var office: Int?
    var token = start
    while token < start + Self.longestModifier, canDescribe(token) {
      let roles = sentence.roles(token)
      if !roles.isDisjoint(with: ends) { break }
      if roles.contains(.title) { office = token }
      token += 1
    }
    return office
  }

  private func canDescribe(_ token: Int) -> Bool {
    !sentence.cursor.shape(token).contains(.punctuation) && token < sentence.count
      && sentence.roles(token).isDisjoint(with: [.speech, .personRelative, .the])
  }

  /// The end of the names and nouns behind *of*, up to the next punctuation.
  private func complement(from start: Int) -> Int? {
    var token = start
    while token < sentence.count, token - start <= Self.longestComplement {
      if sentence.cursor.shape(token).contains(.punctuation) { return token > start ? token : nil }
      if sentence.roles(token).contains(.speech) { return nil }
      token += 1
    }
    return token >= sentence.count && token - start <= Self.longestComplement ? token : nil
  }
}
