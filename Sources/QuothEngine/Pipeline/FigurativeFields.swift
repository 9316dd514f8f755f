package import QuothRules
package import QuothText

/// Tells articles of a field that borrows the words of war: reports of matches and of markets.
///
/// A field is a row of the table `figurative_fields`: its `words`, how many different ones make an article one of its
/// own (`least`), and the types of events that mean something else there (`drop`).
package struct FigurativeFields: Sendable {
  private struct Field: Sendable {
    let words: WordSet
    let least: Int
    let dropped: Set<String>
  }

  private let fields: [Field]
  /// The words of all fields.
  private let words: WordSet
  private let weapon: TypeID?

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    fields = ruleSet.table("figurative_fields").map { row in
      Field(
        words: vocabulary.words(row.values("words")),
        least: row.value("least").flatMap { Int($0) } ?? .max, dropped: Set(row.values("drop")))
    }
    words = vocabulary.words(
      ruleSet.table("figurative_fields").flatMap { $0.values("words") })
    weapon = ruleSet.types.type(named: "Weapon")
  }

  /// The types of events that `document` only seems to tell of.
  ///
  /// Costs one look at each token. An article that names weapons is taken at its word.
  func droppedTypes(in document: TokenizedDocument, _ sentences: [SentenceEvents]) -> Set<String> {
    let found = fieldWords(in: document)
    var dropped: Set<String> = []
    for field in fields
    where found.count(where: field.words.contains) >= field.least && !namesWeapons(sentences) {
      dropped.formUnion(field.dropped)
    }
    return dropped
  }

  /// The different words of any field in the document.
  private func fieldWords(in document: TokenizedDocument) -> [WordID] {
    var found: [WordID] = []
    for word in document.words where words.contains(word) && !found.contains(word) {
      found.append(word)
    }
    return found
  }

  private func namesWeapons(_ sentences: [SentenceEvents]) -> Bool {
    var count = 0
    for sentence in sentences {
      for element in sentence.graph.elements where element.type == weapon { count += 1 }
    }
    return count > 2
  }
}
