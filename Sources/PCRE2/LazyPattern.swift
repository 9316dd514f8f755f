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
  private let compilation = AtomicLazyReference<Compilation>()

  /// Remembers `source` without compiling it.
  package init(_ source: String, options: PatternOptions = []) {
    self.source = source
    self.options = options
  }

  /// The compiled pattern, or why there is none.
  ///
  /// Two workers may compile at once; what the first one made stays.
  package var result: Result<CompiledPattern, PatternError> {
    if let compiled = compilation.load() { return compiled.result }
    return compilation.storeIfNil(Compilation(source, options: options)).result
  }
}
