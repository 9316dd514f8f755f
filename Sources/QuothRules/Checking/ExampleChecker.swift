public import QuothDiagnostics

/// Something that the engine found in an example sentence.
package struct ExampleMatch: Hashable, Sendable {
  /// What fills a role; the span counts UTF-8 bytes of the sentence.
  package struct Argument: Hashable, Sendable {
    package let role: String
    package let span: Range<Int>

    package init(role: String, span: Range<Int>) {
      self.role = role
      self.span = span
    }
  }

  /// The type of the event or mention.
  package let type: String
  /// The ids of the rules that found it, such as `killing/passive`.
  package let rules: [String]
  /// The trigger of an event, or the whole of a mention, in UTF-8 bytes of the sentence.
  package let span: Range<Int>?
  package let arguments: [Argument]

  package init(type: String, rules: [String], span: Range<Int>?, arguments: [Argument]) {
    self.type = type
    self.rules = rules
    self.span = span
    self.arguments = arguments
  }
}

/// Runs the `yes` and `no` lines of rules.
package struct ExampleChecker {
  /// How many lines there were and what was wrong with them.
  package struct Result: Sendable {
    package let lineCount: Int
    package let diagnostics: [Diagnostic]
  }

  private let matches: (String, RuleDeclaration) -> [ExampleMatch]

  /// - Parameter matches: What the engine finds in a sentence for a rule, and by which rules.
  package init(matches: @escaping (String, RuleDeclaration) -> [ExampleMatch]) {
    self.matches = matches
  }

  /// Runs all lines of those `declarations` that are not imported and have no mistakes.
  package func check(_ declarations: [RuleDeclaration]) -> Result {
    var diagnostics: [Diagnostic] = []
    var lineCount = 0
    for rule in declarations where rule.isSound && !rule.isImported {
      for example in rule.examples {
        lineCount += 1
        let found = matches(example.line.text, rule)
        let own = found.filter { $0.rules.contains { rule.owns($0) } }
        let diagnostic =
          example.isPositive
          ? missing(in: own, all: found, of: rule, example)
          : unwanted(in: own, of: rule, example)
        if let diagnostic { diagnostics.append(diagnostic) }
      }
    }
    return Result(lineCount: lineCount, diagnostics: diagnostics.sortedByPlace())
  }

  // MARK: Lines that must match

  private func missing(
    in own: [ExampleMatch], all found: [ExampleMatch], of rule: RuleDeclaration,
    _ example: RuleExample
  ) -> Diagnostic? {
    guard !own.isEmpty else { return .notFound(rule, example, found: found) }
    var reasons: [String] = []
    for match in own {
      guard let reason = difference(between: match, and: example.line) else { return nil }
      reasons.append(reason)
    }
    return .differs(rule, example, reason: reasons[0])
  }

  /// What the line marks and the match does not have, or `nil` if it has everything.
  private func difference(between match: ExampleMatch, and line: ExampleLine) -> String? {
    for mark in line.marks {
      let words = line.words(of: mark)
      guard let role = mark.role else {
        guard let span = match.span, fits(span, mark.span) else {
          let found = match.span.map { line.text(at: $0) } ?? "nothing"
          return "the trigger is '\(found)', not '\(words)'"
        }
        continue
      }
      let fillers = match.arguments.filter { $0.role == role }
      guard fillers.contains(where: { fits($0.span, mark.span) }) else {
        let found = fillers.map { "'\(line.text(at: $0.span))'" }.joined(separator: ", ")
        return "'\(role)' is \(found.isEmpty ? "empty" : found), not '\(words)'"
      }
    }
    return nil
  }

  /// Whether one span contains the other: a mark may have an article that the mention lacks.
  private func fits(_ found: Range<Int>, _ marked: Range<Int>) -> Bool {
    found.overlaps(marked)
      && (found.lowerBound <= marked.lowerBound && found.upperBound >= marked.upperBound
        || marked.lowerBound <= found.lowerBound && marked.upperBound >= found.upperBound)
  }

  // MARK: Lines that must not match

  private func unwanted(
    in own: [ExampleMatch], of rule: RuleDeclaration, _ example: RuleExample
  ) -> Diagnostic? {
    let trigger = example.line.trigger?.span
    let matches = own.filter { match in
      trigger.map { marked in match.span.map { fits($0, marked) } ?? false } ?? true
    }
    return matches.first.map { .unwanted(rule, example, match: $0) }
  }
}

extension RuleDeclaration {
  /// Whether `id` is the rule's own, or that of a rule that it expanded to.
  fileprivate func owns(_ id: String) -> Bool { id == self.id || expandedIDs.contains(id) }
}

extension ExampleLine {
  fileprivate func text(at span: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[span.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

extension Diagnostic {
  fileprivate static func notFound(
    _ rule: RuleDeclaration, _ example: RuleExample, found: [ExampleMatch]
  ) -> Diagnostic {
    let others = found.flatMap(\.rules).reduce(into: [String]()) { rules, rule in
      if !rules.contains(rule) { rules.append(rule) }
    }
    return Diagnostic(
      code: "failed-yes", "the rule '\(rule.id)' does not match this 'yes' line",
      at: example.place,
      help: others.isEmpty
        ? ["no rule matches it; 'quoth explain' tells how far each one gets"]
        : ["it is matched by \(others.prefix(6).joined(separator: ", "))"])
  }

  fileprivate static func differs(
    _ rule: RuleDeclaration, _ example: RuleExample, reason: String
  ) -> Diagnostic {
    Diagnostic(
      code: "failed-yes", "the rule '\(rule.id)' matches this 'yes' line, but \(reason)",
      at: example.place)
  }

  fileprivate static func unwanted(
    _ rule: RuleDeclaration, _ example: RuleExample, match: ExampleMatch
  ) -> Diagnostic {
    let words = match.span.map { " at '\(example.line.text(at: $0))'" } ?? ""
    let found = match.rules.first.map { " (\($0))" } ?? ""
    return Diagnostic(
      code: "failed-no", "the rule '\(rule.id)' matches this 'no' line\(words)\(found)",
      at: example.place)
  }
}
