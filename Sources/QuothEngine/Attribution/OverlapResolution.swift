/// Chooses among candidates for the same words: of two contents that mostly agree, the surer one is kept.
struct OverlapResolution {
  /// Two contents with a greater Jaccard overlap exclude each other.
  let limit: Double
  /// *X said Y had told Z that C*: an attribution inside the content of another one does not exclude it.
  let keepsNestedSpeech: Bool

  /// The candidates that stay, in the order of their cues.
  func resolve(_ candidates: [Attribution]) -> [Attribution] {
    let order = candidates.indices.sorted { left, right in
      let (first, second) = (candidates[left], candidates[right])
      if first.score != second.score { return first.score > second.score }
      if first.cue.lowerBound != second.cue.lowerBound {
        return first.cue.lowerBound < second.cue.lowerBound
      }
      return left < right
    }
    var kept: [Attribution] = []
    for index in order {
      let candidate = candidates[index]
      let isTaken = kept.contains { other in
        other.cue == candidate.cue || excludes(other, candidate)
      }
      if !isTaken { kept.append(candidate) }
    }
    return kept.sorted {
      ($0.cue.lowerBound, $0.cue.upperBound) < ($1.cue.lowerBound, $1.cue.upperBound)
    }
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
