import QuothText

/// The likeliest sequence of tags for a sentence under the trigram model (Viterbi).
///
/// Keeps its buffers; belongs to one worker.
struct TagPaths {
  /// The best path that ends with a pair of candidates.
  fileprivate struct Path {
    var score: Int32
    /// The trigrams that begin with the tags of the pair.
    var row: Int32
    /// The candidate before the pair.
    var origin: UInt8
  }

  /// For each token where the paths to its pairs begin.
  ///
  /// The pair of candidate b of the token before and candidate c of the token is number b × (count of c) + c.
  private var starts: [Int] = []
  private var paths: [Path] = []

  /// The tags of the best path through the candidates; of equal paths the first.
  mutating func best(through candidates: CandidateTags, table: LexicalTable) -> [PartOfSpeech] {
    guard candidates.tokenCount > 0 else { return [] }
    return candidates.withUnsafeBuffers { all, offsets in
      layOut(offsets)
      return starts.withUnsafeBufferPointer { starts in
        paths.withUnsafeMutableBufferPointer { paths in
          let lattice = TagLattice(
            candidates: all, offsets: offsets, starts: starts, paths: paths, table: table)
          lattice.score()
          return lattice.tagsOfBestPath()
        }
      }
    }
  }

  private mutating func layOut(_ offsets: UnsafeBufferPointer<Int>) {
    starts.removeAll(keepingCapacity: true)
    var total = 0
    var width = 1
    for token in 0..<offsets.count - 1 {
      starts.append(total)
      let count = offsets[token + 1] - offsets[token]
      total += width * count
      width = count
    }
    if paths.count < total {
      paths = Array(repeating: Path(score: 0, row: 0, origin: 0), count: total)
    }
  }
}

/// The candidates of a sentence with the paths through them, while its buffers are open.
private struct TagLattice {
  let candidates: UnsafeBufferPointer<CandidateTags.Candidate>
  let offsets: UnsafeBufferPointer<Int>
  let starts: UnsafeBufferPointer<Int>
  let paths: UnsafeMutableBufferPointer<TagPaths.Path>
  let table: LexicalTable

  private func candidates(of token: Int) -> Range<Int> {
    Range(uncheckedBounds: (offsets[token], offsets[token + 1]))
  }

  @inline(__always)
  private func state(_ candidate: Int) -> Int { Int(candidates[candidate].state) }

  @inline(__always)
  private func row(_ first: Int, _ second: Int) -> Int32 {
    Int32(truncatingIfNeeded: table.trigramRow(first, second))
  }

  func score() {
    let boundary = Int(unsafeBitCast(PartOfSpeech.punctuation, to: UInt8.self))
    // Before the first token there is one boundary, with the index of no candidate.
    var earlierCount = 1
    var previous = candidates(of: 0)
    for candidate in previous {
      let score =
        candidates[candidate].weight &+ table.trigram(boundary, boundary, state(candidate))
      paths[candidate] = .init(score: score, row: row(boundary, state(candidate)), origin: 0)
    }
    for token in 1..<max(starts.count, 1) {
      let current = candidates(of: token)
      if earlierCount == 1, previous.count == 1, current.count == 1 {
        // Every path runs through this pair, so that its score decides nothing.
        let row = row(state(previous.lowerBound), state(current.lowerBound))
        paths[starts[token]] = .init(score: 0, row: row, origin: 0)
      } else {
        scorePairs(of: token, previous, current, earlierCount)
      }
      earlierCount = previous.count
      previous = current
    }
  }

  /// Scores the pairs of the candidates of a token and of those before it.
  private func scorePairs(
    of token: Int, _ previous: Range<Int>, _ current: Range<Int>, _ earlierCount: Int
  ) {
    let (candidates, paths, table) = (candidates, paths, table)
    let step = previous.count
    let end = starts[token - 1] &+ earlierCount &* step
    var first = starts[token - 1]
    var pair = starts[token]
    for second in previous {
      let secondState = Int(candidates[second].state)
      for third in current {
        let candidate = candidates[third]
        let thirdState = Int(candidate.state)
        var best =
          paths[first].score &+ table.trigram(inRow: Int(paths[first].row), thirdState)
        var origin: UInt8 = 0
        var number: UInt8 = 0
        var other = first &+ step
        while other < end {
          number &+= 1
          let score =
            paths[other].score &+ table.trigram(inRow: Int(paths[other].row), thirdState)
          if score > best { (best, origin) = (score, number) }
          other = other &+ step
        }
        paths[pair] = .init(
          score: best &+ candidate.weight, row: row(secondState, thirdState), origin: origin)
        pair = pair &+ 1
      }
      first = first &+ 1
    }
  }

  func tagsOfBestPath() -> [PartOfSpeech] {
    let count = starts.count
    let width = candidates(of: count - 1).count
    let pairs = (count > 1 ? candidates(of: count - 2).count : 1) * width
    let start = starts[count - 1]
    var best = 0
    for pair in 1..<max(pairs, 1) where paths[start + pair].score > paths[start + best].score {
      best = pair
    }
    var (previous, current) = (best / width, best % width)
    return Array(unsafeUninitializedCapacity: count) { tags, initializedCount in
      for token in (0..<count).reversed() {
        let range = candidates(of: token)
        tags.initializeElement(at: token, to: candidates[range.lowerBound &+ current].tag)
        let origin = paths[starts[token] &+ previous &* range.count &+ current].origin
        (previous, current) = (Int(origin), previous)
      }
      initializedCount = count
    }
  }
}
