import PCRE2
import QuothRules

/// One side of a rule as one worker uses it: compiled when it is first needed, then at hand.
final class WordPattern {
  let captures: [RoleCapture]
  private let pattern: LazyPattern
  private var compiled: CompiledPattern?
  private var startBytes: StartBytes?

  init(_ pattern: PositionalPattern) {
    captures = pattern.captures
    self.pattern = pattern.pattern
  }

  /// Matches at exactly `start`.
  func match(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, endingAt end: Int,
    _ workspace: MatchWorkspace
  ) -> MatchOutcome {
    if compiled == nil {
      switch pattern.result {
      case .success(let result): compiled = result
      case .failure(let error): return .failed(.notCompiled(error))
      }
      startBytes = StartBytes(of: pattern)
    }
    guard let compiled else { return .noMatch }
    if let startBytes, start < end, !startBytes.contains(bytes[start]) { return .noMatch }
    return workspace.match(compiled, in: bytes, from: start, endingAt: end)
  }
}
