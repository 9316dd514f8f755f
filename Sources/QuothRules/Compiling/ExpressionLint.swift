internal import PCRE2

/// Tries expressions on texts that make careless ones explode.
enum ExpressionLint {
  /// The texts repeat short strings, so that nested repetitions find many ways to match.
  private static let seeds = ["a", "1", "A", " ", "a ", "1,", "a-", "aA1", "a, ", "."]
  private static let length = 400
  private static let limits = MatchLimits(match: 20_000, depth: 20_000)

  /// What happens if `source` is an expression with a risk of explosive backtracking.
  static func problem(in source: String, options: PatternOptions) -> String? {
    guard let pattern = try? CompiledPattern(source, options: options) else { return nil }
    guard pattern.isJITCompiled else {
      return "the expression is too complex to be compiled to machine code"
    }
    let workspace = MatchWorkspace(limits: limits)
    // Without the characters that a match must have PCRE2 would not even try.
    let literals = Set(source.utf8).filter { $0 > 0x20 && $0 < 0x7F }.sorted()
    for seed in seeds {
      var text = Array(String(repeating: seed, count: length / seed.utf8.count).utf8)
      text += [0x0A] + literals + [0x0A]
      let outcome = text.withUnsafeBufferPointer { workspace.match(pattern, in: $0) }
      if case .failed = outcome {
        return "matching takes more and more steps on a text like '\(seed)\(seed)\(seed)…'"
      }
    }
    return nil
  }
}
