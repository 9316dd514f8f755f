package import QuothText

extension ClauseGraph {
  /// Goes right from element `index` for `phrases(rightOf:)`.
  func scanPhrases(rightOf index: Int) -> PhraseScan {
    var scan = PhraseScan()
    var current = index + 1
    loop: while let kind = kind(current) {
      switch kind {
      case .date:
        scan.phrases.append(Phrase(preposition: nil, elements: [current]))
        current += 1
      case .adverb, .parenthesis, .possessiveEnding, .other:
        current += 1
      case .preposition:
        var governed = current + 1
        if self.kind(governed) == .adverb { governed += 1 }
        if isNounGroup(governed) {
          if words.clausePrepositions.contains(headWord(current)), startsClause(governed) {
            break loop
          }
          let members = members(of: governed, behind: current)
          scan.phrases.append(Phrase(preposition: current, elements: members))
          current = (members.last ?? governed) + 1
        } else if self.kind(governed) == .date {
          scan.phrases.append(Phrase(preposition: current, elements: [governed]))
          current = governed + 1
        } else if self.kind(governed) == .coordinator, self.kind(governed + 1) == .preposition {
          current = governed + 1  // "in and around X"
        } else {
          current += 1
        }
      case .nounGroup:
        if startsClause(current) { break loop }
        // "killed two soldiers and a civilian in X": the whole object.
        current = (current == index + 1 ? listRight(of: current).last ?? current : current) + 1
      case .comma:
        guard let next = afterTransparentComma(current) else { break loop }
        current = next
      default:
        break loop
      }
    }
    scan.end = current
    return scan
  }

  /// The list that a preposition governs; behind *between* the second member belongs to it even before a verb.
  private func members(of first: Int, behind preposition: Int) -> [Int] {
    let members = listRight(of: first)
    guard members.count == 1, words.pairPrepositions.contains(headWord(preposition)),
      kind(first + 1) == .coordinator, isNounGroup(first + 2)
    else { return members }
    return [first, first + 2]
  }

  /// Where a scan goes on behind a comma that is no clause edge: before a date, a phrase or a lone place name.
  private func afterTransparentComma(_ comma: Int) -> Int? {
    switch kind(comma + 1) {
    case .date: return comma + 1
    case .preposition where isNounGroup(comma + 2) || kind(comma + 2) == .date: return comma + 1
    case .adverb
    where kind(comma + 2) == .date || kind(comma + 2) == .preposition && kind(comma + 3) == .date:
      return comma + 2  // ", shortly before midnight"
    case .nounGroup
    where isNamed(comma + 1) && words.canBePlace(elements[comma + 1].type)
      && !startsClause(comma + 1):
      return comma + 2
    default: return behindApposition(comma)
    }
  }

  /// *seized the city, **the site of some ruins**, on Wednesday*: behind the comma that closes an apposition, if a
  /// date or a place follows.
  private func behindApposition(_ opening: Int) -> Int? {
    guard isNounGroup(opening + 1), !startsClause(opening + 1) else { return nil }
    for closing in opening + 2..<min(opening + 14, elements.count) {
      switch elements[closing].kind {
      case .comma:
        let isDate =
          kind(closing + 1) == .date
          || kind(closing + 1) == .preposition
            && (kind(closing + 2) == .date || isPlace(closing + 2))
        return isDate ? closing + 1 : nil
      case .verbGroup where isFinite(closing): return nil
      case .coordinator, .nounGroup, .preposition, .adverb, .parenthesis, .verbGroup, .date:
        continue
      default: return nil
      }
    }
    return nil
  }

  private func isPlace(_ index: Int) -> Bool {
    isNounGroup(index) && words.canBePlace(elements[index].type)
  }

  /// The phrases that open the clause in which element `index` stands: *On Saturday, in Homs, troops …*.
  package func frontedPhrases(before index: Int) -> [Phrase] {
    var current = 0
    for candidate in stride(from: index - 1, through: 0, by: -1) {
      let kind = elements[candidate].kind
      if kind == .subordinator || kind == .complementizer || isHardStop(candidate) {
        current = candidate + 1
        break
      }
    }
    while let kind = kind(current), current < index,
      [.punctuation, .coordinator, .adverb, .quotationMark].contains(kind)
    {
      current += 1
    }
    var found: [Phrase] = []
    while current < index, let kind = kind(current) {
      switch kind {
      case .date:
        found.append(Phrase(preposition: nil, elements: [current], isFronted: true))
        current += 1
      case .preposition
      where current + 1 < index && (isNounGroup(current + 1) || self.kind(current + 1) == .date):
        found.append(Phrase(preposition: current, elements: [current + 1], isFronted: true))
        current += 2
      case .comma, .adverb:
        current += 1
      default:
        return found
      }
    }
    return found
  }

  /// The date directly left of a group: *Barazi **yesterday** said*, ***Saturday's** bombing*.
  package func dateBefore(_ index: Int) -> Phrase? {
    let date = kind(index - 1) == .possessiveEnding ? index - 2 : index - 1
    guard kind(date) == .date else { return nil }
    let preposition = kind(date - 1) == .preposition ? date - 1 : nil
    return Phrase(preposition: preposition, elements: [date])
  }

  /// The folded words of a phrase's preposition; empty for a bare date.
  package func prepositionWords(of phrase: Phrase) -> ArraySlice<WordID> {
    words(atTokens: phrase.preposition.map { elements[$0].tokens } ?? 0..<0)
  }
}
