import PCRE2

/// Finds groups in the tag letters of sentences, and remembers what short stretches of letters gave.
///
/// A group is made of letters that the expressions name, and no expression sees further than the next letter that they
/// do not name. So what is found depends on the letters up to there, and on one before that a look-behind may ask for.
/// Most of these stretches have a few letters and come again and again. Belongs to one worker.
final class GroupSearch {
  typealias Group = (range: Range<Int>, isVerb: Bool)

  /// What a stretch gave: the first group's place in it, empty where it holds none.
  private struct Found {
    /// The letters of the stretch; zero where nothing is remembered.
    var key: UInt64 = 0
    var start: UInt8 = 0
    var end: UInt8 = 0
    var isVerb = false
  }

  private let pattern: LazyPattern
  /// What the expressions name; nil if it cannot be told, and nothing is remembered.
  private let letters: GroupExpressions.Letters?
  /// In memory of its own: the array of a class is checked for exclusive use at every look.
  private let found: UnsafeMutableBufferPointer<Found>

  /// A power of two.
  private static let capacity = 2048
  /// A key holds so many letters, and the one before them.
  private static let longestKey = 6

  init(_ expressions: GroupExpressions) {
    pattern = expressions.groups
    letters = expressions.letters
    found = .allocate(capacity: Self.capacity)
    found.initialize(repeating: Found())
  }

  deinit { found.deallocate() }

  /// The first group that starts at or after `token`.
  func group(
    in sentence: [UInt8], from token: Int, workspace: MatchWorkspace
  ) -> Group? {
    guard let letters else { return search(sentence, token..<sentence.count, workspace) }
    var start = token
    while start < sentence.count {
      if !letters.named.contains(sentence[start]) {
        start += 1
        continue
      }
      // A one, the letter before where it can matter, the letters of the stretch.
      var key: UInt64 = 0x100
      if start > 0, letters.lookedBehind.contains(sentence[start - 1]) {
        key |= UInt64(sentence[start - 1])
      }
      var end = start
      while end < sentence.count, letters.named.contains(sentence[end]) {
        // A long stretch is no more read than it has to be.
        if end - start == Self.longestKey {
          return search(sentence, start..<sentence.count, workspace)
        }
        key = key << 8 | UInt64(sentence[end])
        end += 1
      }
      if let group = remembered(key, sentence, start..<end, workspace) { return group }
      start = end
    }
    return nil
  }

  private func remembered(
    _ key: UInt64, _ sentence: [UInt8], _ stretch: Range<Int>, _ workspace: MatchWorkspace
  ) -> Group? {
    let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (Self.capacity - 1)
    if found[slot].key != key {
      found[slot] = Found(key: key)
      if let group = search(sentence, stretch, workspace) {
        found[slot].start = UInt8(truncatingIfNeeded: group.range.lowerBound - stretch.lowerBound)
        found[slot].end = UInt8(truncatingIfNeeded: group.range.upperBound - stretch.lowerBound)
        found[slot].isVerb = group.isVerb
      }
    }
    let known = found[slot]
    guard known.start < known.end else { return nil }
    let start = stretch.lowerBound
    return (start + Int(known.start)..<start + Int(known.end), known.isVerb)
  }

  private func search(
    _ sentence: [UInt8], _ stretch: Range<Int>, _ workspace: MatchWorkspace
  ) -> Group? {
    let outcome = sentence.withUnsafeBufferPointer {
      workspace.match(pattern, in: $0, from: stretch.lowerBound, endingAt: stretch.upperBound)
    }
    guard case .matched = outcome, let range = workspace.span(ofGroup: 0), !range.isEmpty else {
      return nil
    }
    return (range, workspace.span(ofGroup: 2) != nil)
  }
}
