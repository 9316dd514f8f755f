internal import QuothFormats
internal import QuothModel

/// Writes what a run found, one article at a time.
struct RowRenderer: Sendable {
  private let format: RowFormat
  private var documents = DocumentWriter()
  private var table = EventTable()

  init(_ format: RowFormat) {
    self.format = format
  }

  /// Appends what `annotation` holds to `bytes`.
  mutating func append(
    _ annotation: Annotation, of article: Article, to bytes: inout [UInt8]
  ) {
    var document = annotation.document
    document.source = article.source
    document.extras += article.extras
    if let failure = annotation.failures.first {
      document.extras.append(ErrorRow.field(for: failure, among: annotation.failures))
    }
    switch format {
    case .jsonLines: documents.append(document, to: &bytes)
    case .text: bytes += table.lines(for: document)
    }
  }

  /// Appends the row of an article that could not be annotated.
  func append(_ message: RunMessage, to bytes: inout [UInt8]) {
    guard format == .jsonLines else { return }
    bytes += ErrorRow.line(for: message)
  }
}

/// How rows look.
package enum RowFormat: String, Sendable, CaseIterable {
  /// One JSON object a line, with everything that was found.
  case jsonLines = "jsonl"
  /// One line of text for each event, for people.
  case text
}
