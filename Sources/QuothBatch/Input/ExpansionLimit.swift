/// How far a compressed input may expand.
///
/// Text compresses two to ten times; a file that expands two hundred times is a bomb.
package struct ExpansionLimit: Sendable {
  /// The highest ratio of expanded to compressed bytes.
  package var ratio: Int
  /// The expanded bytes from which the ratio counts.
  package var graceBytes: Int

  /// At most `ratio` times, counted from `graceBytes` on.
  package init(ratio: Int = 200, graceBytes: Int = 10_000_000) {
    self.ratio = ratio
    self.graceBytes = graceBytes
  }

  func check(expanded: Int, compressed: Int) throws(InputProblem) {
    guard expanded > graceBytes, expanded / ratio > compressed else { return }
    throw InputProblem(
      .expansion, "expands more than \(ratio) times: not a compressed text, reading stops here",
      utf8Offset: compressed)
  }
}
