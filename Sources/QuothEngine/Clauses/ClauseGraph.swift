package import QuothText

/// The grammatical relations of one sentence: who is subject and object of which verb group, which phrases
/// belong to it, what a relative pronoun stands for.
///
/// A shallow walk over the row of elements with skip rules, no parser (GRAMMAR.md §4.3–4.4). Every index is an
/// element index unless its name says token. Subjects are computed once per verb group.
package final class ClauseGraph {
  package let document: TokenizedDocument
  package let analysis: SentenceAnalysis
  /// The elements of the sentence, as `analysis` has them.
  package let elements: [Element]
  package let words: ClauseWords
  /// The number of nested subject questions after which a walk gives up (mutually dependent verbs).
  static let depthLimit = 5

  /// The subjects of the verb groups that were asked for.
  private var subjectsByElement: [(element: Int, subjects: [Int])] = []
  /// The phrases behind each element that were asked for.
  private var phrasesByElement: [(element: Int, scan: PhraseScan)] = []

  package init(document: TokenizedDocument, analysis: SentenceAnalysis, words: ClauseWords) {
    self.document = document
    self.analysis = analysis
    elements = analysis.elements
    self.words = words
  }

  // MARK: Looking at elements

  @inline(__always)
  package func kind(_ index: Int) -> ElementKind? {
    elements.indices.contains(index) ? elements[index].kind : nil
  }

  @inline(__always)
  package func verbGroup(_ index: Int) -> VerbGroup? {
    guard elements.indices.contains(index), let group = elements[index].verbGroup else {
      return nil
    }
    return analysis.verbGroups[group]
  }

  /// The folded word of a sentence token.
  package func word(atToken token: Int) -> WordID {
    document.words[analysis.firstToken + token]
  }

  /// The folded words of sentence tokens.
  func words(atTokens tokens: Range<Int>) -> ArraySlice<WordID> {
    document.words[
      analysis.firstToken + tokens.lowerBound..<analysis.firstToken + tokens.upperBound]
  }

  /// The folded word of the element's head.
  package func headWord(_ index: Int) -> WordID { word(atToken: elements[index].head) }

  /// The folded word of the element's first token.
  package func firstWord(_ index: Int) -> WordID {
    word(atToken: elements[index].tokens.lowerBound)
  }

  package func lemma(atToken token: Int) -> WordID { analysis.lemmas[token] }

  package func isNounGroup(_ index: Int) -> Bool { kind(index) == .nounGroup }

  package func isVerbGroup(_ index: Int) -> Bool { kind(index) == .verbGroup }

  package func isFinite(_ index: Int) -> Bool { verbGroup(index)?.form == .finite }

  package func isSpeech(_ index: Int) -> Bool {
    verbGroup(index).map { words.speechVerbs.contains($0.lemma) } ?? false
  }

  package func isNamed(_ index: Int) -> Bool { elements[index].nounGroup.name != nil }

  /// `;`, `:` or a full stop inside the sentence: nothing reaches across it.
  func isHardStop(_ index: Int) -> Bool {
    guard kind(index) == .punctuation else { return false }
    return !words.dashes.contains(headWord(index)) && !words.brackets.contains(headWord(index))
  }

  /// The most elements in front of the colon of a log entry.
  private static let longestHeader = 9

  /// The colon that closes the head of a log entry, with no verb before it: *13 Nov., Biruma**:** two farmers shot
  /// dead*, *Police**:** gunman killed*.
  package var headerColon: Int? {
    for index in 1..<max(1, min(Self.longestHeader, elements.count)) {
      switch elements[index].kind {
      case .verbGroup: return nil
      case .punctuation where words.colon == headWord(index): return index
      default: continue
      }
    }
    return nil
  }

  // MARK: Groups around a group

  /// The preposition that governs a noun group, through the members of an *and*-list.
  package func governingPreposition(of index: Int) -> Int? {
    var current = index - 1
    while current >= 0 {
      switch elements[current].kind {
      case .preposition, .accordingTo, .gerundPreposition: return current
      case .coordinator where isNounGroup(current - 1): current -= 2
      case .adverb: current -= 1
      default: return nil
      }
    }
    return nil
  }

  /// Whether two groups can be members of one list.
  func canCoordinate(_ left: Int, _ right: Int) -> Bool {
    let (first, second) = (
      words.category(elements[left].type), words.category(elements[right].type)
    )
    if first == second || first == .unknown || second == .unknown { return true }
    // "Russia and its allies": countries act.
    switch (first, second) {
    case (.actor, .place): return canAct(right)
    case (.place, .actor): return canAct(left)
    default: return false
    }
  }

  /// Whether a place can act: a named one, or *Western countries*.
  private func canAct(_ place: Int) -> Bool {
    isNamed(place) || words.actingKinds.contains(elements[place].nounGroup.kind)
  }

  /// *and*, *or*, or one of several words (*as well as*).
  private func isListCoordinator(_ index: Int) -> Bool {
    kind(index) == .coordinator
      && (elements[index].tokens.count > 1 || words.listCoordinators.contains(headWord(index)))
  }

  /// The members of the list that ends with `index`, in order.
  package func listLeft(of index: Int) -> [Int] {
    var members = [appositionHead(of: index) ?? index]
    var current = members[0] - 1
    // "2 adults, six children dead": headlines drop the "and" between counted groups.
    if isCountedList(current, members[0]) { return [current - 1] + members }
    guard current > 0, isListCoordinator(current) else { return members }
    current -= 1
    if kind(current) == .comma { current -= 1 }
    current = beforeAge(current)
    guard isNounGroup(current), canCoordinate(current, index) else { return members }
    guard !isVerbGroup(current - 1) || isSpeech(current - 1) || isResultVerb(current - 1) else {
      return members
    }
    members.insert(current, at: 0)
    while current > 1, kind(current - 1) == .comma {
      let previous = beforeAge(current - 2)
      guard isNounGroup(previous), canCoordinate(previous, index) else { break }
      current = previous
      members.insert(current, at: 0)
    }
    return members
  }

  /// The person that an age at `index` belongs to, over a home behind it: ***Ana Ruiz**, 34, of Dover,*.
  private func beforeAge(_ index: Int) -> Int {
    if isAge(index) { return index - 2 }
    return isNounGroup(index) && kind(index - 1) == .preposition && isAge(index - 3)
      ? index - 5 : index
  }

  /// *Ana Ruiz, **34**, was hurt*: a bare number between commas behind a group without one.
  func isAge(_ index: Int) -> Bool {
    isNounGroup(index) && elements[index].tokens.count == 1
      && elements[index].nounGroup.quantity != nil
      && [TypeID.quantity, .none].contains(elements[index].type)
      && kind(index - 1) == .comma && kind(index + 1) == .comma && isNounGroup(index - 2)
      && elements[index - 2].nounGroup.quantity == nil
  }

  private func isResultVerb(_ index: Int) -> Bool {
    verbGroup(index).map { words.resultVerbs.contains($0.lemma) } ?? false
  }

  /// Whether a comma joins two counted groups of the same category that stand free.
  private func isCountedList(_ comma: Int, _ last: Int) -> Bool {
    guard comma > 0, kind(comma) == .comma, isNounGroup(comma - 1),
      elements[comma - 1].nounGroup.quantity != nil, elements[last].nounGroup.quantity != nil,
      elements[comma - 1].type != .quantity, elements[last].type != .quantity
    else { return false }
    let category = words.category(elements[last].type)
    return category == .actor && category == words.category(elements[comma - 1].type)
      && governingPreposition(of: comma - 1) == nil
      && (!isVerbGroup(comma - 2) || isResultVerb(comma - 2))
  }

  /// The members of the list that starts with `index`, in order.
  package func listRight(of index: Int) -> [Int] {
    var members = [index]
    while let next = nextMember(after: members[members.count - 1], of: index) {
      members.append(next)
    }
    return members
  }

  /// The member behind `member` in the list that starts with `first`: over *and*, a comma, or both.
  private func nextMember(after member: Int, of first: Int) -> Int? {
    var next = isAge(member + 2) ? member + 3 : member + 1
    let isAfterComma = kind(next) == .comma
    if isAfterComma, isListCoordinator(next + 1) { next += 1 }
    let isLast = isListCoordinator(next)
    next += 1
    guard isAfterComma || isLast, isNounGroup(next), canCoordinate(next, first),
      !startsClause(next), isLast || listGoesOn(after: next),
      !(isAfterComma && isLast && isFollowedByPredicate(next))
    else { return nil }
    return next
  }

  /// Whether *, and X* can open a clause, however far its verb is: *, and **the clerk**, 22, was hurt*.
  private func isFollowedByPredicate(_ index: Int) -> Bool {
    for current in elements.indices.dropFirst(index + 1) {
      switch elements[current].kind {
      case .verbGroup where isFinite(current): return !isSpeech(current)
      case .relativePronoun, .subordinator, .complementizer: return false
      case .punctuation where isHardStop(current): return false
      default: continue
      }
    }
    return false
  }

  /// Whether the list that has reached `index` by a comma is closed by *and* further right.
  private func listGoesOn(after index: Int) -> Bool {
    var current = index
    while let next = kind(current + 1), [.comma, .coordinator, .nounGroup].contains(next) {
      current += 1
      if next == .coordinator { return isNounGroup(current + 1) && !startsClause(current + 1) }
    }
    return false
  }

  /// The named group before a described one in apposition: ***SANA**, the state agency,*.
  private func appositionHead(of index: Int) -> Int? {
    guard index > 1, kind(index - 1) == .comma,
      !isNamed(index) && words.articles.contains(firstWord(index))
        || elements[index].type == words.title
    else { return nil }
    let head = kind(index - 2) == .parenthesis ? index - 3 : index - 2
    guard head >= 0, isNounGroup(head), isNamed(head), canCoordinate(head, index),
      governingPreposition(of: head) == nil
    else { return nil }
    return head
  }

  // MARK: Clauses

  /// Whether the noun group starts a clause: a finite verb group follows over phrases, adverbs and *and*-groups.
  ///
  /// `forBarePast`: asked on behalf of a bare *-ed* form; then a bare *-ed* form that is followed by a
  ///   preposition does not count.
  package func startsClause(_ index: Int, forBarePast: Bool = false) -> Bool {
    var current = index + 1
    while let kind = kind(current) {
      switch kind {
      case .adverb, .parenthesis, .date: current += 1
      case .preposition where isNounGroup(current + 1) || self.kind(current + 1) == .date:
        current += 2
      case .coordinator where isNounGroup(current + 1): current += 2
      case .verbGroup:
        guard let group = verbGroup(current) else { return false }
        // "kills two injures three": a plural does not go with a singular verb.
        if current == index + 1, analysis.tags[group.main] == .thirdPersonVerb,
          elements[index].type == .quantity, elements[index].nounGroup.isPlural
        {
          return false
        }
        if forBarePast, group.isAmbiguousPast, !group.isPassive, !group.hasPerfectAuxiliary,
          self.kind(current + 1) == nil || self.kind(current + 1) == .preposition
        {
          return false
        }
        return group.form == .finite
      default: return false
      }
    }
    return false
  }

  /// The phrases to the right of element `index`, over the object, up to the clause edge (GRAMMAR.md §4.3, 4.6);
  /// memoized.
  package func phrases(rightOf index: Int) -> PhraseScan {
    for known in phrasesByElement where known.element == index { return known.scan }
    let scan = scanPhrases(rightOf: index)
    phrasesByElement.append((index, scan))
    return scan
  }

  /// The subjects of verb group `index`; memoized.
  package func subjects(of index: Int) -> [Int] { subjects(of: index, depth: 0) }

  func subjects(of index: Int, depth: Int) -> [Int] {
    guard isVerbGroup(index) else { return [] }
    for known in subjectsByElement where known.element == index { return known.subjects }
    guard depth < Self.depthLimit else { return [] }
    let found = walkToSubject(of: index, depth: depth)
    if depth == 0 { subjectsByElement.append((index, found)) }
    return found
  }
}
