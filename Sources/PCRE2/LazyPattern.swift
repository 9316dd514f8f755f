internal import Synchronization

/// An expression that is compiled when it is first needed, by whichever worker comes first.
///
/// A rule set holds hundreds of these and a document needs a few dozen, so that starting up does
/// not pay for the others. Making machine code takes as long as a hundred matches at one place; the
/// interpreter runs an expression until it has been needed so often that it will be again.
package final class LazyPattern: Sendable {
  private final class Compilation: Sendable {
    let result: Result<CompiledPattern, PatternError>

    init(_ source: String, options: PatternOptions, usesJIT: Bool) {
      result = Result { () throws(PatternError) in
        try CompiledPattern(source, flags: options.pcre2Flags, usesJIT: usesJIT)
      }
    }
  }

  /// Owns one reference once it is set; `AtomicLazyReference` would count one up and down at every match.
  private typealias Slot = Atomic<Unmanaged<Compilation>?>

  /// How often the interpreter runs an anchored expression, on subjects of at most so many UTF-8 bytes.
  private static let interpretedUses = 32
  private static let longestSubject = 1_024
  /// The same for one that is tried at every place of its subject.
  private static let interpretedSearches = 8
  private static let longestSearchedSubject = 192

  /// The expression.
  package let source: String
  /// How it is compiled.
  package let options: PatternOptions
  private let machineCode = Slot(nil)
  private let interpreted = Slot(nil)
  private let uses = Atomic<Int>(0)

  /// Remembers `source` without compiling it.
  package init(_ source: String, options: PatternOptions = []) {
    self.source = source
    self.options = options
  }

  deinit {
    machineCode.load(ordering: .acquiring)?.release()
    interpreted.load(ordering: .acquiring)?.release()
  }

  /// The compiled pattern, or why there is none.
  package var result: Result<CompiledPattern, PatternError> { withResult { $0 } }

  /// Calls `body` with the compiled pattern, or with why there is none, without copying either.
  @inline(__always)
  func withResult<Value>(_ body: (Result<CompiledPattern, PatternError>) -> Value) -> Value {
    let known = machineCode.load(ordering: .acquiring) ?? compile(machineCode, usesJIT: true)
    return known._withUnsafeGuaranteedRef { body($0.result) }
  }

  /// The same for the interpreter's pattern.
  func withInterpretedResult<Value>(
    _ body: (Result<CompiledPattern, PatternError>) -> Value
  ) -> Value {
    let known = interpreted.load(ordering: .acquiring) ?? compile(interpreted, usesJIT: false)
    return known._withUnsafeGuaranteedRef { body($0.result) }
  }

  /// Whether the interpreter is to run the expression this time, on a subject of `utf8Length`; counts the use.
  @inline(__always)
  func takesInterpreter(utf8Length: Int) -> Bool {
    guard machineCode.load(ordering: .relaxed) == nil else { return false }
    let isAnchored = options.contains(.anchored)
    guard utf8Length <= (isAnchored ? Self.longestSubject : Self.longestSearchedSubject) else {
      return false
    }
    return uses.wrappingAdd(1, ordering: .relaxed).oldValue
      < (isAnchored ? Self.interpretedUses : Self.interpretedSearches)
  }

  /// Two workers may compile at once; what the first one made stays.
  private func compile(_ slot: borrowing Slot, usesJIT: Bool) -> Unmanaged<Compilation> {
    let own = Unmanaged.passRetained(Compilation(source, options: options, usesJIT: usesJIT))
    let (isFirst, winner) = slot.compareExchange(
      expected: nil, desired: own, ordering: .acquiringAndReleasing)
    guard !isFirst, let winner else { return own }
    own.release()
    return winner
  }
}
