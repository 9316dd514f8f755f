/// Holm's correction of several tests made at once.
enum HolmCorrection {
  /// The corrected p values, in the order of `pValues`.
  static func corrected(_ pValues: [Double]) -> [Double] {
    var corrected = pValues
    var largest = 0.0
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, pValues[index] * Double(pValues.count - rank)))
      corrected[index] = largest
    }
    return corrected
  }
}
