package import QuothRules
package import QuothText

extension QuantityReader {
  /// A reader with the bounds, vague numbers and noun lists of `ruleSet`.
  package init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var lists = QuantityLists()
    lists.bounds = ruleSet.table("bounds").compactMap { row in
      row.value("kind").flatMap(BoundPhrase.Kind.init(rawValue:))
        .map { QuantityLists.BoundRow(words: row.values("words"), kind: $0) }
    }
    lists.vagueNumbers = ruleSet.table("vague_numbers").compactMap { row in
      // What has an upper end (*a couple*, *a dozen*) is exact, and read as a number word.
      guard row.value("high") == nil, let low = row.value("low").flatMap({ Int($0) }) else {
        return nil
      }
      return QuantityLists.VagueRow(words: row.values("words"), low: low)
    }
    lists.measureNouns = ruleSet.words("measure_nouns")
    lists.numberedNouns = ruleSet.words("numbered_nouns")
    let personTypes: Set<String> = ["People", "Person", "Force"]
    for row in ruleSet.table("head_nouns") where personTypes.contains(row.value("type") ?? "") {
      lists.personNouns += row.values("words")
    }
    self.init(lists: lists) { vocabulary.word(for: $0) }
  }
}
