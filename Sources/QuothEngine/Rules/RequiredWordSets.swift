import QuothText

/// For each rule of a list the words of which a sentence must have one.
struct RequiredWordSets: Sendable {
  /// Empty for a rule that can match without any of a short list.
  private let wordsOfRules: [WordSet]
  private let rulesWithoutWords: [Int]
  private let allWords: WordSet

  /// `lists`: the words of each rule, in lower case.
  init(_ lists: [[String]], vocabulary: Vocabulary) {
    wordsOfRules = lists.map { vocabulary.words($0) }
    rulesWithoutWords = lists.indices.filter { lists[$0].isEmpty }
    allWords = vocabulary.words(lists.joined())
  }

  /// The rules that the words of a sentence do not rule out, as indices in order.
  func rules(fitting sentence: ArraySlice<WordID>) -> [Int] {
    // Most sentences have a word of no rule.
    let present = sentence.filter(allWords.contains)
    if present.isEmpty { return rulesWithoutWords }
    return wordsOfRules.indices.filter { rule in
      rulesWithoutWords.contains(rule) || present.contains(where: wordsOfRules[rule].contains)
    }
  }
}
