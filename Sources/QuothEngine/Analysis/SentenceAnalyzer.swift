package import PCRE2
package import QuothRules
package import QuothText

/// Tags a sentence and builds its groups. Keeps its buffers; belongs to one worker.
package struct SentenceAnalyzer {
  private var tagger: Tagger
  private var groups: GroupBuilder

  /// - Parameters:
  ///   - ruleSet: gives the closed word classes, the head nouns and the group expressions.
  ///   - workspace: the worker's.
  /// - Throws: `PatternError` if a group expression of the packs does not compile.
  package init(
    ruleSet: CompiledRuleSet, vocabulary: Vocabulary, workspace: MatchWorkspace
  ) throws(PatternError) {
    self.init(
      taggingWords: TaggingWords(
        list: ruleSet.words, table: ruleSet.table, vocabulary: vocabulary),
      groupWords: GroupWords(ruleSet, vocabulary: vocabulary),
      expressions: try GroupExpressions(table: ruleSet.table("groups")), vocabulary: vocabulary,
      workspace: workspace)
  }

  package init(
    taggingWords: TaggingWords, groupWords: GroupWords, expressions: GroupExpressions,
    vocabulary: Vocabulary, workspace: MatchWorkspace
  ) {
    tagger = Tagger(vocabulary: vocabulary, words: taggingWords)
    groups = GroupBuilder(
      words: groupWords, vocabulary: vocabulary, expressions: expressions, workspace: workspace)
  }

  /// The tagged and grouped sentence.
  ///
  /// - Parameters:
  ///   - index: the sentence in the document.
  ///   - dates, quantities, names: found before; they fix the tags of their tokens. Sentence token indices, in order.
  package mutating func analyze(
    sentence index: Int, of document: TokenizedDocument, dates: [DateExpression],
    quantities: [Quantity], names: [NameMention]
  ) -> SentenceAnalysis {
    var analysis = SentenceAnalysis(
      sentence: index, firstToken: document.sentences[index].tokens.lowerBound)
    analysis.dates = dates
    analysis.quantities = quantities
    analysis.names = names
    tagger.tag(&analysis, of: document)
    groups.build(&analysis, of: document)
    return analysis
  }
}
