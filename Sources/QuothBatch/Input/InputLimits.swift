/// How much of an input a run takes into memory.
package struct InputLimits: Sendable {
  /// The most bytes that one article's text may have.
  package var maximumDocumentBytes = 10_000_000
  /// How far compressed inputs may expand.
  package var expansion = ExpansionLimit()

  /// The limits that hold unless told otherwise.
  package init() {}

  /// The most bytes of one line of JSON: escapes make Arabic or Cyrillic text three times longer.
  var maximumLineBytes: Int {
    let (tripled, overflow) = maximumDocumentBytes.multipliedReportingOverflow(by: 3)
    return overflow ? .max / 2 : tripled + (64 << 10)
  }
}

/// One of several equal parts of a run's articles, for clusters.
package struct Shard: Hashable, Sendable {
  /// Which part, from 1.
  package let number: Int
  /// How many parts there are.
  package let count: Int

  /// The part `number` of `count`, or `nil` if there is no such part.
  package init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Whether the article at `position`, from 0, is in this part: every `count`-th one is.
  func contains(_ position: Int) -> Bool { position % count == number - 1 }
}
