/// Cuts a text into paragraphs, sentences, quotations and tokens.
///
/// Linear in the length of the text. Sentences are at most 4 KB long, tokens at most 1 KB; longer ones are cut.
public struct Tokenizer: Sendable {
  private let vocabulary: Vocabulary
  private let abbreviations: Abbreviations
  private let sentenceWords: SentenceWords

  /// A tokenizer that looks words up in `vocabulary`.
  ///
  /// - Parameters:
  ///   - vocabulary: The words that tokens are numbered by.
  ///   - abbreviations: Words that take a full stop, as they are written (*Gen*, *Dec*, *etc*).
  public init(vocabulary: Vocabulary, abbreviations: some Sequence<String>) {
    self.vocabulary = vocabulary
    self.abbreviations = Abbreviations(abbreviations)
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
    let tokens = text.withUnsafeBufferPointer { bytes in
      var scanner = TokenScanner(
        text: bytes, vocabulary: vocabulary, abbreviations: abbreviations, cache: cache)
      scanner.run()
      return scanner.tokens
    }
    let document = TokenizedDocument(
      text: text, tokenStarts: tokens.map(\.start), tokenEnds: tokens.map(\.end),
      words: tokens.map(\.word), shapes: tokens.map(\.shape))
    let breaks = tokens.map(\.lineBreaks)
    let paragraphs = ParagraphFinder(document: document, breaks: breaks).paragraphs()
    var finder = SentenceFinder(
      document: document, words: sentenceWords, vocabulary: vocabulary)
    var quoteFinder = QuoteFinder(document: document, vocabulary: vocabulary)
    for (index, paragraph) in paragraphs.enumerated() {
      finder.addSentences(of: paragraph, index: index)
      quoteFinder.addQuotes(of: paragraph)
    }
    return TokenizedDocument(
      text: text, tokenStarts: document.tokenStarts, tokenEnds: document.tokenEnds,
      words: document.words, shapes: document.shapes, sentences: finder.sentences,
      paragraphs: finder.paragraphs, quotes: quoteFinder.quotes)
  }
}
