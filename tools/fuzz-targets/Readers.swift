import QuothBatch
import QuothFormats

/// One line of JSON as an article, and as a document of the format.
func fuzzReaders(_ bytes: UnsafeBufferPointer<UInt8>) {
  let parser = ArticleLineParser(fields: ArticleFields(), maximumTextBytes: 1 << 16)
  var article = Article()
  do {
    try parser.parse(bytes, into: &article)
    // What is read must be a text, whatever the escapes said.
    precondition(String(validating: article.text, as: UTF8.self) != nil)
    precondition(!article.text.contains(0))
  } catch {
    precondition((error.utf8Offset ?? 0) <= bytes.count)
  }
}
