import QuothText

/// A sequence of capitalized words that can be a name, or several.
struct NameRun {
  var tokens: Range<Int>
  /// The stretches of it that lexicons know, in order; they may end behind the run.
  var known: [NameLexicon.Match]
}

/// Finds the sequences of capitalized words of a sentence.
struct NameRunFinder {
  let sentence: NameSentence
  let lexicon: NameLexicon
  let types: NameTypes

  /// Calls `body` with the runs in order, cut to what can be a name.
  @inline(__always)
  func forEachRun(_ body: (NameRun) -> Void) {
    var token = 0
    while token < sentence.count {
      guard mayStartRun(token), var run = run(from: token) else {
        token += 1
        continue
      }
      token = max(run.tokens.upperBound, token + 1)
      stripOpening(&run)
      if !run.tokens.isEmpty { body(run) }
    }
  }

  private func mayStartRun(_ token: Int) -> Bool {
    let roles = sentence.roles(token)
    if !roles.isDisjoint(with: .lowercaseOpening),
      roles.contains(.lowercaseName) || sentence.isArticle(token)
    {
      return true
    }
    return sentence.isCapital(token)
  }

  /// The name of a lexicon that starts at `token`, other than a mere first name.
  private func known(at token: Int) -> NameLexicon.Match? {
    guard !sentence.isBlocked(token) else { return nil }
    let match = lexicon.longestMatch(at: token, in: sentence.cursor, cache: sentence.cache) {
      entry in
      entry.type != types.firstName
        && !(entry.isOnlySparing && sentence.capitals == .everywhere)
        && !(entry.needsContext && !sentence.hasPlaceClue(before: token))
    }
    guard let match else { return knownWithoutApostrophe(at: token) }
    // *Bashir al-Kadi* is no *al-Qaeda*: a loose spelling behind a name belongs to the name.
    if match.isTranscription, token > 0, sentence.capitals == .sparing,
      sentence.isCapital(token - 1),
      !sentence.isCommonWord(token - 1), sentence.continuesLine(token),
      lexicon.entries[match.firstEntry].type != types.location
    {
      return nil
    }
    guard match.tokens.count == 1, !isPointed(token) else { return match }
    let entry = lexicon.entries[match.firstEntry]
    let roles = sentence.roles(token)
    // *San Francisco* is not *San*.
    if roles.contains(.placeOpening), sentence.isCapital(token + 1),
      sentence.continuesLine(token + 1)
    {
      return nil
    }
    // *Syrian* is close to the name of a town; *US* is a demonym and a name.
    if roles.contains(.demonym), !entry.isCapitals { return nil }
    if roles.contains(.stopName), entry.type == types.location, !entry.isCapitals, !entry.isCountry
    {
      return nil
    }
    if sentence.isCommonWord(token) {
      // *Bath*, *Date*: everyday words are names only where capitals say so.
      if sentence.capitals == .everywhere || match.isTranscription { return nil }
      if sentence.isOpening(token), !entry.isCapitals { return nil }
    }
    return match
  }

  /// *Syrias* for *Syria's*, in texts that lost their punctuation.
  private func knownWithoutApostrophe(at token: Int) -> NameLexicon.Match? {
    guard NameLexicon.mayLackApostrophe(token, in: sentence.cursor),
      sentence.capitals == .sparing, sentence.isCapital(token), !sentence.isCommonWord(token),
      !sentence.roles(token).contains(.demonym)
    else { return nil }
    return lexicon.matchWithoutApostrophe(at: token, in: sentence.cursor) { entry in
      (entry.type == types.location || entry.type == types.force) && !entry.needsContext
    }
  }

  /// *U.S.*, *U.N.*
  private func isPointed(_ token: Int) -> Bool {
    sentence.cursor.withBytes(token) { $0.contains(UInt8(ascii: ".")) }
  }

  private func run(from start: Int) -> NameRun? {
    var known: [NameLexicon.Match] = []
    var token = start
    var end = start
    while token < sentence.count {
      if token > start, !sentence.continuesLine(token) { break }
      if let match = self.known(at: token) {
        known.append(match)
        token = match.tokens.upperBound
        end = token
        if match.isPossessor { break }
        continue
      }
      if token == start, sentence.isArticle(token) {
        token += 1
        continue
      }
      if sentence.isNameLike(token), !(token > start && isSentenceWord(token)) {
        token += 1
        end = token
        continue
      }
      guard token > start, let next = continuation(at: token, runStart: start, known: known) else {
        break
      }
      token = next
    }
    guard end > start else { return nil }
    return NameRun(tokens: start..<end, known: known.filter { $0.tokens.upperBound <= end })
  }

  /// *The*, *In*, *He* inside a run: a new sentence that the text does not mark.
  private func isSentenceWord(_ token: Int) -> Bool {
    let roles = sentence.roles(token)
    return roles.contains(.opener) && !sentence.canOpenName(token)
      && roles.isDisjoint(with: [.anyHead, .title, .direction])
      && !sentence.cursor.shape(token).contains(.allCapitals)
  }

  /// Behind a small word that joins two parts of a name, the token of the next part.
  private func continuation(
    at token: Int, runStart start: Int, known: [NameLexicon.Match]
  ) -> Int? {
    let roles = sentence.roles(token)
    let next = token + 1
    if roles.contains(.particle) || sentence.cursor.isCharacter("&", token) {
      return sentence.isNameLike(next) && sentence.continuesLine(next) ? next : nil
    }
    // *West 24th Street*
    if sentence.cursor.shape(token).contains(.digits), sentence.roles(next).contains(.placeHead),
      sentence.isCapital(next), !sentence.isBlocked(token)
    {
      return next
    }
    if roles.contains(.connector) || roles.contains(.officeConnector) {
      let target = sentence.roles(next).contains(.the) ? next + 1 : next
      guard sentence.isCapital(target), sentence.continuesLine(target) else { return nil }
      // *Envoy to Syria*, *Minister for Justice*
      if sentence.roles(token - 1).contains(.title) { return target }
      return roles.contains(.connector) && sentence.hasHead(before: token, notBefore: start)
        ? target : nil
    }
    if roles.contains(.and) {
      // *Ministry of Agriculture and Agrarian Reform*
      guard sentence.hasConnector(in: start..<token), sentence.isCapital(next),
        sentence.isCommonWord(next), self.known(at: next) == nil,
        !sentence.roles(next).contains(.demonym)
      else { return nil }
      return next
    }
    return nil
  }

  /// Drops the first word of a sentence where it is no part of the name.
  private func stripOpening(_ run: inout NameRun) {
    while !run.tokens.isEmpty {
      let first = run.tokens.lowerBound
      if let match = run.known.first, match.tokens.lowerBound == first { return }
      let roles = sentence.roles(first)
      let isOpening = sentence.isOpening(first) || sentence.capitals == .everywhere
      guard isOpening || roles.contains(.the) || isSentenceWord(first) else { return }
      guard shouldStrip(first, in: run, roles: roles) else { return }
      run.tokens = first + 1..<run.tokens.upperBound
      // A known name may start in lower case (*peshmerga*).
      while let next = run.tokens.first, !sentence.isCapital(next),
        run.known.first?.tokens.lowerBound != next
      {
        run.tokens = next + 1..<run.tokens.upperBound
      }
    }
  }

  private func shouldStrip(_ first: Int, in run: NameRun, roles: NameRoles) -> Bool {
    let last = run.tokens.upperBound - 1
    let isAlone = run.tokens.count == 1
    if !isAlone, !roles.isDisjoint(with: [.title, .demonym]) { return false }
    let endsInHead = !isAlone && !sentence.roles(last).isDisjoint(with: .anyHead)
    if roles.contains(.opener) {
      // *Central Bank*, *Security Council*, but not *The Army*.
      return
        !(endsInHead && sentence.canOpenName(first) && !roles.contains(.the)
        && run.tokens.count == 2)
    }
    guard sentence.isCommonWord(first) else { return false }
    if isAlone {
      return !roles.contains(.title) || sentence.capitals == .everywhere
    }
    return !endsInHead || !sentence.canOpenName(first)
  }
}

extension NameSentence {
  /// Whether a head word stands before the connector, or a word that opens names at the run's start.
  func hasHead(before token: Int, notBefore start: Int) -> Bool {
    !roles(token - 1).isDisjoint(with: [.anyHead, .organizationOpening])
      || roles(start).contains(.organizationOpening)
  }

  /// *al* before a capital: the first word of *al Qaeda*.
  func isArticle(_ token: Int) -> Bool {
    roles(token).contains(.particle) && cursor.withBytes(token, NameLexicon.isArticle)
      && isCapital(token + 1) && continuesLine(token + 1)
  }

  /// Whether *of* or *for* stands in the range.
  func hasConnector(in tokens: Range<Int>) -> Bool {
    tokens.contains { roles($0).contains(.connector) }
  }
}
