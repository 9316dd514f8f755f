internal import PCRE2
public import QuothDiagnostics

/// Checks of a loaded rule set that cost too much for every start: all patterns are compiled and tried on
/// texts that make careless ones explode, and each rule is compared with the others.
package struct RuleSetChecker {
  private let rules: LoadedRules
  private let places: [String: SourcePlace]
  private let triggers: TriggerIndex

  package init(_ rules: LoadedRules) {
    self.rules = rules
    triggers = TriggerIndex(rules.ruleSet.eventAlternatives)
    places = Dictionary(
      rules.declarations.flatMap { rule in (rule.expandedIDs + [rule.id]).map { ($0, rule.place) }
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is wrong with the rules that were not imported, beside what loading them told.
  package func check() -> [Diagnostic] {
    let imported = Set(rules.declarations.filter(\.isImported).map(\.place))
    return (patternProblems() + subsumedRules()).filter { diagnostic in
      diagnostic.place.map { !imported.contains($0) } ?? true
    }.sortedByPlace()
  }

  // MARK: Patterns

  private func patternProblems() -> [Diagnostic] {
    var known: Set<String> = []
    var diagnostics: [Diagnostic] = []
    func check(_ pattern: PositionalPattern?, of rule: String, isRight: Bool = false) {
      guard let pattern, known.insert(pattern.pattern.source).inserted,
        let (code, message) = problem(of: pattern, isRight: isRight)
      else { return }
      diagnostics.append(
        Diagnostic(code: code, "in the rule '\(rule)', \(message)", at: places[rule]))
    }
    for alternative in rules.ruleSet.eventAlternatives {
      check(alternative.left, of: alternative.rule)
      check(alternative.right, of: alternative.rule, isRight: true)
      for veto in alternative.vetoes { check(veto.pattern, of: alternative.rule) }
    }
    for rule in rules.ruleSet.mentionRules { check(rule.pattern, of: rule.rule) }
    for rule in rules.ruleSet.referenceRules { check(rule.pattern, of: rule.rule) }
    for rule in rules.ruleSet.statusRules {
      check(rule.left, of: rule.rule)
      check(rule.right, of: rule.rule, isRight: true)
    }
    return diagnostics
  }

  private func problem(
    of pattern: PositionalPattern, isRight: Bool
  ) -> (code: String, message: String)? {
    switch pattern.pattern.result {
    case .failure(let error):
      return ("pattern-not-compiled", "PCRE2 does not compile the pattern: \(error.message)")
    case .success(let compiled):
      guard compiled.isJITCompiled else {
        return ("pattern-too-complex", "the pattern is too complex for machine code")
      }
      let workspace = MatchWorkspace()
      for subject in HostileViews.views(for: pattern, startsBehindToken: isRight) {
        let outcome = subject.withUnsafeBufferPointer { workspace.match(compiled, in: $0) }
        if case .failed(let failure) = outcome {
          return (
            "explosive-pattern",
            "the pattern takes more and more steps on long sentences: \(failure.message)"
          )
        }
      }
      return nil
    }
  }

  // MARK: Subsumed rules

  private func subsumedRules() -> [Diagnostic] {
    let alternatives = rules.ruleSet.eventAlternatives
    var subsumers: [String: Set<String>] = [:]
    for (index, alternative) in alternatives.enumerated() {
      let own = Set(
        candidates(for: index).filter { alternatives[$0].subsumes(alternative) }
          .map { alternatives[$0].rule })
      subsumers[alternative.rule] = subsumers[alternative.rule]?.intersection(own) ?? own
    }
    return subsumers.keys.sorted().compactMap { rule in
      guard let other = subsumers[rule]?.min() else { return nil }
      return Diagnostic(
        code: "subsumed-rule", "the rule '\(rule)' finds nothing that '\(other)' does not find",
        at: places[rule],
        help: places[other].map { ["'\(other)' stands at \($0.description)"] } ?? [])
    }
  }

  /// Alternatives of other rules that share a trigger form with the one at `index`.
  private func candidates(for index: Int) -> [Int] {
    let alternatives = rules.ruleSet.eventAlternatives
    let own = alternatives[index]
    guard let form = own.trigger.phrases.first?.headForms.first else { return [] }
    let entries = triggers.entries[form] ?? []
    return Set(entries.map(\.alternative)).filter { candidate in
      let other = alternatives[candidate]
      return other.rule != own.rule && other.event == own.event
        // Of two equal rules the later one is told.
        && (!own.subsumes(other) || candidate < index)
    }
  }
}

extension EventAlternative {
  /// Whether this alternative matches wherever `other` does, with at least its roles.
  fileprivate func subsumes(_ other: EventAlternative) -> Bool {
    let isGeneralVerb =
      trigger.predicate == .verb && ![.word, .noun].contains(other.trigger.predicate)
    guard trigger.predicate == other.trigger.predicate || isGeneralVerb,
      left == nil, right == nil, vetoes.isEmpty, status == other.status,
      priority >= other.priority, other.captures.isEmpty,
      Set(other.adjuncts).isSubset(of: adjuncts),
      other.trigger.phrases.allSatisfy({ phrase in
        trigger.phrases.contains { $0.covers(phrase) }
      })
    else { return false }
    let needed = bindings.filter { !$0.isOptional }
    return needed.allSatisfy { binding in
      other.bindings.contains { !$0.isOptional && binding.covers($0) }
    } && other.bindings.allSatisfy { theirs in bindings.contains { $0.covers(theirs) } }
  }

  private var captures: [RoleCapture] { (left?.captures ?? []) + (right?.captures ?? []) }
}

extension TriggerPhrase {
  fileprivate func covers(_ other: TriggerPhrase) -> Bool {
    words.count == other.words.count && headIndex == other.headIndex
      && zip(words, other.words).allSatisfy { Set($1).isSubset(of: $0) }
  }
}

extension ClauseBinding {
  fileprivate func covers(_ other: ClauseBinding) -> Bool {
    Set(other.relations).isSubset(of: relations)
      && other.choices.allSatisfy { theirs in
        choices.contains { choice in
          choice.role == theirs.role && theirs.types.isSubset(of: choice.types)
            && (choice.features.isEmpty || choice.features == theirs.features)
        }
      }
  }
}
