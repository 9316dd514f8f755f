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
        candidates[other].cue == candidates[index].cue
          || excludes(candidates[other], candidates[index])
      }
      if !isTaken { kept.append(index) }
    }
    kept.sort { left, right in
      let (first, second) = (candidates[left].cue, candidates[right].cue)
      return (first.lowerBound, first.upperBound) < (second.lowerBound, second.upperBound)
    }
    return kept.map { candidates[$0] }
  }

  private func excludes(_ kept: Attribution, _ candidate: Attribution) -> Bool {
    // "SANA said, citing residents, that C": both speak for the same words.
    if kept.form == .citing || candidate.form == .citing { return false }
    if keepsNestedSpeech, isNested(kept, candidate) || isNested(candidate, kept) { return false }
    return overlap(kept, candidate) > limit
  }

  private func isNested(_ outer: Attribution, _ inner: Attribution) -> Bool {
    outer.holds(token: inner.cue.lowerBound)
  }

  /// The Jaccard overlap of two contents, in tokens.
  private func overlap(_ left: Attribution, _ right: Attribution) -> Double {
    var shared = 0
    for stretch in left.content {
      for other in right.content where stretch.overlaps(other) {
        shared += stretch.clamped(to: other).count
      }
    }
    let united = left.contentLength + right.contentLength - shared
    return united == 0 ? 0 : Double(shared) / Double(united)
  }
}
