/// Turns the bytes of one input into an article, by the layout of its file.
struct ArticleDecoder {
  private let parser: ArticleLineParser

  init(fields: ArticleFields, maximumTextBytes: Int) {
    parser = ArticleLineParser(fields: fields, maximumTextBytes: maximumTextBytes)
  }

  /// Fills `article` from `bytes`, which are a line or the whole of `file`.
  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, of file: ArticleFile, into article: inout Article
  ) throws(InputProblem) {
    switch file.layout {
    case .jsonLines: try parser.parse(bytes, into: &article)
    case .plainText:
      article.id = file.articleID
      article.date = nil
      article.source = nil
      article.extras.removeAll(keepingCapacity: true)
      if let problem = TextCheck.problem(in: bytes) { throw problem }
      article.text.removeAll(keepingCapacity: true)
      article.text.append(contentsOf: bytes)
    }
  }
}
