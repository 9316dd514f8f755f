package import QuothText

/// A sentence with its relations and the events found in it so far.
package struct SentenceEvents {
  package let graph: ClauseGraph
  package var events: [EventCandidate]
  package var record: MatchRecord

  /// The index of the sentence in the document.
  package var sentence: Int { graph.analysis.sentence }
}
