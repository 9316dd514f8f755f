internal import CPCRE2

/// How an expression is to be compiled.
///
/// All patterns are read as UTF-8 with Unicode properties; `\C` never compiles.
package struct PatternOptions: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The match has to start exactly where the search starts.
  ///
  /// Said when compiling, because PCRE2 leaves JIT when it is said when matching.
  package static let anchored = PatternOptions(rawValue: 1)
  /// Upper and lower case are the same.
  package static let caseless = PatternOptions(rawValue: 2)
  /// Only groups with a name capture.
  package static let capturesNamedGroupsOnly = PatternOptions(rawValue: 4)

  var pcre2Flags: UInt32 {
    var flags = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY
    if contains(.anchored) { flags |= PCRE2_ANCHORED }
    if contains(.caseless) { flags |= PCRE2_CASELESS }
    if contains(.capturesNamedGroupsOnly) { flags |= PCRE2_NO_AUTO_CAPTURE }
    return flags
  }
}
