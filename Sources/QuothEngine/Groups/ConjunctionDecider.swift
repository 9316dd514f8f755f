import QuothText

/// Decides whether *after*, *as*, *while* … govern a group, a gerund or a clause.
struct ConjunctionDecider {
  private let context: GroupContext
  /// No more elements are looked at for the verb of a clause.
  private static let reach = 8

  init(context: GroupContext) { self.context = context }

  func run(_ analysis: inout SentenceAnalysis) {
    for index in analysis.elements.indices where analysis.elements[index].kind == .preposition {
      let element = analysis.elements[index]
      let form = form(index + 1, analysis)
      if form == .gerund {
        analysis.elements[index].kind = .gerundPreposition
      } else if element.tokens.count == 1, isConjunction(element.head) {
        if form == .participle || form == .finite || startsClause(index + 1, analysis) {
          analysis.elements[index].kind = .subordinator
        }
      }
    }
  }

  /// *for* is one only behind a comma: *, for they had fled*.
  private func isConjunction(_ token: Int) -> Bool {
    let word = context.word(token)
    if word == context.words.forWord, !context.isLetter(token - 1, ",") { return false }
    return context.words.clausePrepositions.contains(word)
      || context.words.subordinators.contains(word)
  }

  private func form(_ index: Int, _ analysis: SentenceAnalysis) -> VerbForm? {
    guard analysis.elements.indices.contains(index), let group = analysis.elements[index].verbGroup
    else {
      return nil
    }
    return analysis.verbGroups[group].form
  }

  /// Whether a finite verb group follows over groups and phrases.
  private func startsClause(_ start: Int, _ analysis: SentenceAnalysis) -> Bool {
    var index = start
    while index < min(start + ConjunctionDecider.reach, analysis.elements.count) {
      switch analysis.elements[index].kind {
      case .nounGroup, .preposition, .date, .adverb, .coordinator, .parenthesis, .possessiveEnding,
        .accordingTo:
        index += 1
      case .verbGroup: return form(index, analysis) == .finite
      default: return false
      }
    }
    return false
  }
}
