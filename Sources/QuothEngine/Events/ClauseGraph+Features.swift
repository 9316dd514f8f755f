import QuothRules
package import QuothText

/// The value of a feature: a word of the sentence's vocabulary, or one of a few fixed texts.
enum FeatureValue {
  case word(WordID)
  case text(String)
}

extension ClauseGraph {
  /// Visits the features of a group that rules can test, in a fixed order.
  func forEachFeature(of index: Int, _ visit: (_ key: String, _ value: FeatureValue) -> Void) {
    let element = elements[index]
    if element.kind == .nounGroup {
      let group = element.nounGroup
      visit("head", .word(analysis.lemmas[element.head]))
      if group.kind != .unknown { visit("kind", .word(group.kind)) }
      if group.side != .unknown { visit("side", .word(group.side)) }
      visit("number", .text(group.isPlural ? "plural" : "singular"))
      if group.name != nil { visit("named", .text("yes")) }
      if group.quantity != nil { visit("counted", .text("yes")) }
      if group.isBody { visit("body", .text("yes")) }
      visit("determiner", .text(words.determiner(firstWord(index)).rawValue))
    } else if let group = verbGroup(index) {
      visit("lemma", .word(group.lemma))
      visit("voice", .text(isActive(index) ? "active" : "passive"))
      visit("form", .text(group.form.name))
      visit("polarity", .text(group.isNegated ? "negative" : "positive"))
      if group.modal != .unknown { visit("modality", .word(group.modal)) }
    }
  }

  /// Whether the group has one of the values of each feature.
  func hasFeatures(_ tests: [FeatureTest], at index: Int, vocabulary: Vocabulary) -> Bool {
    guard !tests.isEmpty else { return true }
    var passed = 0
    forEachFeature(of: index) { key, value in
      passed += tests.count { test in
        guard test.key == key else { return false }
        switch value {
        case .word(let word): return test.values.contains(vocabulary.text(of: word))
        case .text(let text): return test.values.contains(text)
        }
      }
    }
    return passed == tests.count
  }
}

extension ClauseGraph {
  /// Whether the name that fills `tokens` of a group has one of the values of each feature: ***Kyiv** strikes*
  /// (`kind=city`).
  func hasFeatures(_ tests: [FeatureTest], ofNameIn tokens: Range<Int>, vocabulary: Vocabulary)
    -> Bool
  {
    guard let name = analysis.names.last(where: { tokens.contains($0.tokens.upperBound - 1) })
    else { return false }
    return tests.allSatisfy { test in
      switch test.key {
      case "kind": test.values.contains(vocabulary.text(of: name.kind))
      case "side": test.values.contains(vocabulary.text(of: name.side))
      case "named": test.values.contains("yes")
      default: false
      }
    }
  }
}

extension VerbForm {
  /// The form as rules write it.
  fileprivate var name: String {
    switch self {
    case .finite: "finite"
    case .participle: "participle"
    case .gerund: "gerund"
    case .infinitive: "infinitive"
    }
  }
}
