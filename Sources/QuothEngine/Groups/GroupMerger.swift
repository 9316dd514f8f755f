import QuothText

/// Joins groups that are one participant: *dozens of the troops*, *the town of X*, *the bodies of X*,
/// *Islamic State (IS) fighters*.
struct GroupMerger {
  private let context: GroupContext
  private let nouns: NounGroupReader
  private var words: GroupWords { context.words }

  init(context: GroupContext, nouns: NounGroupReader) {
    self.context = context
    self.nouns = nouns
  }

  func run(_ analysis: inout SentenceAnalysis) {
    mergeParentheses(&analysis)
    mergeOfPhrases(&analysis)
    mergeCountedPairs(&analysis)
  }

  // MARK: 13 women and children

  /// One number for both nouns, where the second has no determiner, number or clause of its own.
  private func mergeCountedPairs(_ analysis: inout SentenceAnalysis) {
    var index = 0
    while index + 2 < analysis.elements.count {
      defer { index += 1 }
      guard analysis.elements[index + 1].kind == .coordinator,
        context.belongs(analysis.elements[index + 1].head, .and)
      else { continue }
      let (first, second) = (analysis.elements[index], analysis.elements[index + 2])
      if isCountedKind(first), first.nounGroup.quantity != nil,
        context.isLetter(first.tokens.lowerBound, "K"), isCountedKind(second),
        second.tokens.count == 1, context.isLetter(second.head, "N"),
        index + 3 >= analysis.elements.count || analysis.elements[index + 3].kind != .verbGroup
          || index == 0
      {
        analysis.elements[index].tokens = first.tokens.lowerBound..<second.tokens.upperBound
        analysis.elements.removeSubrange(index + 1...index + 2)
      }
    }
  }

  private func isCountedKind(_ element: Element) -> Bool {
    element.kind == .nounGroup && element.nounGroup.isPlural && element.nounGroup.name == nil
      && (element.type == words.nouns.people || element.type == words.nouns.force)
  }

  // MARK: NAME (ABBR) fighters

  private func mergeParentheses(_ analysis: inout SentenceAnalysis) {
    var index = 0
    while index + 2 < analysis.elements.count {
      defer { index += 1 }
      guard analysis.elements[index + 1].kind == .parenthesis,
        analysis.elements[index + 1].tokens.count <= 4
      else { continue }
      let (name, noun) = (analysis.elements[index], analysis.elements[index + 2])
      if name.kind == .nounGroup, name.nounGroup.name != nil, noun.kind == .nounGroup,
        noun.nounGroup.name == nil, noun.nounGroup.possessor == nil,
        noun.nounGroup.quantity == nil, context.isLetter(noun.tokens.lowerBound, "N")
      {
        let range = name.tokens.lowerBound..<noun.tokens.upperBound
        analysis.elements[index] = nouns.element(range, analysis)
        analysis.elements.removeSubrange(index + 1...index + 2)
      }
    }
  }

  // MARK: X of Y

  private func mergeOfPhrases(_ analysis: inout SentenceAnalysis) {
    var index = analysis.elements.count - 3
    while index >= 0 {
      if index + 2 < analysis.elements.count, isOf(analysis.elements[index + 1]),
        analysis.elements[index].kind == .nounGroup, analysis.elements[index + 2].kind == .nounGroup
      {
        merge(at: index, &analysis)
      }
      index -= 1
    }
  }

  private func isOf(_ element: Element) -> Bool {
    element.kind == .preposition && element.tokens.count == 1
      && context.belongs(element.head, .of)
  }

  private func merge(at index: Int, _ analysis: inout SentenceAnalysis) {
    let first = analysis.elements[index]
    var second = analysis.elements[index + 2]
    let head = context.word(first.head)
    if first.nounGroup.isBody, first.nounGroup.name == nil, isHuman(second) {
      second.nounGroup.isBody = true
      second.nounGroup.quantity = second.nounGroup.quantity ?? first.nounGroup.quantity
    } else if isQuantity(first), isCountable(second, first) {
      second.nounGroup.isPart = startsDefinite(second)
      second.nounGroup.quantity = first.nounGroup.quantity ?? second.nounGroup.quantity
      second.nounGroup.isPlural = second.nounGroup.isPlural || first.nounGroup.isPlural
    } else if isBareClassNoun(first), let name = second.nounGroup.name,
      canBePlace(second)
    {
      analysis.names[name].type = words.nouns.location
      analysis.names[name].isWeak = false
      second.nounGroup.type = words.nouns.location
      second.nounGroup.classNoun = head
      if let kind = words.nouns.entry(of: head, after: .unknown)?.kind {
        second.nounGroup.kind = kind
      }
    } else {
      return
    }
    second.tokens = first.tokens.lowerBound..<second.tokens.upperBound
    analysis.elements[index] = second
    analysis.elements.removeSubrange(index + 1...index + 2)
  }

  private func isHuman(_ element: Element) -> Bool {
    let type = element.type
    return type == words.nouns.people || type == words.nouns.force || type == words.nouns.person
      || type == .pronoun || type == .none || type == .quantity || type == .untypedName
  }

  private func isQuantity(_ element: Element) -> Bool {
    if context.isLetter(element.head, "K") { return true }
    guard element.nounGroup.name == nil, element.nounGroup.possessor == nil else { return false }
    if context.isLetter(element.head, "Q") {
      return !context.belongs(element.head, .demonstratives)
    }
    guard context.belongs(element.head, .partitives) else { return false }
    // "the number of dead has risen": the number is the subject
    return
      !(context.belongs(element.head, .countNouns)
      && context.belongs(element.tokens.lowerBound, .definiteArticles))
  }

  private func isCountable(_ element: Element, _ first: Element) -> Bool {
    if context.isLetter(first.head, "K") || context.isLetter(first.head, "Q") {
      return element.type != words.nouns.organization || element.nounGroup.isPlural
    }
    return element.nounGroup.name == nil && (isHuman(element) || element.nounGroup.isPlural)
  }

  private func startsDefinite(_ element: Element) -> Bool {
    context.isLetter(element.tokens.lowerBound, "D") || context.isLetter(element.head, "P")
  }

  /// *the northern town*, *a village*: a class noun without a name of its own.
  private func isBareClassNoun(_ element: Element) -> Bool {
    let isLoose = context.belongs(element.head, .looseClassNouns)
    guard isLoose || context.belongs(element.head, .placeClassNouns), element.nounGroup.name == nil,
      element.nounGroup.possessor == nil, element.nounGroup.quantity == nil,
      !context.belongs(element.tokens.lowerBound, .indefiniteArticles)
    else { return false }
    return !isLoose
      || element.tokens.dropLast().allSatisfy {
        context.isLetter($0, "D") || context.belongs($0, .directions)
      }
  }

  private func canBePlace(_ element: Element) -> Bool {
    let type = element.type
    return type == words.nouns.location || type == .untypedName || type == words.nouns.person
      || type == words.nouns.organization
  }
}
