internal import CPCRE2

/// The memory that matching needs: spans, JIT stack and limits.
///
/// Belongs to one worker at a time.
package final class MatchWorkspace {
  /// The limits of every match in this workspace.
  package let limits: MatchLimits
  private let context: OpaquePointer
  private let stack: OpaquePointer?
  private var matchData: OpaquePointer
  private var pairCapacity: UInt32
  private var matchedPairCount = 0

  /// A workspace with a JIT stack of its own, 1 MiB at most.
  package init(limits: MatchLimits = MatchLimits()) {
    self.limits = limits
    pairCapacity = 32
    guard let context = pcre2_match_context_create_8(nil),
      let matchData = pcre2_match_data_create_8(pairCapacity, nil)
    else { fatalError("no memory for a match workspace") }
    self.context = context
    self.matchData = matchData
    stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
    pcre2_set_match_limit_8(context, limits.match)
    pcre2_set_depth_limit_8(context, limits.depth)
    pcre2_set_heap_limit_8(context, limits.heapInKibibytes)
    pcre2_jit_stack_assign_8(context, nil, stack.map(UnsafeMutableRawPointer.init))
  }

  deinit {
    pcre2_match_data_free_8(matchData)
    pcre2_match_context_free_8(context)
    // PCRE2 wants the JIT stack freed after everything that may still point to it.
    pcre2_jit_stack_free_8(stack)
  }

  /// Matches `pattern` in `subject` at or after `utf8Offset`, or exactly there if it is anchored.
  ///
  /// - Parameters:
  ///   - pattern: What to match.
  ///   - subject: Valid UTF-8; the caller vouches for it, nothing is checked here.
  ///   - utf8Offset: Where to start, in bytes; text before it is visible to look-behinds only.
  ///   - utf8End: Where the subject ends for this match; nothing after it is seen.
  /// - Returns: What came of it; the spans stay in the workspace until its next use.
  package func match(
    _ pattern: CompiledPattern, in subject: UnsafeBufferPointer<UInt8>, from utf8Offset: Int = 0,
    endingAt utf8End: Int? = nil
  ) -> MatchOutcome {
    let end = utf8End ?? subject.count
    precondition(0 <= utf8Offset && utf8Offset <= end && end <= subject.count)
    let limit = pattern.isJITCompiled ? limits.subjectLength : limits.interpretedSubjectLength
    guard end - utf8Offset <= limit else {
      return .failed(.subjectTooLong(utf8Length: end - utf8Offset))
    }
    reservePairs(UInt32(pattern.groupCount + 1))
    // `pcre2_match` would come to the same machine code after looking at everything else it can do.
    let code =
      pattern.isJITCompiled && !subject.isEmpty
      ? pcre2_jit_match_8(
        pattern.code, subject.baseAddress, end, utf8Offset, 0, matchData, context)
      : pcre2_match_8(
        pattern.code, subject.baseAddress, end, utf8Offset, PCRE2_NO_UTF_CHECK, matchData, context)
    matchedPairCount = max(0, Int(code))
    if code > 0 { return .matched }
    return code == PCRE2_ERROR_NOMATCH ? .noMatch : .failed(MatchFailure(code: code))
  }

  /// Matches a pattern that is compiled now if it was not before.
  package func match(
    _ pattern: LazyPattern, in subject: UnsafeBufferPointer<UInt8>, from utf8Offset: Int = 0,
    endingAt utf8End: Int? = nil
  ) -> MatchOutcome {
    if pattern.takesInterpreter(utf8Length: (utf8End ?? subject.count) - utf8Offset) {
      let outcome = pattern.withInterpretedResult {
        match($0, in: subject, from: utf8Offset, endingAt: utf8End)
      }
      // Machine code goes further before it meets a limit.
      guard case .failed = outcome else { return outcome }
    }
    return pattern.withResult { match($0, in: subject, from: utf8Offset, endingAt: utf8End) }
  }

  @inline(__always)
  private func match(
    _ result: Result<CompiledPattern, PatternError>, in subject: UnsafeBufferPointer<UInt8>,
    from utf8Offset: Int, endingAt utf8End: Int?
  ) -> MatchOutcome {
    switch result {
    case .success(let compiled):
      return match(compiled, in: subject, from: utf8Offset, endingAt: utf8End)
    case .failure(let error):
      matchedPairCount = 0
      return .failed(.notCompiled(error))
    }
  }

  /// The bytes that group `index` matched last, or `nil` if it took no part; group 0 is the match.
  package func span(ofGroup index: Int) -> Range<Int>? {
    guard 0 <= index, index < matchedPairCount,
      let offsets = pcre2_get_ovector_pointer_8(matchData)
    else { return nil }
    let (lower, upper) = (offsets[2 * index], offsets[2 * index + 1])
    // A group that took no part holds PCRE2_UNSET, which reads as -1.
    guard 0 <= lower, lower <= upper else { return nil }
    return lower..<upper
  }

  private func reservePairs(_ count: UInt32) {
    guard count > pairCapacity, let larger = pcre2_match_data_create_8(count, nil) else { return }
    pcre2_match_data_free_8(matchData)
    matchData = larger
    pairCapacity = count
  }

  /// Matches the expression once more in the interpreter and tells how far it got.
  ///
  /// - Returns: `nil` if the expression does not compile. Slow; for explanations only.
  package func trace(
    _ pattern: LazyPattern, in subject: UnsafeBufferPointer<UInt8>, from utf8Offset: Int = 0,
    endingAt utf8End: Int? = nil
  ) -> MatchTrace? {
    let flags = pattern.options.pcre2Flags | PCRE2_AUTO_CALLOUT
    guard let traced = try? CompiledPattern(pattern.source, flags: flags, usesJIT: false) else {
      return nil
    }
    var progress = MatchProgress()
    let outcome = withUnsafeMutablePointer(to: &progress) { pointer in
      pcre2_set_callout_8(context, recordProgress, pointer)
      defer { pcre2_set_callout_8(context, nil, nil) }
      return match(traced, in: subject, from: utf8Offset, endingAt: utf8End)
    }
    return MatchTrace(
      outcome: outcome, furthestSubjectOffset: progress.subjectOffset,
      patternOffset: progress.patternOffset)
  }
}
