import QuothRules
import QuothText

/// Finds who stands behind a speaking thing.
///
/// *the **Observatory's** report said*, *a **military** statement*, *a statement by **the army***. Without an issuer in the phrase the thing itself speaks.
struct IssuerResolver: Sendable {
  private let issuedNouns: WordSet
  private let issuerPrepositions: WordSet
  private let nounTypes: NounTypes

  init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    let nouns = ruleSet.table("issued_nouns").flatMap { $0.values("words") }
    issuedNouns = WordSet(nouns.map(vocabulary.word(for:)))
    issuerPrepositions = WordSet(ruleSet.words("issuer_prepositions").map(vocabulary.word(for:)))
    nounTypes = NounTypes(ruleSet, vocabulary: vocabulary)
  }

  /// The issuer of the speaker, or the speaker.
  func issuer(of speaker: ElementReference, in graph: ClauseGraph) -> ElementReference {
    let index = speaker.element
    guard graph.isNounGroup(index) else { return speaker }
    let element = graph.elements[index]
    guard issuedNouns.contains(graph.headWord(index)) || isIssued(element, graph) else {
      return speaker
    }
    if graph.kind(index + 1) == .preposition, graph.isNounGroup(index + 2),
      issuerPrepositions.contains(graph.firstWord(index + 1)),
      graph.words.category(graph.elements[index + 2].type) == .actor
    {
      return ElementReference(sentence: speaker.sentence, element: index + 2)
    }
    guard let (tokens, type) = part(of: element, graph) else { return speaker }
    var issuer = speaker
    issuer.filler = .tokens(tokens, type)
    return issuer
  }

  private func isIssued(_ element: Element, _ graph: ClauseGraph) -> Bool {
    issuedNouns.contains(graph.lemma(atToken: element.head))
  }

  /// The possessor, the name or the actor noun in front of the head.
  private func part(of element: Element, _ graph: ClauseGraph) -> (Range<Int>, TypeID)? {
    if let possessor = element.nounGroup.possessor, !possessor.contains(element.head) {
      let type = nounTypes.type(ofTokens: possessor, in: graph)
      if type != .none { return (possessor, type) }
    }
    let front = element.tokens.lowerBound..<element.head
    if let name = graph.analysis.names.last(where: {
      front.contains($0.tokens.lowerBound) && front.contains($0.tokens.upperBound - 1)
    }
    ) {
      return (name.tokens, name.type)
    }
    for token in front.reversed() where graph.analysis.tags[token] != .adjective {
      let type = nounTypes.type(ofNoun: graph.word(atToken: token))
      if graph.words.category(type) == .actor { return (token..<token + 1, type) }
    }
    return nil
  }
}
