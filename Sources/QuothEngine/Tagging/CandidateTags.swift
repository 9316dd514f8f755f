import QuothText

/// The tags that each token of a sentence can have, with their weights: parallel arrays that are used again.
struct CandidateTags {
  /// log P(word | tag) × 256, of all candidates in the order of the tokens.
  private(set) var weights: [Int32] = []
  private var states: [UInt8] = []
  private var offsets: [Int] = []
  private var locks: [UInt8] = []

  private static let free = UInt8.max

  /// No more candidates are kept for one token.
  static let capacity = 12

  mutating func start(count: Int) {
    weights.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    locks.removeAll(keepingCapacity: true)
    for _ in 0..<count { locks.append(CandidateTags.free) }
  }

  mutating func lock(_ tokens: Range<Int>, to tag: PartOfSpeech) {
    for token in tokens.clamped(to: locks.indices) { locks[token] = tag.rawValue }
  }

  func lockedTag(_ token: Int) -> PartOfSpeech? { PartOfSpeech(rawValue: locks[token]) }

  var isLocked: [Bool] { locks.map { $0 != CandidateTags.free } }

  mutating func startToken() { offsets.append(states.count) }

  mutating func add(_ tag: PartOfSpeech, _ weight: Int32) { add(Int(tag.rawValue), weight) }

  /// Adds a candidate by its tag number in the trigram table.
  mutating func add(_ state: Int, _ weight: Int32) {
    guard let start = offsets.last, states.count - start < CandidateTags.capacity else { return }
    states.append(UInt8(state))
    weights.append(weight)
  }

  @inline(__always)
  func range(of token: Int) -> Range<Int> {
    offsets[token]..<(token + 1 < offsets.count ? offsets[token + 1] : states.count)
  }

  @inline(__always)
  func state(_ candidate: Int) -> Int { Int(states[candidate]) }

  /// Calls `body` with the tag numbers and weights of all candidates.
  func withStatesAndWeights(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Int32>) -> Void
  ) {
    states.withUnsafeBufferPointer { states in
      weights.withUnsafeBufferPointer { weights in body(states, weights) }
    }
  }

  func tag(_ candidate: Int) -> PartOfSpeech {
    // The row of "of" lies behind the last tag.
    PartOfSpeech(rawValue: states[candidate]) ?? .preposition
  }
}
