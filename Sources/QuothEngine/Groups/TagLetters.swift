import QuothText

/// Writes one letter for each token of a sentence (`rules/english/groups.yaml` lists the letters).
struct TagLetters {
  /// The letters of a sentence, whose words are in `classes`.
  func letters(
    of analysis: SentenceAnalysis, _ classes: [GroupClasses], _ document: TokenizedDocument
  ) -> [UInt8] {
    var letters = classes.indices.map { letter($0, classes[$0], analysis, document) }
    for date in analysis.dates where !isAttribute(date, letters, document, analysis.firstToken) {
      for token in date.tokens.clamped(to: letters.indices) { letters[token] = UInt8(ascii: "Z") }
    }
    for quantity in analysis.quantities where quantity.count != nil {
      for token in quantity.tokens.clamped(to: letters.indices) {
        letters[token] = UInt8(ascii: "K")
      }
    }
    // *were **both** hit*: part of the verb group, though a number elsewhere.
    for index in letters.indices.dropFirst()
    where classes[index].contains(.floating) && classes[index - 1].contains(.auxiliaries)
      && index + 1 < letters.count && analysis.tags[index + 1] == .pastParticiple
    {
      letters[index] = UInt8(ascii: "R")
    }
    return letters
  }

  /// *the **2016** campaign*: a year between a determiner and its noun.
  private func isAttribute(
    _ date: DateExpression, _ letters: [UInt8], _ document: TokenizedDocument, _ firstToken: Int
  ) -> Bool {
    let token = date.tokens.lowerBound
    guard date.tokens.count == 1, token > 0, token + 1 < letters.count,
      document.shapes[firstToken + token].contains(.digits)
    else { return false }
    return letters[token - 1] == UInt8(ascii: "D")
      && (letters[token + 1] == UInt8(ascii: "N") || letters[token + 1] == UInt8(ascii: "J"))
  }

  private func letter(
    _ index: Int, _ classes: GroupClasses, _ analysis: SentenceAnalysis,
    _ document: TokenizedDocument
  ) -> UInt8 {
    switch analysis.tags[index] {
    case .noun, .pluralNoun, .name, .pluralName, .foreign:
      return classes.contains(.standalone) ? UInt8(ascii: "Q") : UInt8(ascii: "N")
    case .adjective, .comparativeAdjective, .superlativeAdjective:
      return classes.contains(.standalone) ? UInt8(ascii: "Q") : UInt8(ascii: "J")
    case .determiner, .predeterminer:
      if classes.contains(.that), isRelative(index, analysis) { return UInt8(ascii: "W") }
      return classes.contains(.standalone) || classes.contains(.demonstratives)
        ? UInt8(ascii: "Q") : UInt8(ascii: "D")
    case .possessivePronoun: return UInt8(ascii: "D")
    case .number: return UInt8(ascii: "C")
    case .pronoun, .existential: return UInt8(ascii: "P")
    case .gerund: return UInt8(ascii: "G")
    case .pastParticiple: return UInt8(ascii: "E")
    case .pastVerb, .thirdPersonVerb, .presentVerb: return UInt8(ascii: "V")
    case .baseVerb: return UInt8(ascii: "B")
    case .modal: return UInt8(ascii: "M")
    case .to: return UInt8(ascii: "T")
    case .adverb, .comparativeAdverb, .superlativeAdverb:
      if classes.contains(.pluralQuantifiers) { return UInt8(ascii: "Q") }
      let next = index + 1 < analysis.tags.count ? analysis.tags[index + 1] : .punctuation
      let standsAlone =
        next == .preposition || next == .modal || next == .pastVerb || next == .pastParticiple
      return standsAlone && classes.contains(.standalone) ? UInt8(ascii: "Q") : UInt8(ascii: "R")
    case .particle: return UInt8(ascii: "A")
    case .possessiveEnding: return UInt8(ascii: "S")
    case .coordinator: return UInt8(ascii: "&")
    case .whDeterminer, .whPronoun:
      return classes.contains(.whose) ? UInt8(ascii: "X") : UInt8(ascii: "W")
    case .whAdverb: return UInt8(ascii: "w")
    case .preposition: return classes.contains(.of) ? UInt8(ascii: "O") : UInt8(ascii: "I")
    case .punctuation: return punctuation(analysis.firstToken + index, document)
    case .interjection, .symbol, .listMarker: return UInt8(ascii: "o")
    }
  }

  private func isRelative(_ index: Int, _ analysis: SentenceAnalysis) -> Bool {
    index > 0 && analysis.tags[index - 1].isNoun && index + 1 < analysis.tags.count
      && analysis.tags[index + 1].isVerb
  }

  private func punctuation(_ token: Int, _ document: TokenizedDocument) -> UInt8 {
    if document.shapes[token].contains(.quotationMark) { return UInt8(ascii: "q") }
    let bytes = document.bytes(ofToken: token)
    switch bytes.first {
    case UInt8(ascii: "("), UInt8(ascii: "["): return UInt8(ascii: "(")
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return UInt8(ascii: ")")
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"):
      return bytes.first ?? 0
    case UInt8(ascii: "%"): return UInt8(ascii: "N")
    case UInt8(ascii: "$"): return UInt8(ascii: "C")
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return UInt8(ascii: "q")
    case 0xE2:  // dashes and single quotation marks
      let last = bytes.last ?? 0
      return last == 0x93 || last == 0x94 || last == 0x95 ? UInt8(ascii: "-") : UInt8(ascii: "q")
    default: return UInt8(ascii: ".")
    }
  }
}
