package import QuothModel

/// One article as it was read, ready for the engine.
package struct Article: Sendable {
  /// The id that its record gets.
  package var id = ""
  /// The text: valid UTF-8 without NUL.
  package var text: [UInt8] = []
  /// The date of publication, as `YYYY-MM-DD`.
  package var date: String?
  /// Where it was published.
  package var source: String?
  /// The other fields of its record; they go through to its row.
  package var extras: [ExtraField] = []

  /// An article without text.
  package init() {}
}

/// The names of the fields that an article's record has in JSON Lines.
package struct ArticleFields: Hashable, Sendable {
  /// The field with the id: a string or an integer.
  package var id = "id"
  /// The field with the text.
  package var text = "text"
  /// The field with the date: `YYYY-MM-DD`, whatever follows after it.
  package var date = "date"
  /// The field that says where the article was published.
  package var source = "source"

  /// The names of the document format.
  package init() {}
}
