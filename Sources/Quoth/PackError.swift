/// Why the rule packs could not be used.
public enum PackError: Error, CustomStringConvertible {
  /// None of the places where Quoth looks for its own packs holds them.
  case noShippedPacks(tried: [String])
  /// The packs have mistakes; the text shows each with its place.
  case invalidRules(report: String, count: Int)
  /// The table of English words is missing or damaged.
  case lexicalTable(path: String, reason: String)

  /// The error in words, with what to do.
  public var description: String {
    switch self {
    case .noShippedPacks(let tried):
      "the rule packs of quoth are not where they should be; looked in \(tried.joined(separator: ", ")); "
        + "set QUOTH_RULES to their folder"
    case .invalidRules(let report, let count):
      report + "\(count) mistake\(count == 1 ? "" : "s") in the rules; 'quoth check' explains them"
    case .lexicalTable(let path, let reason):
      "the table of English words '\(path)' cannot be used: \(reason)"
    }
  }
}
