/// One file, or standard input, that holds articles.
package struct ArticleFile: Hashable, Sendable {
  /// How the articles stand in the file.
  package enum Layout: String, Sendable {
    /// One JSON object a line.
    case jsonLines
    /// One article of plain text.
    case plainText
  }

  /// The path to open; `-` is standard input.
  package let path: String
  /// How the articles stand in it.
  package let layout: Layout
  /// The id of a plain-text article.
  package let articleID: String

  /// A file with the given parts.
  package init(path: String, layout: Layout, articleID: String) {
    self.path = path
    self.layout = layout
    self.articleID = articleID
  }

  /// Whether this is standard input, where each line gives one line.
  package var isStandardInput: Bool { path == "-" }

  /// The path as people read it.
  package var displayName: String { isStandardInput ? "standard input" : path }
}
