import QuothText

/// The likeliest sequence of tags for a sentence under the trigram model (Viterbi).
///
/// Keeps its buffers; belongs to one worker.
struct TagPaths {
  /// For each token where its pairs of candidates begin in the two arrays below.
  ///
  /// The pair of candidate b of the token before and candidate c of the token is number b × (count of c) + c.
  private var starts: [Int] = []
  /// For each pair the score of the best path that ends with it.
  private var scores: [Int32] = []
  /// For each pair its row of trigrams.
  private var rows: [Int] = []
  /// For each pair the candidate before it on that path.
  private var origins: [UInt8] = []

  /// The tags of the best path through the candidates; of equal paths the first.
  mutating func best(through candidates: CandidateTags, table: LexicalTable) -> [PartOfSpeech] {
    guard candidates.tokenCount > 0 else { return [] }
    return candidates.withUnsafeBuffers { all, offsets in
      layOut(offsets)
      return starts.withUnsafeBufferPointer { starts in
        scores.withUnsafeMutableBufferPointer { scores in
          rows.withUnsafeMutableBufferPointer { rows in
            origins.withUnsafeMutableBufferPointer { origins in
              let lattice = TagLattice(
                candidates: all, offsets: offsets, starts: starts, scores: scores, rows: rows,
                origins: origins)
              lattice.score(table: table)
              return lattice.tagsOfBestPath()
            }
          }
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
    if scores.count < total {
      scores = Array(repeating: 0, count: total)
      rows = Array(repeating: 0, count: total)
      origins = Array(repeating: 0, count: total)
    }
  }
}

/// The candidates of a sentence with the paths through them, while its buffers are open.
private struct TagLattice {
  let candidates: UnsafeBufferPointer<CandidateTags.Candidate>
  let offsets: UnsafeBufferPointer<Int>
  let starts: UnsafeBufferPointer<Int>
  let scores: UnsafeMutableBufferPointer<Int32>
  let rows: UnsafeMutableBufferPointer<Int>
  let origins: UnsafeMutableBufferPointer<UInt8>

  private func candidates(of token: Int) -> Range<Int> {
    Range(uncheckedBounds: (offsets[token], offsets[token + 1]))
  }

  private func state(_ candidate: Int) -> Int { Int(candidates[candidate].state) }

  func score(table: LexicalTable) {
    let boundary = Int(unsafeBitCast(PartOfSpeech.punctuation, to: UInt8.self))
    // Before the first token there is one boundary, with the index of no candidate.
    var earlierCount = 1
    var previous = candidates(of: 0)
    for candidate in previous {
      scores[candidate] =
        candidates[candidate].weight &+ table.trigram(boundary, boundary, state(candidate))
      rows[candidate] = table.trigramRow(boundary, state(candidate))
      origins[candidate] = 0
    }
    for token in 1..<max(starts.count, 1) {
      let current = candidates(of: token)
      if earlierCount == 1, previous.count == 1, current.count == 1 {
        // Every path runs through this pair, so that its score decides nothing.
        let pair = starts[token]
        scores[pair] = 0
        rows[pair] = table.trigramRow(state(previous.lowerBound), state(current.lowerBound))
        origins[pair] = 0
      } else {
        scorePairs(of: token, previous, current, earlierCount, table)
      }
      earlierCount = previous.count
      previous = current
    }
  }

  /// Scores the pairs of the candidates of a token and of those before it.
  @inline(__always)
  private func scorePairs(
    of token: Int, _ previous: Range<Int>, _ current: Range<Int>, _ earlierCount: Int,
    _ table: LexicalTable
  ) {
    let (candidates, scores, rows, origins) = (candidates, scores, rows, origins)
    let step = previous.count
    var path = starts[token - 1]
    var pair = starts[token]
    for second in previous {
      let secondState = Int(candidates[second].state)
      let ownScore = scores[path]
      let ownRow = rows[path]
      for third in current {
        let thirdState = Int(candidates[third].state)
        var best = ownScore &+ table.trigram(inRow: ownRow, thirdState)
        var origin = 0
        var other = path
        var number = 1
        while number < earlierCount {
          other = other &+ step
          let score = scores[other] &+ table.trigram(inRow: rows[other], thirdState)
          if score > best { (best, origin) = (score, number) }
          number = number &+ 1
        }
        scores[pair] = best &+ candidates[third].weight
        rows[pair] = table.trigramRow(secondState, thirdState)
        origins[pair] = UInt8(truncatingIfNeeded: origin)
        pair = pair &+ 1
      }
      path = path &+ 1
    }
  }

  func tagsOfBestPath() -> [PartOfSpeech] {
    let count = starts.count
    let width = candidates(of: count - 1).count
    let pairs = (count > 1 ? candidates(of: count - 2).count : 1) * width
    let start = starts[count - 1]
    var best = 0
    for pair in 1..<max(pairs, 1) where scores[start + pair] > scores[start + best] { best = pair }
    var (previous, current) = (best / width, best % width)
    return Array(unsafeUninitializedCapacity: count) { tags, initializedCount in
      for token in (0..<count).reversed() {
        let range = candidates(of: token)
        tags.initializeElement(at: token, to: candidates[range.lowerBound &+ current].tag)
        let origin = origins[starts[token] &+ previous &* range.count &+ current]
        (previous, current) = (Int(origin), previous)
      }
      initializedCount = count
    }
  }
}
