import QuothText

/// One sentence of a document, its tokens counted from zero.
///
/// Reading past either end gives the unknown word and an empty shape, so that readers can look
/// around without testing for the edges.
struct SentenceCursor {
  private let document: TokenizedDocument
  /// The document token index of the sentence's first token.
  let first: Int
  private(set) var count: Int

  init(_ document: TokenizedDocument, sentence: Int) {
    self.document = document
    let tokens = document.sentences[sentence].tokens
    first = tokens.lowerBound
    count = tokens.count
  }

  /// Ends the sentence before `token`.
  mutating func cut(before token: Int) { count = min(count, token) }

  func word(_ token: Int) -> WordID {
    token >= 0 && token < count ? document.words[first + token] : .unknown
  }

  func shape(_ token: Int) -> TokenShape {
    token >= 0 && token < count ? document.shapes[first + token] : []
  }

  /// The bytes of a token of the sentence as the text has them.
  func bytes(_ token: Int) -> ArraySlice<UInt8> {
    token >= 0 && token < count ? document.bytes(ofToken: first + token) : []
  }

  /// Calls `body` with the bytes of a token of the sentence, without counting a reference to the text.
  @inline(__always)
  func withBytes<Result>(
    _ token: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard token >= 0, token < count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let bytes = start(token)..<end(token)
    return document.text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[bytes])) }
  }

  /// How many bytes a token of the sentence has.
  func length(_ token: Int) -> Int {
    token >= 0 && token < count ? end(token) - start(token) : 0
  }

  /// The last byte of a token of the sentence.
  func lastByte(_ token: Int) -> UInt8? {
    token >= 0 && token < count && end(token) > start(token)
      ? document.text[end(token) - 1] : nil
  }

  /// The UTF-8 offset in the text where the token starts.
  func start(_ token: Int) -> Int { Int(document.tokenStarts[first + token]) }

  /// The UTF-8 offset in the text behind the token.
  func end(_ token: Int) -> Int { Int(document.tokenEnds[first + token]) }

  /// The byte of the text at a UTF-8 offset, nil behind the end.
  func byte(at offset: Int) -> UInt8? {
    offset < document.text.count ? document.text[offset] : nil
  }

  /// Whether the token is the single ASCII character `character`.
  func isCharacter(_ character: Unicode.Scalar, _ token: Int) -> Bool {
    guard token >= 0, token < count else { return false }
    let start = Int(document.tokenStarts[first + token])
    return Int(document.tokenEnds[first + token]) == start + 1
      && UInt32(document.text[start]) == character.value
  }

  /// The token that ends at the UTF-8 offset `offset`, if one does, at or after `token`.
  func token(endingAt offset: Int, from token: Int) -> Int? {
    var index = token
    while index < count {
      let end = self.end(index)
      if end == offset { return index }
      if end > offset { return nil }
      index += 1
    }
    return nil
  }
}
