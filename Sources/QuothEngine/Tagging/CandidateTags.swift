import QuothText

/// The tags that each token of a sentence can have, with their weights: arrays that are used again.
struct CandidateTags {
  struct Candidate {
    /// The tag's number in the trigram table.
    let state: UInt8
    /// log P(word | tag) × 256.
    let weight: Int32

    var tag: PartOfSpeech {
      // The row of "of" lies behind the last tag.
      Int(state) == LexicalTable.ofTag ? .preposition : PartOfSpeech(number: state)
    }
  }

  /// Those of all tokens, in the order of the tokens.
  private var candidates: [Candidate] = []
  /// For each token where its candidates begin, and where the last one's end.
  private var offsets: [Int] = [0]
  /// Where those of the present token begin.
  private var tokenStart = 0

  /// No more candidates are kept for one token.
  static let capacity = 12

  mutating func removeAll() {
    candidates.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    tokenStart = 0
  }

  var tokenCount: Int { offsets.count - 1 }

  /// Whether the token has candidates so far.
  var isEmptyToken: Bool { candidates.count == tokenStart }

  /// Adds a candidate to the token.
  mutating func add(_ tag: PartOfSpeech, _ weight: Int32) {
    add(state: unsafeBitCast(tag, to: UInt8.self), weight)
  }

  /// Adds a candidate to the token, by its tag number in the trigram table.
  mutating func add(state: UInt8, _ weight: Int32) {
    guard candidates.count - tokenStart < CandidateTags.capacity else { return }
    candidates.append(Candidate(state: state, weight: weight))
  }

  /// Ends the candidates of the token, which has one at least.
  mutating func endToken() {
    tokenStart = candidates.count
    offsets.append(tokenStart)
  }

  /// Calls `body` with the candidates of all tokens, and where those of each begin.
  func withUnsafeBuffers<Result>(
    _ body: (UnsafeBufferPointer<Candidate>, UnsafeBufferPointer<Int>) -> Result
  ) -> Result {
    candidates.withUnsafeBufferPointer { candidates in
      offsets.withUnsafeBufferPointer { body(candidates, $0) }
    }
  }
}
