/// How a run ended.
package struct BatchOutcome: Sendable {
  /// What it counted, earlier parts of it included.
  package var tally = Tally()
  /// The signal that stopped it, if one did.
  package var signal: Int32?
  /// Why it could not start or go on.
  package var failure: BatchError?

  /// The exit status of the command; if `isStrict`, a rule that ran out of its budget is a problem.
  package func exitStatus(isStrict: Bool) -> Int32 {
    if let signal { return 128 + signal }
    if case .system(let error) = failure, error.isClosedPipe { return 141 }
    if failure != nil || tally.problems > 0 { return 3 }
    return isStrict && tally.limitedArticles > 0 ? 3 : 0
  }
}
