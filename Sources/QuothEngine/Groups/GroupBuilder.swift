package import PCRE2
package import QuothText

/// Puts the tokens of a tagged sentence together to noun groups, verb groups and the words between them.
///
/// Keeps its buffers; belongs to one worker, with the workspace that it was given.
package struct GroupBuilder {
  let words: GroupWords
  let vocabulary: Vocabulary
  private let infinitive: LazyPattern
  private let search: GroupSearch
  private let workspace: MatchWorkspace
  /// The elements while they are put together; the sentence gets as many places as it needs.
  private var elements: [Element] = []
  private var verbGroups: [VerbGroup] = []

  package init(
    words: GroupWords, vocabulary: Vocabulary, expressions: GroupExpressions,
    workspace: MatchWorkspace
  ) {
    self.words = words
    self.vocabulary = vocabulary
    infinitive = expressions.infinitive
    search = GroupSearch(expressions)
    self.workspace = workspace
  }

  /// Fills `elements` and `verbGroups` of a tagged sentence.
  ///
  /// The types of names may be settled by their class noun on the way (*the town of X*).
  package mutating func build(_ analysis: inout SentenceAnalysis, of document: TokenizedDocument) {
    let sentence = document.sentences[analysis.sentence]
    let classes = document.words[sentence.tokens].map { words.classes(of: $0) }
    let context = GroupContext(
      words: words, vocabulary: vocabulary,
      letters: TagLetters().letters(of: analysis, classes, document),
      classes: classes,
      tokens: document.words[sentence.tokens],
      shapes: document.shapes[sentence.tokens])
    let verbs = VerbGroupReader(context: context)
    let nouns = NounGroupReader(context: context)
    swap(&analysis.elements, &elements)
    swap(&analysis.verbGroups, &verbGroups)
    analysis.elements.removeAll(keepingCapacity: true)
    analysis.verbGroups.removeAll(keepingCapacity: true)
    var token = 0
    var match = nextGroup(from: 0, context)
    var date = 0
    while token < context.letters.count {
      while date < analysis.dates.count, analysis.dates[date].tokens.lowerBound < token {
        date += 1  // inside a group or a bracket
      }
      if date < analysis.dates.count, analysis.dates[date].tokens.lowerBound <= token {
        let range = token..<max(analysis.dates[date].tokens.upperBound, token + 1)
        var element = Element(kind: .date, tokens: range, head: range.upperBound - 1)
        element.date = date
        date += 1
        analysis.elements.append(element)
        token = range.upperBound
        continue
      }
      if context.belongs(token, .phraseOpenings),
        let phrase = phrase(at: token, context, analysis)
      {
        analysis.elements.append(phrase)
        token = phrase.tokens.upperBound
        continue
      }
      if let found = match, found.range.lowerBound < token {
        match = nextGroup(from: token, context)
      }
      if let found = match, found.range.lowerBound == token {
        let limited = limit(found.range, context, analysis)
        if found.isVerb {
          let range = verbs.extent(of: limited, analysis) { infinitiveEnd($0, context) }
          analysis.elements.append(verbs.element(range, &analysis))
          token = range.upperBound
        } else {
          analysis.elements.append(nouns.element(limited, analysis))
          token = limited.upperBound
        }
        match = nextGroup(from: token, context)
      } else {
        let element = singleElement(at: token, context)
        analysis.elements.append(element)
        token = element.tokens.upperBound
      }
    }
    GroupMerger(context: context, nouns: nouns).run(&analysis)
    BarePastDecider(context: context).run(&analysis)
    ConjunctionDecider(context: context).run(&analysis)
    swap(&analysis.elements, &elements)
    swap(&analysis.verbGroups, &verbGroups)
    analysis.elements = elements.withUnsafeBufferPointer { Array($0) }
    analysis.verbGroups = verbGroups.withUnsafeBufferPointer { Array($0) }
  }

  // MARK: Expressions

  private func nextGroup(from token: Int, _ context: GroupContext) -> GroupSearch.Group? {
    search.group(in: context.letters, from: token, workspace: workspace)
  }

  /// The end of an infinitive that starts at `token`.
  private func infinitiveEnd(_ token: Int, _ context: GroupContext) -> Int? {
    guard token < context.letters.count else { return nil }
    let outcome = context.letters.withUnsafeBufferPointer {
      workspace.match(infinitive, in: $0, from: token)
    }
    guard case .matched = outcome else { return nil }
    return workspace.span(ofGroup: 0)?.upperBound
  }

  /// A group ends before a preposition of several words, and where a comma is missing.
  private func limit(_ range: Range<Int>, _ context: GroupContext, _ analysis: SentenceAnalysis)
    -> Range<Int>
  {
    for token in range.dropFirst() {
      let isPhrase =
        context.belongs(token, .phraseOpenings) && phrase(at: token, context, analysis) != nil
      if isPhrase || separates(token, context, analysis) { return range.lowerBound..<token }
    }
    return range
  }

  /// Whether a number starts at the token: *nine farmers | 20 km from the town*.
  private func startsQuantity(_ token: Int, _ analysis: SentenceAnalysis) -> Bool {
    analysis.quantities.contains { $0.tokens.lowerBound == token }
  }

  /// Where a lost comma stood: *8 rocket shells | al-Khadami district*, *nearly 300 | leaving Zabadani*.
  private func separates(_ token: Int, _ context: GroupContext, _ analysis: SentenceAnalysis)
    -> Bool
  {
    func isName(_ token: Int) -> Bool { analysis.names.contains { $0.tokens.contains(token) } }
    if analysis.tags[token - 1] == .pluralNoun, !isName(token - 1) {
      return analysis.names.contains { $0.tokens.lowerBound == token }
        || startsQuantity(token, analysis)
    }
    // "killed 40 men in Moura | over five days"
    if isName(token - 1), !isName(token), !context.shape(token).contains(.digits),
      startsQuantity(token, analysis)
    {
      return true
    }
    return context.isLetter(token, "G") && context.isLetter(token - 1, "K") && isName(token + 1)
  }

  // MARK: Single elements

  private func phrase(at token: Int, _ context: GroupContext, _ analysis: SentenceAnalysis)
    -> Element?
  {
    guard
      let found = words.phrases.phrase(in: context.tokens, at: context.tokens.startIndex + token)
    else { return nil }
    let range = token..<token + found.count
    guard !analysis.names.contains(where: { $0.tokens.overlaps(range) }),
      !range.contains(where: { context.isLetter($0, "K") || context.isLetter($0, "Z") })
    else { return nil }
    // "targets such as": a verb or noun reading of a single first word is not touched by phrases of prepositions
    return Element(kind: found.kind, tokens: range, head: range.upperBound - 1)
  }

  private func singleElement(at token: Int, _ context: GroupContext) -> Element {
    func element(_ kind: ElementKind, count: Int = 1) -> Element {
      Element(kind: kind, tokens: token..<token + count, head: token + count - 1)
    }
    let letters = context.letters
    switch letters[token] {
    case UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "T"):
      if context.belongs(token, .according), context.belongs(token + 1, .to) {
        return element(.accordingTo, count: 2)
      }
      return element(
        context.belongs(token, .complementizers) ? .complementizer : .preposition)
    case UInt8(ascii: "W"), UInt8(ascii: "X"): return element(.relativePronoun)
    case UInt8(ascii: "w"): return element(.subordinator)
    case UInt8(ascii: "&"): return element(.coordinator)
    case UInt8(ascii: ","): return element(.comma)
    case UInt8(ascii: "R"), UInt8(ascii: "A"), UInt8(ascii: "J"): return element(.adverb)
    case UInt8(ascii: "S"): return element(.possessiveEnding)
    case UInt8(ascii: "q"): return element(.quotationMark)
    case UInt8(ascii: "("):
      let limit = min(token + 9, letters.count)
      if let close = letters[token..<limit].firstIndex(of: UInt8(ascii: ")")) {
        return element(.parenthesis, count: close - token + 1)
      }
      return element(.punctuation)
    case UInt8(ascii: "o"): return element(.other)
    case UInt8(ascii: "E"), UInt8(ascii: "G"), UInt8(ascii: "N"), UInt8(ascii: "D"):
      return element(.other)
    default: return element(.punctuation)
    }
  }
}
