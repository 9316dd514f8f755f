import QuothRules
package import QuothText

extension ClauseGraph {
  /// Visits the features of a group that rules can test, in a fixed order.
  @inline(__always)
  func forEachFeature(of index: Int, _ visit: (GroupFeature) -> Void) {
    let element = elements[index]
    if element.kind == .nounGroup {
      let group = element.nounGroup
      visit(.word(.head, analysis.lemmas[element.head]))
      if group.kind != .unknown { visit(.word(.kind, group.kind)) }
      if group.side != .unknown { visit(.word(.side, group.side)) }
      visit(.text(group.isPlural ? .plural : .singular))
      if group.name != nil { visit(.text(.named)) }
      if group.quantity != nil { visit(.text(.counted)) }
      if group.isBody { visit(.text(.body)) }
      visit(.text(.determiner(words.determiner(firstWord(index)))))
    } else if let group = verbGroup(index) {
      visit(.word(.lemma, group.lemma))
      visit(.text(isActive(index) ? .active : .passive))
      visit(.text(.form(group.form)))
      visit(.text(group.isNegated ? .negative : .positive))
      if group.modal != .unknown { visit(.word(.modality, group.modal)) }
    }
  }

  /// Whether the group has one of the values of each feature.
  func hasFeatures(_ tests: [FeatureTest], at index: Int, vocabulary: Vocabulary) -> Bool {
    guard !tests.isEmpty else { return true }
    var passed = 0
    forEachFeature(of: index) { feature in
      passed += tests.count { test in
        switch feature {
        case .word(let key, let word):
          test.key == key.name && test.values.contains(vocabulary.text(of: word))
        case .text(let pair): test.key == pair.key && test.values.contains(pair.value)
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
