/// How much work one match may cost before it is given up and counted as a failure.
package struct MatchLimits: Hashable, Sendable {
  /// PCRE2's match limit: how often its inner function may be entered.
  package var match: UInt32
  /// PCRE2's limit of nested backtracking points.
  package var depth: UInt32
  /// PCRE2's limit of memory for backtracking, in KiB.
  package var heapInKibibytes: UInt32
  /// The longest subject for machine code, in UTF-8 bytes.
  package var subjectLength: Int
  /// The longest subject for the interpreter, in UTF-8 bytes.
  ///
  /// Its match limit starts again at every position, so that only a short subject bounds its time.
  package var interpretedSubjectLength: Int

  /// Limits with the values that Quoth uses where none are given.
  package init(
    match: UInt32 = 100_000, depth: UInt32 = 100_000, heapInKibibytes: UInt32 = 100_000,
    subjectLength: Int = 65_536, interpretedSubjectLength: Int = 1_024
  ) {
    self.match = match
    self.depth = depth
    self.heapInKibibytes = heapInKibibytes
    self.subjectLength = subjectLength
    self.interpretedSubjectLength = interpretedSubjectLength
  }
}
