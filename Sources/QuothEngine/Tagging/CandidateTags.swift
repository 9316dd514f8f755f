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

  /// Takes the candidates of the tokens of a sentence, one token after the other.
  struct Collector {
    fileprivate let candidates: UnsafeMutableBufferPointer<Candidate>
    fileprivate let offsets: UnsafeMutableBufferPointer<Int>
    private var count = 0
    /// Where those of the present token begin.
    private var tokenStart = 0
    private var token = 0

    fileprivate init(
      _ candidates: UnsafeMutableBufferPointer<Candidate>,
      _ offsets: UnsafeMutableBufferPointer<Int>
    ) {
      self.candidates = candidates
      self.offsets = offsets
      offsets[0] = 0
    }

    /// Whether the token has no candidates so far.
    var isEmptyToken: Bool { count == tokenStart }

    /// Adds a candidate to the token.
    @inline(__always)
    mutating func add(_ tag: PartOfSpeech, _ weight: Int32) {
      add(state: unsafeBitCast(tag, to: UInt8.self), weight)
    }

    /// Adds a candidate to the token, by its tag number in the trigram table.
    @inline(__always)
    mutating func add(state: UInt8, _ weight: Int32) {
      guard count - tokenStart < CandidateTags.capacity, count < candidates.count else { return }
      candidates[count] = Candidate(state: state, weight: weight)
      count += 1
    }

    /// Ends the candidates of the token; one without any is a noun, since every token must have a tag.
    @inline(__always)
    mutating func endToken() {
      precondition(token + 1 < offsets.count)
      if isEmptyToken { add(.noun, 0) }
      token += 1
      tokenStart = count
      offsets[token] = count
    }
  }

  /// Those of all tokens, in the order of the tokens.
  private var candidates: [Candidate] = []
  /// For each token where its candidates begin, and where the last one's end.
  private var offsets: [Int] = [0]
  private(set) var tokenCount = 0

  /// No more candidates are kept for one token.
  static let capacity = 12

  /// Forgets all, and calls `body` with a collector for so many tokens.
  mutating func collect(tokenCount: Int, _ body: (inout Collector) -> Void) {
    if offsets.count <= tokenCount {
      let none = Candidate(state: 0, weight: 0)
      candidates = Array(repeating: none, count: tokenCount * Self.capacity)
      offsets = Array(repeating: 0, count: tokenCount + 1)
    }
    self.tokenCount = tokenCount
    candidates.withUnsafeMutableBufferPointer { candidates in
      offsets.withUnsafeMutableBufferPointer { offsets in
        var collector = Collector(candidates, offsets)
        body(&collector)
      }
    }
  }

  /// Calls `body` with the candidates of all tokens, and where those of each begin.
  func withUnsafeBuffers<Result>(
    _ body: (UnsafeBufferPointer<Candidate>, UnsafeBufferPointer<Int>) -> Result
  ) -> Result {
    candidates.withUnsafeBufferPointer { candidates in
      offsets.withUnsafeBufferPointer { offsets in
        body(candidates, UnsafeBufferPointer(rebasing: offsets[...tokenCount]))
      }
    }
  }
}
