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
      row.value("low").flatMap { Int($0) }.map { low in
        QuantityLists.VagueRow(
          words: row.values("words"), low: low, high: row.value("high").flatMap { Int($0) })
      }
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
