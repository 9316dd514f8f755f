/// Finds what PCRE2 would run but Quoth refuses in an expression that a rule's author wrote.
///
/// Refused are all verbs `(*…)`, callouts, `\C`, `\K`, `\Q…\E`, `\R`, `\X`, references by number,
/// recursion and conditions; inside one token also anchors, names and blanks.
package enum PatternValidator {
  /// Where an expression stands.
  package enum Scope: Sendable {
    /// Over a whole sentence; named groups are roles.
    case sentence
    /// Between slashes, for one whole token.
    case token
  }

  /// Everything in `source` that is refused, and the syntax error of `source` if it has one.
  ///
  /// The expression is compiled alone, so that one which closes a group it has not opened is found.
  package static func errors(in source: String, scope: Scope) -> [PatternError] {
    var errors: [PatternError] = []
    let bytes = Array(source.utf8)
    for item in ExpressionScanner.items(of: source) {
      if let reason = refusal(of: item, text: bytes[item.range], scope: scope) {
        errors.append(
          .refused(
            construct: String(decoding: bytes[item.range], as: UTF8.self),
            utf8Offset: item.range.lowerBound, reason: reason))
      }
    }
    if let place = privateUseScalar(in: source) {
      errors.append(
        .refused(
          construct: "private-use character", utf8Offset: place,
          reason: "Quoth marks groups with these characters"))
    }
    guard errors.isEmpty else { return errors }
    do throws(PatternError) {
      _ = try CompiledPattern(source, flags: PatternOptions().pcre2Flags, usesJIT: false)
      return []
    } catch {
      return [error]
    }
  }

  /// `source`, changed so that it cannot match a blank or a wrapper of the encoded view.
  ///
  /// Only for expressions without errors in the scope of a token.
  package static func confinedToToken(_ source: String) -> String {
    let bytes = Array(source.utf8)
    var confined = ""
    for item in ExpressionScanner.items(of: source) {
      let text = String(decoding: bytes[item.range], as: UTF8.self)
      confined += item.kind == .wide ? "(?:(?![ \\x{E000}-\\x{F8FF}])\(text))" : text
    }
    return confined
  }

  /// The offset of the first scalar of the basic plane's private-use area, in UTF-8 bytes.
  package static func privateUseScalar(in source: String) -> Int? {
    var utf8Offset = 0
    for scalar in source.unicodeScalars {
      if (0xE000...0xF8FF).contains(scalar.value) { return utf8Offset }
      utf8Offset += UTF8.width(scalar)
    }
    return nil
  }

  private static func refusal(
    of item: ExpressionItem, text: ArraySlice<UInt8>, scope: Scope
  ) -> String? {
    switch item.kind {
    case .refused(let reason): return reason
    case .options where text.contains(UInt8(ascii: "x")):
      return "it makes '#' the start of a comment"
    case .options where text.contains(UInt8(ascii: "J")):
      return "a role has one group"
    case .options where scope == .token && text.contains { isOther($0) }:
      return "only the option 'i' is known in a token"
    case .anchor where scope == .token:
      return "the expression always matches a whole token"
    case .namedGroup where scope == .token:
      return "a role is bound by a group such as {role:Type}"
    case .wide where scope == .token && text == [UInt8(ascii: " ")]:
      return "a token has no blanks"
    default: return nil
    }
  }

  private static func isOther(_ option: UInt8) -> Bool {
    !Array("(?i-:)".utf8).contains(option)
  }
}
