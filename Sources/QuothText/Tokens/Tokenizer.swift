/// Cuts a text into paragraphs, sentences, quotations and tokens.
///
/// Linear in the length of the text. Sentences are at most 4 KB long, tokens at most 1 KB; longer ones are cut.
public struct Tokenizer: Sendable {
  private let vocabulary: Vocabulary
  private let words: TokenWords
  private let sentenceWords: SentenceWords

  /// A tokenizer that looks words up in `vocabulary`.
  ///
  /// - Parameters:
  ///   - vocabulary: The words that tokens are numbered by.
  ///   - abbreviations: Words that take a full stop, as they are written (*Gen*, *Dec*, *etc*).
  public init(vocabulary: Vocabulary, abbreviations: some Sequence<String>) {
    self.vocabulary = vocabulary
    words = TokenWords(vocabulary: vocabulary, abbreviations: abbreviations)
    sentenceWords = SentenceWords(vocabulary: vocabulary)
  }

  /// Cuts a text.
  ///
  /// - Parameter text: UTF-8, a byte order mark allowed.
  /// - Returns: The tokens, sentences, paragraphs and quotations; every offset leads back to `text`.
  /// - Throws: `TextError` with the first byte that is no UTF-8, or NUL.
  public func tokenize(_ text: [UInt8]) throws(TextError) -> TokenizedDocument {
    try tokenize(text, cache: WordCache(bits: 8))
  }

  /// Cuts a text with the cache of a worker.
  ///
  /// - Parameters:
  ///   - text: UTF-8, a byte order mark allowed.
  ///   - cache: The words that the worker looked up for earlier texts with this tokenizer.
  /// - Returns: The tokens, sentences, paragraphs and quotations; every offset leads back to `text`.
  /// - Throws: `TextError` with the first byte that is no UTF-8, or NUL.
  public func tokenize(_ text: [UInt8], cache: WordCache) throws(TextError) -> TokenizedDocument {
    try UTF8Validation.check(text)
    let (table, marks) = text.withUnsafeBufferPointer { bytes in
      var scanner = TokenScanner(text: bytes, words: words, cache: cache)
      scanner.run()
      return (scanner.columns.table(of: text), scanner.marks)
    }
    var sentences = SentenceFinder(
      table: table, turns: marks.turns, words: sentenceWords, vocabulary: vocabulary)
    var quotes = QuoteFinder(table: table, marks: marks.quotationMarks, vocabulary: vocabulary)
    let paragraphs = ParagraphFinder(table: table, lines: marks.lines).paragraphs()
    for (index, paragraph) in paragraphs.enumerated() {
      sentences.addSentences(of: paragraph, index: index)
      quotes.addQuotes(of: paragraph)
    }
    return TokenizedDocument(
      text: text, tokenStarts: table.tokenStarts, tokenEnds: table.tokenEnds, words: table.words,
      shapes: table.shapes, sentences: sentences.sentences, paragraphs: sentences.paragraphs,
      quotes: quotes.quotes)
  }
}
