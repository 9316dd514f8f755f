internal import CPCRE2

/// How far a match attempt got before it failed.
package struct MatchTrace: Hashable, Sendable {
  /// What the attempt came to.
  package let outcome: MatchOutcome
  /// The furthest position that was reached, in UTF-8 bytes of the subject.
  package let furthestSubjectOffset: Int
  /// The item of the expression that was tried there, in UTF-8 bytes of the expression.
  package let patternOffset: Int
}

struct MatchProgress {
  var subjectOffset = 0
  var patternOffset = 0
}

/// Called by PCRE2 before each item of a pattern that was compiled with automatic callouts.
func recordProgress(
  _ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ data: UnsafeMutableRawPointer?
) -> Int32 {
  guard let block, let data else { return 0 }
  let progress = data.assumingMemoryBound(to: MatchProgress.self)
  let reached = Int(block.pointee.current_position)
  let item = Int(block.pointee.pattern_position)
  if (reached, item) > (progress.pointee.subjectOffset, progress.pointee.patternOffset) {
    progress.pointee = MatchProgress(subjectOffset: reached, patternOffset: item)
  }
  return 0
}
