import QuothText

/// The likeliest sequence of tags for a sentence under the trigram model (Viterbi).
///
/// Keeps its buffers; belongs to one worker.
struct TagPaths {
  /// For each token where its pairs of candidates begin in the two arrays below; one more entry for the end.
  ///
  /// The pair of candidate b of the token before and candidate c of the token is number b × (count of c) + c.
  private var starts: [Int] = []
  /// For each pair the score of the best path that ends with it.
  private var scores: [Int32] = []
  /// For each pair the candidate before it on that path.
  private var origins: [UInt8] = []

  /// The tags of the best path through the candidates of the first `count` tokens; of equal paths the first.
  mutating func best(
    through candidates: CandidateTags, count: Int, table: LexicalTable
  ) -> [PartOfSpeech] {
    guard count > 0 else { return [] }
    layOut(candidates, count: count)
    let starts = starts
    scores.withUnsafeMutableBufferPointer { scores in
      origins.withUnsafeMutableBufferPointer { origins in
        candidates.withCandidates { all in
          Self.score(all, starts, candidates, table: table, into: scores, origins: origins)
        }
      }
    }
    return traceBack(candidates, count: count)
  }

  private mutating func layOut(_ candidates: CandidateTags, count: Int) {
    starts.removeAll(keepingCapacity: true)
    var total = 0
    var width = 1
    for token in 0..<count {
      starts.append(total)
      total += width * candidates.range(of: token).count
      width = candidates.range(of: token).count
    }
    starts.append(total)
    if scores.count < total {
      scores = Array(repeating: 0, count: total)
      origins = Array(repeating: 0, count: total)
    }
  }

  private static func score(
    _ all: UnsafeBufferPointer<CandidateTags.Candidate>, _ starts: [Int],
    _ candidates: CandidateTags, table: LexicalTable,
    into scores: UnsafeMutableBufferPointer<Int32>, origins: UnsafeMutableBufferPointer<UInt8>
  ) {
    let boundary = Int(PartOfSpeech.punctuation.rawValue)
    for candidate in candidates.range(of: 0) {
      scores[candidate] =
        all[candidate].weight + table.trigram(boundary, boundary, Int(all[candidate].state))
    }
    for token in 1..<max(starts.count - 1, 1) {
      let previous = candidates.range(of: token - 1)
      let earlier = token > 1 ? candidates.range(of: token - 2) : 0..<0
      var pair = starts[token]
      for second in previous {
        let secondState = Int(all[second].state)
        let firstPath = starts[token - 1] + second - previous.lowerBound
        for third in candidates.range(of: token) {
          let thirdState = Int(all[third].state)
          var best = Int32.min
          var origin = 0
          if earlier.isEmpty {
            best = scores[firstPath] + table.trigram(boundary, secondState, thirdState)
          }
          var path = firstPath
          for first in earlier {
            let score = scores[path] + table.trigram(Int(all[first].state), secondState, thirdState)
            if score > best {
              best = score
              origin = first - earlier.lowerBound
            }
            path += previous.count
          }
          scores[pair] = best + all[third].weight
          origins[pair] = UInt8(truncatingIfNeeded: origin)
          pair += 1
        }
      }
    }
  }

  private func traceBack(_ candidates: CandidateTags, count: Int) -> [PartOfSpeech] {
    let width = candidates.range(of: count - 1).count
    let last = starts[count - 1]..<starts[count]
    var best = last.lowerBound
    for pair in last where scores[pair] > scores[best] { best = pair }
    best -= last.lowerBound
    var (previous, current) = (best / width, best % width)
    var tags = [PartOfSpeech](repeating: .noun, count: count)
    for token in stride(from: count - 1, through: 0, by: -1) {
      let range = candidates.range(of: token)
      tags[token] = candidates.tag(range.lowerBound + current)
      guard token > 0 else { break }
      let origin = origins[starts[token] + previous * range.count + current]
      (previous, current) = (Int(origin), previous)
    }
    return tags
  }
}
