/// How a run reads its articles and writes their rows.
package struct BatchOptions: Sendable {
  /// How rows look.
  package var format = RowFormat.jsonLines
  /// How rows are packed.
  package var compression = OutputCompression.none
  /// The date of articles that have none of their own, as `YYYY-MM-DD`.
  package var defaultDate: String?
  /// The names of the fields in JSON Lines.
  package var fields = ArticleFields()
  /// How much of an input is taken into memory.
  package var limits = InputLimits()
  /// The part of the articles to annotate, if not all.
  package var shard: Shard?
  /// The number of threads that annotate.
  package var workers = 1

  /// The options that hold unless told otherwise.
  package init() {}

  /// What decides the bytes of the output; a run goes on only under the same conditions.
  func conditions(version: String, rules: String) -> [(name: String, value: String)] {
    [
      ("the version of Quoth", version),
      ("the rule pack", rules),
      ("--format", format.rawValue),
      ("the compression", compression.rawValue),
      ("--date", defaultDate ?? ""),
      (
        "a field name",
        [fields.id, fields.text, fields.date, fields.source].joined(separator: "\t")
      ),
      ("--max-doc-bytes", String(limits.maximumDocumentBytes)),
      ("--shard", shard.map { "\($0.number)/\($0.count)" } ?? ""),
    ]
  }
}
