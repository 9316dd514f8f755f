package import QuothText

/// Tags sentences and builds their groups; made by `GroupStage.analyzer`.
///
/// Keeps its buffers; belongs to one worker.
package struct SentenceAnalyzer {
  private var tagger: Tagger
  private var groups: GroupBuilder

  init(tagger: Tagger, groups: GroupBuilder) {
    self.tagger = tagger
    self.groups = groups
  }

  /// Fills tags, lemmas, verb groups and elements.
  ///
  /// Names that a class noun types (*the town of X*) get that type.
  ///
  /// - Parameters:
  ///   - analysis: holds the sentence's dates, quantities and names; they fix the tags of their tokens.
  ///   - document: the document of the sentence.
  package mutating func complete(_ analysis: inout SentenceAnalysis, of document: TokenizedDocument)
  {
    tagger.tag(&analysis, of: document)
    groups.build(&analysis, of: document)
  }
}
