package import QuothRules

/// How freely a pack reads attributions: the row of the table `attribution_settings`.
///
/// Without that table the settings are those of a report of facts: only listed cues, a quotation without its marks.
package struct AttributionSettings: Sendable {
  /// A candidate with a lower score is dropped.
  package var leastScore = 0.4
  /// A verb that no row names is a cue beside direct speech (*“Never,” he laughed*).
  package var acceptsAnyVerbBesideQuotes = false
  /// Direct speech behind a colon without any cue belongs to the subject of its sentence.
  package var readsQuotesWithoutCue = false
  /// Cues inside direct speech are read too.
  package var readsCuesInsideQuotes = true
  /// *voters **who** say*: the relative pronoun is a source beside its antecedent.
  package var namesRelativePronouns = false
  /// The content includes the quotation marks around it.
  package var contentIncludesMarks = false
  /// Two contents with a greater Jaccard overlap exclude each other.
  package var overlapLimit = 0.5
  /// An attribution inside the content of another one does not exclude it, however much they overlap.
  package var keepsNestedSpeech = true

  package init() {}

  /// Reads the rows of the table `attribution_settings`; a later row overrides an earlier one.
  package init(rows: [TableRow]) {
    for row in rows {
      leastScore = row.value("least_score").flatMap(Double.init) ?? leastScore
      overlapLimit = row.value("overlap_limit").flatMap(Double.init) ?? overlapLimit
      acceptsAnyVerbBesideQuotes = row.flag("any_verb") ?? acceptsAnyVerbBesideQuotes
      readsQuotesWithoutCue = row.flag("left_colon") ?? readsQuotesWithoutCue
      readsCuesInsideQuotes = row.flag("inside_quotes") ?? readsCuesInsideQuotes
      keepsNestedSpeech = row.flag("nested") ?? keepsNestedSpeech
      namesRelativePronouns = row.flag("relative_sources") ?? namesRelativePronouns
      contentIncludesMarks = row.flag("content_marks") ?? contentIncludesMarks
    }
  }
}

extension TableRow {
  /// The cell as *yes* or *no*; nil if there is no such cell.
  fileprivate func flag(_ key: String) -> Bool? { value(key).map { $0 == "yes" } }
}
