import QuothModel
import QuothText

/// The number of victims of an event: the sum over what fills its counted role (GRAMMAR.md §4.10).
struct CountSummation {
  let graph: ClauseGraph
  /// *a*, *an*, *another*, *his*: one person when the noun is singular.
  let singularDeterminers: WordSet
  /// *number*, *toll*, *group*: a singular noun that is no single person.
  let collectiveNouns: WordSet
  /// *couple*, *trio*, *both*: words that say how many belong to a group.
  let groupSizes: [WordID: Int]
  /// *he*, *her*, *himself*: one person.
  let singularPronouns: WordSet
  /// Types whose names stand for one person.
  let person: TypeID
  /// The type of unnamed persons.
  let people: TypeID
  /// Whether a lemma names a kind of person (*gunman*, not *army*).
  let isPersonNoun: (WordID) -> Bool

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
    if let number = number(of: index) { return number }
    guard graph.isNounGroup(index) else { return nil }
    let head = graph.headWord(index)
    if let size = groupSizes[head] ?? groupSizes[graph.firstWord(index)] {
      return Count(low: size, high: size)
    }
    // "a family of five"
    guard collectiveNouns.contains(head), graph.kind(index + 1) == .preposition,
      graph.isNounGroup(index + 2), graph.elements[index + 2].type == .quantity
    else { return nil }
    return number(of: index + 2)
  }

  private func number(of index: Int) -> Count? {
    graph.elements[index].nounGroup.quantity.flatMap { graph.analysis.quantities[$0].count }
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
    // "the suspect" and, in headlines, "teen", but not "the army"
    if element.type == people { return graph.analysis.tags[element.head] == .noun }
    guard element.tokens.count > 1 else { return false }
    let first = graph.firstWord(index)
    if graph.words.definite.contains(first), isPersonNoun(graph.lemma(atToken: element.head)) {
      return graph.analysis.tags[element.head] == .noun
    }
    return singularDeterminers.contains(first)
  }
}
