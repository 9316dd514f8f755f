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
  ///
  /// Two workers may compile at once; what the first one made stays.
  package var result: Result<CompiledPattern, PatternError> {
    if let compiled = compilation.load(ordering: .acquiring) {
      return compiled.takeUnretainedValue().result
    }
    let own = Unmanaged.passRetained(Compilation(source, options: options))
    let (isFirst, winner) = compilation.compareExchange(
      expected: nil, desired: own, ordering: .acquiringAndReleasing)
    guard !isFirst, let winner else { return own.takeUnretainedValue().result }
    own.release()
    return winner.takeUnretainedValue().result
  }
}
