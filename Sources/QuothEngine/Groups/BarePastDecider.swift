import QuothText

/// Decides whether bare *-ed* forms are finite, by what follows: *seized the town* is, *seized by troops* is not.
///
/// Other bare forms keep what the tagger chose; the clause stage judges them by their surroundings.
struct BarePastDecider {
  private let context: GroupContext

  init(context: GroupContext) { self.context = context }

  func run(_ analysis: inout SentenceAnalysis) {
    for index in analysis.elements.indices {
      guard let group = analysis.elements[index].verbGroup else { continue }
      guard analysis.verbGroups[group].isAmbiguousPast,
        analysis.verbGroups[group].lexicalVerbs.count == 1
      else {
        decideChain(group, &analysis)
        continue
      }
      var next = index + 1
      while next < analysis.elements.count, analysis.elements[next].kind == .adverb { next += 1 }
      if isDescription(of: index - 1, analysis) || !analysis.elements.indices.contains(next) {
        if isDescription(of: index - 1, analysis) {
          set(.participle, .pastParticiple, group, &analysis)
        }
        continue
      }
      let follower = analysis.elements[next]
      if follower.kind == .preposition, context.belongs(follower.head, .by) {
        set(.participle, .pastParticiple, group, &analysis)
      } else if hasSubject(before: index, analysis),
        follower.kind == .complementizer || sharesSubject(index, analysis)
          || opensQuestion(follower, analysis)
          || follower.kind == .nounGroup && !isMeasure(follower) && !startsClause(next, analysis)
      {
        set(.finite, .pastVerb, group, &analysis)
      }
    }
  }

  /// *joined the brigade and **fought** in the hills*: the verb before *and* is a plain past.
  private func sharesSubject(_ index: Int, _ analysis: SentenceAnalysis) -> Bool {
    guard index > 0, analysis.elements[index - 1].kind == .coordinator,
      let verb = analysis.elements[..<index].last(where: { $0.verbGroup != nil })?.verbGroup
    else { return false }
    let earlier = analysis.verbGroups[verb]
    return earlier.form == .finite && !earlier.isPassive && !earlier.hasPerfectAuxiliary
      && analysis.tags[earlier.main] == .pastVerb
      && !context.belongs(earlier.main, .be)
  }

  /// *condemned what it called a crime*.
  private func opensQuestion(_ element: Element, _ analysis: SentenceAnalysis) -> Bool {
    element.kind == .relativePronoun && analysis.tags[element.head] == .whPronoun
      && !context.belongs(element.head, .personRelatives)
  }

  /// *those killed*: the form describes the pronoun.
  private func isDescription(of index: Int, _ analysis: SentenceAnalysis) -> Bool {
    guard analysis.elements.indices.contains(index), analysis.elements[index].tokens.count == 1
    else { return false }
    return context.belongs(analysis.elements[index].head, .pluralDemonstratives)
  }

  /// *located 500 km north*.
  private func isMeasure(_ element: Element) -> Bool {
    context.isLetter(element.tokens.lowerBound, "C")
  }

  /// *managed to run* is active, *believed to be held* is not.
  private func decideChain(_ group: Int, _ analysis: inout SentenceAnalysis) {
    guard analysis.verbGroups[group].form == .participle,
      let first = analysis.verbGroups[group].lexicalVerbs.first,
      context.words.activeChainVerbs.contains(analysis.lemmas[first])
    else { return }
    analysis.verbGroups[group].form = .finite
    analysis.tags[first] = .pastVerb
  }

  private func set(
    _ form: VerbForm, _ tag: PartOfSpeech, _ group: Int, _ analysis: inout SentenceAnalysis
  ) {
    analysis.verbGroups[group].form = form
    analysis.tags[analysis.verbGroups[group].main] = tag
  }

  /// A group, a relative pronoun or a verb to share a subject with stands before the verb.
  private func hasSubject(before index: Int, _ analysis: SentenceAnalysis) -> Bool {
    var before = index - 1
    while before >= 0 {
      switch analysis.elements[before].kind {
      case .adverb, .date, .parenthesis: before -= 1
      case .nounGroup, .relativePronoun, .comma, .coordinator:
        return before > 0 || analysis.elements[0].kind == .nounGroup
      default: return false
      }
    }
    return false
  }

  /// Whether a finite verb that is no bare form itself follows the group.
  private func startsClause(_ index: Int, _ analysis: SentenceAnalysis) -> Bool {
    var next = index + 1
    while next < analysis.elements.count {
      switch analysis.elements[next].kind {
      case .adverb, .parenthesis: next += 1
      case .preposition: next += 2
      case .verbGroup:
        guard let group = analysis.elements[next].verbGroup else { return false }
        return analysis.verbGroups[group].form == .finite
          && !analysis.verbGroups[group].isAmbiguousPast
      default: return false
      }
    }
    return false
  }
}
