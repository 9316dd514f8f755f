internal import PCRE2
internal import QuothDiagnostics

/// Writes what a rule is after macros and templates were put in, for `quoth show`.
package struct RuleListing: Sendable {
  /// The ids of all rules, in order; frames before the rules that they expand to.
  package let ids: [String]
  private let sections: [String: [Section]]

  private struct Section {
    let id: String
    let heading: String
    let pattern: String
    var expressions: [String] = []
  }

  init(_ compiler: RuleSetCompiler) {
    let ruleSet = compiler.ruleSet
    let shown = Dictionary(
      compiler.shownRules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ids: [String] = []
    var sections: [String: [Section]] = [:]
    for rule in compiler.declarations {
      ids.append(rule.id)
      let type = rule.type.map { " \($0)" } ?? ""
      let place = "\(rule.place.path):\(rule.place.line)"
      let own = rule.expandedIDs.map { id in
        Section(
          id: id, heading: "\(id): \(rule.kind.rawValue)\(type), \(place)",
          pattern: shown[id].map(RuleListing.pattern) ?? "",
          expressions: RuleListing.expressions(of: id, in: ruleSet))
      }
      sections[rule.id] = own
      for section in own where section.id != rule.id {
        ids.append(section.id)
        sections[section.id] = [section]
      }
    }
    self.ids = ids
    self.sections = sections
  }

  /// The rule called `id`, or all that the frame of that name expands to.
  ///
  /// - Parameters:
  ///   - id: The id of a rule or frame.
  ///   - includesExpressions: Whether the PCRE2 expressions are listed as well.
  /// - Returns: `nil` if there is no such rule.
  package func text(of id: String, includesExpressions: Bool) -> String? {
    sections[id].map { sections in
      sections.map { section in
        var lines = [section.heading]
        if !section.pattern.isEmpty { lines.append("  \(section.pattern)") }
        if includesExpressions { lines += section.expressions.map { "  \($0)" } }
        return lines.joined(separator: "\n") + "\n"
      }.joined(separator: "\n")
    }
  }

  private static func pattern(_ rule: ShownRule) -> String {
    rule.expression.map { "pcre: \($0)" } ?? PatternPrinter.text(rule.pattern)
  }

  private static func expressions(of id: String, in ruleSet: CompiledRuleSet) -> [String] {
    var lines: [String] = []
    let alternatives = ruleSet.eventAlternatives.filter { $0.rule == id }
    for alternative in alternatives {
      lines.append("trigger \(text(of: alternative.trigger))")
      if let left = alternative.left { lines.append("left    \(left.pattern.source)") }
      if let right = alternative.right { lines.append("right   \(right.pattern.source)") }
    }
    for veto in alternatives.first?.vetoes ?? [] {
      lines.append("veto    \(veto.pattern.pattern.source)")
    }
    for rule in ruleSet.mentionRules where rule.rule == id {
      lines.append("match   \(rule.pattern.pattern.source)")
    }
    for rule in ruleSet.expressionRules where rule.rule == id {
      lines.append("match   \(rule.pattern.source)")
    }
    for rule in ruleSet.referenceRules where rule.rule == id {
      lines.append("match   \(rule.pattern.pattern.source)")
    }
    for rule in ruleSet.statusRules where rule.rule == id {
      if let left = rule.left { lines.append("left    \(left.pattern.source)") }
      if let right = rule.right { lines.append("right   \(right.pattern.source)") }
    }
    return lines
  }

  private static func text(of trigger: Trigger) -> String {
    let phrases = trigger.phrases.map { phrase in
      phrase.words.enumerated().map { index, forms in
        let gap = index == phrase.headIndex && phrase.allowsObjectBehindHead ? " …" : ""
        return forms.joined(separator: "|") + gap
      }.joined(separator: " ")
    }
    return "\(trigger.predicate.rawValue): \(phrases.joined(separator: ", "))"
  }
}

extension RuleSetLoader {
  /// What `quoth show` needs of the packs at `paths`, and what is wrong with them.
  package func listing(_ paths: [String]) -> (listing: RuleListing, rules: LoadedRules) {
    let (compiler, finder) = compile(paths)
    return (RuleListing(compiler), LoadedRules(compiler, finder))
  }
}
