import QuothModel
import QuothText

/// The number of victims of an event: the sum over what fills its counted role (GRAMMAR.md §4.10).
struct CountSummation {
  let graph: ClauseGraph
  /// *a*, *an*, *another*, *his*: one person when the noun is singular.
  let singularDeterminers: WordSet
  /// *number*, *toll*, *group*: a singular noun that is no single person.
  let collectiveNouns: WordSet
  /// *he*, *her*, *himself*: one person.
  let singularPronouns: WordSet
  /// *the*: one person before a singular noun of the type `people`.
  let definiteArticles: WordSet
  /// Types whose names stand for one person.
  let person: TypeID
  /// The type of unnamed persons.
  let people: TypeID

  /// The sum over `fillers`, or nil when none of them states a number.
  func count(of fillers: [RoleFiller]) -> Count? {
    var (low, high): (Int?, Int?) = (0, 0)
    var (isApproximate, hasNumber, hasUncounted) = (false, false, false)
    for case .element(let index) in fillers {
      if let stated = statedCount(of: index) {
        hasNumber = true
        low = stated.low.map { (low ?? 0) + $0 } ?? low
        high = stated.high.flatMap { added in high.map { $0 + added } }
        isApproximate = isApproximate || stated.isApproximate
      } else if isSinglePerson(index) {
        hasNumber = true
        low = (low ?? 0) + 1
        high = high.map { $0 + 1 }
      } else {
        hasUncounted = true
      }
    }
    guard hasNumber, !(hasUncounted && low == 0) else { return nil }
    return Count(low: low == 0 && high != 0 ? nil : low, high: high, isApproximate: isApproximate)
  }

  private func statedCount(of index: Int) -> Count? {
    guard let quantity = graph.elements[index].nounGroup.quantity else { return nil }
    return graph.analysis.quantities[quantity].count
  }

  private func isSinglePerson(_ index: Int) -> Bool {
    let element = graph.elements[index]
    if element.nounGroup.name != nil, element.type == person { return true }
    if element.tokens.count == 1, singularPronouns.contains(graph.headWord(index)) { return true }
    guard element.kind == .nounGroup, !element.nounGroup.isPlural, element.nounGroup.name == nil,
      [.actor, .unknown].contains(graph.words.category(element.type)),
      !collectiveNouns.contains(graph.headWord(index)),
      graph.analysis.tags[element.head].isNoun
    else { return false }
    if graph.kind(index - 1) == .relativePronoun,
      singularDeterminers.contains(graph.headWord(index - 1))
    {
      return true  // "whose sister"
    }
    guard element.tokens.count > 1 else { return false }
    // "the suspect", but not "the army"
    if element.type == people, definiteArticles.contains(graph.firstWord(index)) {
      return graph.analysis.tags[element.head] == .noun
    }
    return singularDeterminers.contains(graph.firstWord(index))
  }
}
