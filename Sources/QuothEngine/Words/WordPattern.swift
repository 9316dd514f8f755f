import PCRE2
import QuothRules

/// An expression as one worker uses it: compiled when it is first needed, then at hand.
final class WordPattern {
  private let pattern: LazyPattern
  private var compiled: CompiledPattern?
  private var startBytes: StartBytes?

  init(_ pattern: LazyPattern) { self.pattern = pattern }

  /// Matches at exactly `start`.
  func match(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, endingAt end: Int,
    _ workspace: MatchWorkspace
  ) -> MatchOutcome {
    compile()
    guard let compiled else {
      guard case .failure(let error) = pattern.result else { return .noMatch }
      return .failed(.notCompiled(error))
    }
    guard start == end || startBytes?.contains(bytes[start]) ?? true else { return .noMatch }
    return workspace.match(compiled, in: bytes, from: start, endingAt: end)
  }

  /// Whether a match can start with `byte`.
  func canStart(with byte: UInt8) -> Bool {
    compile()
    return startBytes?.contains(byte) ?? true
  }

  @inline(__always)
  private func compile() {
    if compiled == nil, case .success(let result) = pattern.result {
      compiled = result
      startBytes = StartBytes(of: pattern)
    }
  }
}
