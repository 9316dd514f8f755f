import QuothModel
import QuothText

/// Reads head, type, number, quantity and possessor off the words of noun groups.
struct NounGroupReader {
  private let context: GroupContext
  private var words: GroupWords { context.words }

  init(context: GroupContext) { self.context = context }

  /// The element of the noun group over `range`.
  func element(_ range: Range<Int>, _ analysis: SentenceAnalysis) -> Element {
    let head = head(of: range)
    var element = Element(kind: .nounGroup, tokens: range, head: head)
    element.nounGroup = read(range, head: head, analysis)
    return element
  }

  private func head(of range: Range<Int>) -> Int {
    let last = range.upperBound - 1
    return context.isLetter(last, "S") && range.count > 1 ? last - 1 : last
  }

  private func read(_ range: Range<Int>, head: Int, _ analysis: SentenceAnalysis) -> NounGroup {
    var group = NounGroup()
    group.quantity = analysis.quantities.lastIndex { $0.tokens.overlaps(range) }
    if let ending = range.last(where: { context.isLetter($0, "S") }), ending > range.lowerBound,
      ending < head
    {
      group.possessor = range.lowerBound..<ending
      // "12 soldiers' families": the number counts the possessor
      if let quantity = group.quantity, analysis.quantities[quantity].tokens.upperBound <= ending {
        group.quantity = nil
      }
    }
    group.hasPossessivePronoun = range.contains {
      context.belongs($0, .possessivePronouns)
    }
    group.isBody = context.belongs(head, .bodyNouns)
    setType(&group, range, head: head, analysis)
    group.isPlural = isPlural(group, head: head, analysis)
    return group
  }

  private func isPlural(_ group: NounGroup, head: Int, _ analysis: SentenceAnalysis) -> Bool {
    switch analysis.tags[head] {
    case .pluralNoun, .pluralName: return true
    case .pronoun: return context.belongs(head, .pluralPronouns)
    default: break
    }
    guard let quantity = group.quantity, let count = analysis.quantities[quantity].count else {
      return false
    }
    return (count.low ?? count.high ?? 0) != 1 || (count.high ?? 2) != 1
  }

  // MARK: Types

  private func setType(
    _ group: inout NounGroup, _ range: Range<Int>, head: Int, _ analysis: SentenceAnalysis
  ) {
    if let index = analysis.names.lastIndex(where: { $0.tokens.contains(head) }) {
      let name = analysis.names[index]
      group.name = index
      group.type = name.type
      group.kind = name.kind
      group.side = name.side
      return
    }
    if context.isLetter(head, "P") || context.isLetter(head, "Q") || context.isLetter(head, "D") {
      group.type =
        context.belongs(head, .neuterPronouns)
        ? .neuterPronoun : context.belongs(head, .personPronouns) ? .pronoun : .none
      if context.belongs(head, .pluralDemonstratives) { group.type = .pronoun }
      return
    }
    let shape = context.shape(head)
    if shape.contains(.digits), shape.contains(.hyphenated) {
      group.type = words.nouns.people  // "a 38-year-old"
      return
    }
    let previous = range.contains(head - 1) ? context.word(head - 1) : .unknown
    if let entry = words.nouns.entry(of: context.word(head), after: previous) {
      group.type = entry.type
      group.kind = entry.kind
      group.side = entry.side
      refine(&group, range, head: head, analysis)
    } else if context.belongs(head, .demonyms), analysis.tags[head] == .pluralNoun {
      group.type = words.nouns.people  // "292 Iraqis"
    } else if context.isLetter(head, "K") {
      group.type = .quantity
    } else if analysis.tags[head].isNoun, context.vocabulary.isPersonNoun(analysis.lemmas[head]) {
      group.type = words.nouns.people
    } else if context.isLetter(head, "J") {
      group.type = .pronoun  // the dead, the injured
    }
  }

  /// An organization noun with an armed modifier is a force; a place noun behind a place name takes the name.
  private func refine(
    _ group: inout NounGroup, _ range: Range<Int>, head: Int, _ analysis: SentenceAnalysis
  ) {
    let nouns = words.nouns
    if group.type == nouns.organization, group.kind == .unknown {
      for token in range.lowerBound..<head {
        let isArmed =
          context.belongs(token, .armedModifiers)
          || nouns.entry(of: context.word(token), after: .unknown)?.type == nouns.force
          || analysis.names.contains { $0.type == nouns.force && $0.tokens.contains(token) }
        if isArmed { group.type = nouns.force }
      }
    }
    // "Homs province", "Iraq's Sinjar district"
    if group.type == nouns.location, group.possessor.map({ $0.upperBound < head - 1 }) ?? true,
      range.contains(head - 1),
      let index = analysis.names.lastIndex(where: { $0.tokens.contains(head - 1) }),
      analysis.names[index].type == nouns.location || analysis.names[index].type == .untypedName
    {
      group.name = index
    }
  }
}
