/// Finds what an author may have meant by a name that is not known.
public enum SpellingSuggestion {
  /// The closest of `candidates`, or `nil` if none is close; of equals the first in the alphabet.
  public static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, (wanted.count + 1) / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != name {
      let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
      guard distance <= limit else { continue }
      if let known = best, (known.distance, known.candidate) < (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// `did you mean 'x'?` if something is close, else what would have been accepted.
  public static func help(
    for name: String, among candidates: some Sequence<String>, called plural: String
  ) -> [String] {
    if let closest = closest(to: name, among: candidates) { return ["did you mean '\(closest)'?"] }
    let names = Set(candidates).sorted()
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(12).joined(separator: ", ")
    return ["\(plural) are \(shown)\(names.count > 12 ? ", … (\(names.count) in all)" : "")"]
  }

  /// Counts insertions, deletions, replacements and swaps of neighbours.
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var distance = min(
          previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          distance = min(distance, beforePrevious[column - 2] + 1)
        }
        current.append(distance)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
