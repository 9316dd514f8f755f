import QuothText

/// The tags that each token of a sentence can have, with their weights: arrays that are used again.
struct CandidateTags {
  struct Candidate {
    /// The tag's number in the trigram table.
    let state: UInt8
    /// log P(word | tag) × 256.
    let weight: Int32
  }

  /// Those of all tokens, in the order of the tokens.
  private var candidates: [Candidate] = []
  private var offsets: [Int] = []
  private var locks: [UInt8] = []

  private static let free = UInt8.max

  /// No more candidates are kept for one token.
  static let capacity = 12

  mutating func start(count: Int) {
    candidates.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    locks.removeAll(keepingCapacity: true)
    for _ in 0..<count { locks.append(CandidateTags.free) }
  }

  mutating func lock(_ tokens: Range<Int>, to tag: PartOfSpeech) {
    for token in tokens.clamped(to: locks.indices) { locks[token] = tag.rawValue }
  }

  func lockedTag(_ token: Int) -> PartOfSpeech? { PartOfSpeech(rawValue: locks[token]) }

  var isLocked: [Bool] { locks.map { $0 != CandidateTags.free } }

  mutating func startToken() { offsets.append(candidates.count) }

  mutating func add(_ tag: PartOfSpeech, _ weight: Int32) { add(Int(tag.rawValue), weight) }

  /// Adds a candidate by its tag number in the trigram table.
  mutating func add(_ state: Int, _ weight: Int32) {
    guard let start = offsets.last, candidates.count - start < CandidateTags.capacity else {
      return
    }
    candidates.append(Candidate(state: UInt8(truncatingIfNeeded: state), weight: weight))
  }

  @inline(__always)
  func range(of token: Int) -> Range<Int> {
    offsets[token]..<(token + 1 < offsets.count ? offsets[token + 1] : candidates.count)
  }

  /// Calls `body` with the candidates of all tokens.
  func withCandidates(_ body: (UnsafeBufferPointer<Candidate>) -> Void) {
    candidates.withUnsafeBufferPointer(body)
  }

  func tag(_ candidate: Int) -> PartOfSpeech {
    // The row of "of" lies behind the last tag.
    PartOfSpeech(rawValue: candidates[candidate].state) ?? .preposition
  }
}
