/// Chooses among candidates for the same words: of two contents that mostly agree, the surer one is kept.
struct OverlapResolution {
  /// Two contents with a greater Jaccard overlap exclude each other.
  let limit: Double
  /// *X said Y had told Z that C*: an attribution inside the content of another one does not exclude it.
  let keepsNestedSpeech: Bool

  /// The candidates that stay, in the order of their cues.
  func resolve(_ candidates: [Attribution]) -> [Attribution] {
    if candidates.count < 2 { return candidates }
    let order = candidates.indices.sorted { left, right in
      if candidates[left].score != candidates[right].score {
        return candidates[left].score > candidates[right].score
      }
      let (first, second) = (candidates[left].cue.lowerBound, candidates[right].cue.lowerBound)
      return first != second ? first < second : left < right
    }
    var kept: [Int] = []
    for index in order {
      let isTaken = kept.contains { other in
        candidates[other].cue == candidates[index].cue || excludes(other, index, candidates)
      }
      if !isTaken { kept.append(index) }
    }
    kept.sort { left, right in
      let (first, second) = (candidates[left].cue, candidates[right].cue)
      return (first.lowerBound, first.upperBound) < (second.lowerBound, second.upperBound)
    }
    return kept.map { candidates[$0] }
  }

  // Candidates are given by their places: one is large to copy.

  private func excludes(_ kept: Int, _ candidate: Int, _ candidates: [Attribution]) -> Bool {
    // "SANA said, citing residents, that C": both speak for the same words.
    if candidates[kept].form == .citing || candidates[candidate].form == .citing { return false }
    if keepsNestedSpeech,
      isNested(kept, candidate, candidates) || isNested(candidate, kept, candidates)
    {
      return false
    }
    return overlap(candidates[kept].content, candidates[candidate].content) > limit
  }

  private func isNested(_ outer: Int, _ inner: Int, _ candidates: [Attribution]) -> Bool {
    let cue = candidates[inner].cue.lowerBound
    return candidates[outer].content.contains { $0.contains(cue) }
  }

  /// The Jaccard overlap of two contents, in tokens.
  private func overlap(_ left: [Range<Int>], _ right: [Range<Int>]) -> Double {
    var shared = 0
    for stretch in left {
      for other in right where stretch.overlaps(other) {
        shared += stretch.clamped(to: other).count
      }
    }
    let united =
      left.reduce(0) { $0 + $1.count } + right.reduce(0) { $0 + $1.count } - shared
    return united == 0 ? 0 : Double(shared) / Double(united)
  }
}
