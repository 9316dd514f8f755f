import QuothText

/// Offices inside a run of capitalized words.
extension NameClassifier {
  /// *Homs Province Governor Talal Barazi*, *Governor Barazi*, *Interior Minister*.
  func titled(_ run: NameRun) -> [NameMention]? {
    let tokens = run.tokens
    guard let titleEnd = endOfTitle(in: run) else { return nil }
    var title = NameMention(
      tokens: tokens.lowerBound..<titleEnd, type: types.title, evidence: "title")
    var personStart = titleEnd
    if !sentence.roles(titleEnd).isDisjoint(with: [.connector, .officeConnector]) {
      personStart = complementEnd(from: titleEnd + 1, in: run)
      title.tokens = tokens.lowerBound..<personStart
    }
    while personStart < tokens.upperBound, !sentence.isNameLike(personStart),
      !sentence.roles(personStart).contains(.particle)
    {
      personStart += 1
    }
    guard personStart < tokens.upperBound else {
      // *Judge*, *Father*: offices only beside a person.
      return sentence.roles(titleEnd - 1).contains(.titleBeforeOnly) ? [] : [title]
    }
    let rest = personStart..<tokens.upperBound
    // *Advisor for X Resettlement*
    if title.tokens.upperBound > titleEnd, rest.count == 1, !isFirstName(personStart) {
      title.tokens = tokens
      return [title]
    }
    if let match = run.known.first(where: { $0.tokens == rest }),
      lexicon.entries[match.firstEntry].type != types.location
        || lexicon.entries[match.firstEntry].isCountry
    {
      return [title, known(match)]
    }
    // *Mr* makes a person, but is no mention.
    let isOffice = title.tokens.contains { !sentence.roles($0).contains(.honorific) }
    return (isOffice ? [title] : []) + [person(rest, evidence: "title")]
  }

  /// Where the place or field of an office ends: *Envoy to **Syria** X*, *Minister of **Justice** X*.
  private func complementEnd(from start: Int, in run: NameRun) -> Int {
    var token = sentence.roles(start).contains(.the) ? start + 1 : start
    while token < run.tokens.upperBound {
      if let match = run.known.first(where: { $0.tokens.lowerBound == token }) {
        token = match.tokens.upperBound
      } else if isFirstName(token), token > start {
        break
      } else if sentence.isCommonWord(token) || sentence.roles(token).contains(.connector)
        || !sentence.roles(token).isDisjoint(with: .anyHead)
      {
        token += 1
      } else {
        break
      }
    }
    // Nothing but one unknown word: it is the complement, not a person.
    return token == start ? run.tokens.upperBound : token
  }

  /// Where the last office of the run ends, if the run holds one.
  private func endOfTitle(in run: NameRun) -> Int? {
    var end: Int?
    for token in run.tokens where sentence.roles(token).contains(.title) {
      // *King* and *Major* may be last names: *Martin Luther King*.
      if token > run.tokens.lowerBound, token == run.tokens.upperBound - 1,
        isFirstName(run.tokens.lowerBound) || (end != nil && !sentence.isCommonWord(token - 1))
      {
        continue
      }
      end = token + 1
    }
    for match in run.known
    where lexicon.entries[match.firstEntry].type == types.title
      && match.tokens.upperBound > run.tokens.lowerBound
    {
      end = max(end ?? 0, match.tokens.upperBound)
    }
    return end
  }
}
