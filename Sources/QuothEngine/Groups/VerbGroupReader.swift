import QuothText

/// Finds how far verb groups reach, and reads voice, form, polarity and the rest off their words.
struct VerbGroupReader {
  private let context: GroupContext
  private var words: GroupWords { context.words }

  init(context: GroupContext) { self.context = context }

  // MARK: Extent

  /// Cuts what belongs to another group (*said | retaking*) and adds infinitives (*managed to retake*).
  func extent(
    of range: Range<Int>, _ analysis: SentenceAnalysis, infinitive: (Int) -> Int?
  ) -> Range<Int> {
    for token in range.dropFirst() where context.isLetter(token, "G") {
      let before = lastVerb(in: range.lowerBound..<token)
      guard let before, !context.belongs(before, .be),
        !words.gerundChainVerbs.contains(analysis.lemmas[before])
      else { continue }
      return range.lowerBound..<trimmed(token, range.lowerBound)
    }
    if let cut = participleCut(range, analysis) { return range.lowerBound..<cut }
    if let cut = finiteCut(range, analysis) { return range.lowerBound..<cut }
    var end = range.upperBound
    while isChained(end, range.lowerBound, analysis), let next = infinitive(end) { end = next }
    return range.lowerBound..<end
  }

  /// Before a participle that no auxiliary governs: *the strikes come | backed by …*, *the downing | brought*.
  private func participleCut(_ range: Range<Int>, _ analysis: SentenceAnalysis) -> Int? {
    for token in range.dropFirst() where context.isLetter(token, "E") {
      guard let before = lastVerb(in: range.lowerBound..<token) else { continue }
      let governs =
        context.belongs(before, .auxiliaries) || context.belongs(before, .reportedStates)
        || words.stateVerbs.contains(analysis.lemmas[before])
        || context.isLetter(before, "E") || isChainVerb(before, analysis)
      if !governs { return trimmed(token, range.lowerBound) }
    }
    return nil
  }

  /// Before a past tense behind a participle with its auxiliary: *whose sister was killed | told the group*.
  private func finiteCut(_ range: Range<Int>, _ analysis: SentenceAnalysis) -> Int? {
    range.dropFirst().first { token in
      analysis.tags[token] == .pastVerb
        && lastVerb(in: range.lowerBound..<token).map {
          !context.belongs($0, .auxiliaries)
            && (context.isLetter($0, "E") || context.isLetter($0, "J"))
        } == true
    }.map { trimmed($0, range.lowerBound) }
  }

  /// Adverbs before a cut stay with what follows.
  private func trimmed(_ end: Int, _ start: Int) -> Int {
    var end = end
    while end > start + 1, context.isLetter(end - 1, "R") { end -= 1 }
    return end
  }

  private func lastVerb(in range: Range<Int>) -> Int? {
    range.last { !context.isLetter($0, "R") }
  }

  private func isChainVerb(_ token: Int, _ analysis: SentenceAnalysis) -> Bool {
    words.chainVerbs.contains(analysis.lemmas[token])
  }

  /// Whether an infinitive at `token` belongs to the verb group that starts at `start`.
  private func isChained(_ token: Int, _ start: Int, _ analysis: SentenceAnalysis) -> Bool {
    guard let last = lastVerb(in: start..<token) else { return false }
    if context.isLetter(token, "J") {
      return context.belongs(last, .be)
        && context.belongs(token, .chainAdjectives)
    }
    return isChainVerb(last, analysis)
  }

  // MARK: Features

  /// The element of the verb group over `range`; the group is added to the analysis.
  func element(_ range: Range<Int>, _ analysis: inout SentenceAnalysis) -> Element {
    let group = read(range, analysis)
    var element = Element(kind: .verbGroup, tokens: range, head: group.main)
    element.verbGroup = analysis.verbGroups.count
    analysis.verbGroups.append(group)
    return element
  }

  private func read(_ range: Range<Int>, _ analysis: SentenceAnalysis) -> VerbGroup {
    // a lone modal: "they will"
    let main =
      range.last { isVerbForm($0, analysis) } ?? lastVerb(in: range) ?? range.lowerBound
    let lexical = lexicalVerbs(of: range, main: main, analysis)
    let first = range.first { !context.isLetter($0, "R") } ?? range.lowerBound
    var group = VerbGroup(
      main: main, lexicalVerbs: lexical, lemma: analysis.lemmas[main],
      form: form(range, first: first, main: main, analysis))
    group.isPassive = isPassive(main, range, analysis)
    group.isNegated = range.contains { context.belongs($0, .negations) }
    if let modal = range.first(where: { analysis.tags[$0] == .modal }) {
      group.modal = context.word(modal)
    }
    for verb in lexical.dropLast() where isChainVerb(verb, analysis) {
      group.chain.append(analysis.lemmas[verb])
    }
    for token in range where context.isLetter(token, "J") {
      group.chain.append(context.word(token))
    }
    group.isAmbiguousPast =
      first == main && !context.belongs(main, .pastTenses)
      && context.vocabulary.canBe(.pastVerb, context.word(main))
      && context.vocabulary.canBe(.pastParticiple, context.word(main))
      && (analysis.tags[main] == .pastVerb || analysis.tags[main] == .pastParticiple)
    group.hasPerfectAuxiliary = range.contains {
      $0 != main && context.belongs($0, .have)
    }
    group.isToInfinitive = context.isLetter(first, "T")
    return group
  }

  private func isVerbForm(_ token: Int, _ analysis: SentenceAnalysis) -> Bool {
    analysis.tags[token].isVerb && analysis.tags[token] != .modal
  }

  /// The verbs that are no auxiliaries; the main one is the last, whatever it is.
  private func lexicalVerbs(
    of range: Range<Int>, main: Int, _ analysis: SentenceAnalysis
  ) -> [Int] {
    func isLexical(_ token: Int) -> Bool {
      isVerbForm(token, analysis) && !context.belongs(token, .auxiliaries)
    }
    // Most groups have one.
    if !range.contains(where: { $0 != main && isLexical($0) }) { return [main] }
    let lexical = range.filter(isLexical)
    return lexical.last == main ? lexical : lexical + [main]
  }

  private func form(_ range: Range<Int>, first: Int, main: Int, _ analysis: SentenceAnalysis)
    -> VerbForm
  {
    switch analysis.tags[first] {
    case .pastVerb where first != main && context.belongs(first, .reportedStates):
      return .participle  // "67 civilians confirmed killed"
    case .pastParticiple: return .participle
    case .gerund: return .gerund
    case .to: return .infinitive
    case .baseVerb:
      return isHeadlineVerb(first, analysis) ? .finite : .infinitive
    default: return .finite
    }
  }

  /// *…, recapture historic town* and *storm base and take arms*: no modal or *to* governs the base form.
  private func isHeadlineVerb(_ first: Int, _ analysis: SentenceAnalysis) -> Bool {
    if context.isLetter(first - 1, ",") { return true }
    guard context.isLetter(first - 1, "&"), let previous = analysis.verbGroups.last else {
      return false
    }
    return previous.form == .finite && previous.modal == .unknown
  }

  /// Whether *be* or *get* governs the participle at `main`, over other participles.
  private func isPassive(_ main: Int, _ range: Range<Int>, _ analysis: SentenceAnalysis) -> Bool {
    guard analysis.tags[main] == .pastParticiple || analysis.tags[main] == .pastVerb else {
      return false
    }
    var token = main - 1
    var crossed: Int?
    while token >= range.lowerBound {
      let isParticiple =
        analysis.tags[token] == .pastParticiple && !context.belongs(token, .be)
        || context.belongs(token, .reportedStates)
      guard context.isLetter(token, "R") || isParticiple else { break }
      if isParticiple { crossed = token }
      token -= 1
    }
    if token >= range.lowerBound,
      context.belongs(token, .be) || context.belongs(token, .get)
        || words.stateVerbs.contains(analysis.lemmas[token])
    {
      return true
    }
    // "67 civilians confirmed killed"
    guard let crossed, token < range.lowerBound else { return false }
    return context.belongs(crossed, .reportedStates)
  }
}
