package import PCRE2
package import QuothRules
package import QuothText

/// What tagging and grouping look up, made once from a rule set and shared by all workers.
package struct GroupStage: Sendable {
  private let vocabulary: Vocabulary
  private let taggingWords: TaggingWords
  private let groupWords: GroupWords
  private let expressions: GroupExpressions

  /// Reads the closed word classes, the head nouns and the group expressions of the packs.
  package init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    taggingWords = TaggingWords(list: ruleSet.words, table: ruleSet.table, vocabulary: vocabulary)
    groupWords = GroupWords(ruleSet, vocabulary: vocabulary)
    expressions = GroupExpressions(table: ruleSet.table("groups"))
  }

  /// An analyzer for one worker, with the worker's workspace.
  package func analyzer(workspace: MatchWorkspace) -> SentenceAnalyzer {
    SentenceAnalyzer(
      tagger: Tagger(vocabulary: vocabulary, words: taggingWords),
      groups: GroupBuilder(
        words: groupWords, vocabulary: vocabulary, expressions: expressions, workspace: workspace))
  }
}
