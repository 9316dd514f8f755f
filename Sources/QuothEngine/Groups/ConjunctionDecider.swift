import QuothText

/// Decides whether *after*, *as*, *while* … govern a group, a gerund or a clause.
struct ConjunctionDecider {
  private let context: GroupContext
  /// No more elements are looked at for the verb of a clause.
  private static let reach = 8

  init(context: GroupContext) { self.context = context }

  func run(_ analysis: inout SentenceAnalysis) {
    for index in analysis.elements.indices where analysis.elements[index].kind == .preposition {
      let form = form(index + 1, analysis)
      if form == .gerund {
        analysis.elements[index].kind = .gerundPreposition
      } else if analysis.elements[index].tokens.count == 1,
        isConjunction(analysis.elements[index].head)
      {
        if form == .participle || form == .finite || startsClause(index + 1, analysis) {
          analysis.elements[index].kind = .subordinator
        }
      }
    }
  }

  /// *for* is one only behind a comma: *, for they had fled*.
  private func isConjunction(_ token: Int) -> Bool {
    if context.belongs(token, .forWord), !context.isLetter(token - 1, ",") { return false }
    return context.belongs(token, .clausePrepositions) || context.belongs(token, .subordinators)
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
