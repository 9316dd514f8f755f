package import QuothRules
package import QuothText

/// The type of a common noun by the table `head_nouns`.
package struct NounTypes: Sendable {
  private let types: [TypeID]

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var types = Array(repeating: TypeID.none, count: vocabulary.count + 1)
    for row in ruleSet.table("head_nouns") {
      guard let name = row.value("type"), let type = ruleSet.types.type(named: name) else {
        continue
      }
      for text in row.values("words") {
        let word = Int(vocabulary.word(for: text).rawValue)
        if word != 0, types[word] == .none { types[word] = type }
      }
    }
    self.types = types
  }

  /// The type of a noun form; `.none` if no table row has it.
  package func type(ofNoun word: WordID) -> TypeID { types[Int(word.rawValue)] }

  /// The type of tokens inside a group: that of the name they hold, else of their last noun.
  func type(ofTokens tokens: Range<Int>, in graph: ClauseGraph) -> TypeID {
    if let name = graph.analysis.names.last(where: { $0.tokens.overlaps(tokens) }) {
      return name.type
    }
    for token in tokens.reversed() where graph.analysis.tags[token].isNoun {
      return type(ofNoun: graph.word(atToken: token))
    }
    return .none
  }
}
