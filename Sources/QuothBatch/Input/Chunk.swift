/// Some articles as they stand in the input, for one worker.
struct Chunk: Sendable {
  /// One article, or a stretch of input that has none.
  struct Item: Sendable {
    /// The file that it comes from.
    var file: ArticleFile
    /// The line in its file, from 1; 0 for plain text.
    var line: Int
    /// The bytes of the article in the chunk.
    var range: Range<Int>
    /// Why there is no article, if there is none.
    var problem: InputProblem?
    /// The place in the whole input just behind it.
    var end: InputPosition
  }

  /// The place of the chunk in the input, from 0.
  let sequence: Int
  var bytes: [UInt8] = []
  var items: [Item] = []
  /// The bytes read from files when the chunk was complete, for the progress bar.
  var consumedBytes = 0
}

/// How far a run has come in its input.
struct InputPosition: Hashable, Sendable {
  /// The number of items passed: articles, and inputs that cannot be read.
  var items = 0
  /// The digest of all their bytes.
  var digest: UInt64 = 0
}
