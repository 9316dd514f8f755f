/// The conventions of an evaluation; they stand in the report's signature.
public struct EvaluationOptions: Sendable {
  /// How mentions are matched.
  public enum Matching: String, Sendable {
    /// One to one, as many correct pairs as there can be.
    case optimal
    /// The greedy walk of nervaluate 1.2.1, which depends on the order of mentions.
    case nervaluate = "nervaluate-1.2.1"
  }

  /// How mentions are matched.
  public var matching = Matching.optimal
  /// Whether mentions of one type and span count once.
  public var collapsesDuplicates = false
  /// Whether an argument is right only if the mention's type is, too.
  public var comparesArgumentTypes = false
  /// Roles that are left out on both sides.
  public var ignoredRoles: [String] = []
  /// The number of draws of an interval, and of trials of a test.
  public var drawCount = 10_000
  /// The seed of the generator.
  public var seed: UInt64 = 12345

  /// The default conventions.
  public init() {}

  /// The line that says which figures can be compared.
  func signature(documentCount: Int, goldDigest: String) -> String {
    var parts = [
      "quoth-evaluate 1", "matching:\(matching.rawValue)", "overlap:1%",
      "duplicates:\(collapsesDuplicates ? "collapse" : "keep")", "unit:scalar",
    ]
    if comparesArgumentTypes { parts.append("argument-type:yes") }
    if !ignoredRoles.isEmpty {
      parts.append("ignored-roles:\(ignoredRoles.sorted().joined(separator: ","))")
    }
    parts += [
      "docs:\(documentCount)", "gold:sha256:\(goldDigest)", "draws:\(drawCount)", "seed:\(seed)",
    ]
    return parts.joined(separator: "|")
  }
}
