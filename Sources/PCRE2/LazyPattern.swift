internal import Synchronization

/// An expression that is compiled when it is first needed, by whichever worker comes first.
///
/// A rule set holds hundreds of these and a document needs a few dozen, so that starting up does
/// not pay for the others.
package final class LazyPattern: Sendable {
  private final class Compilation: Sendable {
    let result: Result<CompiledPattern, PatternError>

    init(_ source: String, options: PatternOptions) {
      result = Result { () throws(PatternError) in
        try CompiledPattern(source, options: options)
      }
    }
  }

  /// The expression.
  package let source: String
  /// How it is compiled.
  package let options: PatternOptions
  /// Owns one reference once it is set; `AtomicLazyReference` would count one up and down at every match.
  private let compilation = Atomic<Unmanaged<Compilation>?>(nil)

  /// Remembers `source` without compiling it.
  package init(_ source: String, options: PatternOptions = []) {
    self.source = source
    self.options = options
  }

  deinit {
    compilation.load(ordering: .acquiring)?.release()
  }

  /// The compiled pattern, or why there is none.
  package var result: Result<CompiledPattern, PatternError> { withResult { $0 } }

  /// Calls `body` with the compiled pattern, or with why there is none, without copying either.
  ///
  /// Two workers may compile at once; what the first one made stays.
  @inline(__always)
  func withResult<Value>(_ body: (Result<CompiledPattern, PatternError>) -> Value) -> Value {
    let known = compilation.load(ordering: .acquiring) ?? compile()
    return known._withUnsafeGuaranteedRef { body($0.result) }
  }

  private func compile() -> Unmanaged<Compilation> {
    let own = Unmanaged.passRetained(Compilation(source, options: options))
    let (isFirst, winner) = compilation.compareExchange(
      expected: nil, desired: own, ordering: .acquiringAndReleasing)
    guard !isFirst, let winner else { return own }
    own.release()
    return winner
  }
}
