internal import PCRE2
internal import QuothBundle
internal import QuothModel
internal import QuothText

/// Writes a compiled rule set into a bundle; `RuleSetReader` reads it, method by method.
final class RuleSetWriter {
  let bundle: BundleWriter
  /// What many alternatives share is written once.
  private var typeSets: [TypeSet: Int] = [:]
  private var triggers: [Trigger: Int] = [:]
  private var bindings: [ClauseBinding: Int] = [:]
  private var patterns: [PatternKey: Int] = [:]
  private var vetoes: [VetoKey: Int] = [:]

  /// Patterns are one if they compile together.
  private struct PatternKey: Hashable {
    let positional: PositionalPattern

    static func == (left: PatternKey, right: PatternKey) -> Bool {
      let (left, right) = (left.positional, right.positional)
      return left.pattern === right.pattern && left.captures == right.captures
        && left.elements == right.elements && left.wordSteps == right.wordSteps
        && left.endsWithStep == right.endsWithStep
        && left.maximumElementCount == right.maximumElementCount
        && left.groupTypes == right.groupTypes
    }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(positional.pattern)) }
  }

  private struct VetoKey: Hashable {
    let pattern: PatternKey
    let triggerGroup: Int?
    let text: String
  }

  init(_ bundle: BundleWriter) { self.bundle = bundle }

  func write(_ rules: CompiledRuleSet) {
    write(rules.types)
    bundle.write(rules.roleNames)
    bundle.write(rules.events.count)
    rules.events.forEach(write)
    bundle.write(rules.wordLists.keys.sorted()) { name in
      bundle.write(name)
      bundle.write(rules.words(name))
    }
    bundle.write(rules.tables.keys.sorted()) { name in
      bundle.write(name)
      bundle.write(rules.table(name)) { row in
        bundle.write(row.cells) { cell in
          bundle.write(cell.key)
          bundle.write(cell.values)
        }
      }
    }
    rules.lexicon.write(to: bundle)
    bundle.write(rules.mentionRules, write)
    bundle.write(rules.expressionRules, write)
    bundle.write(rules.eventAlternatives, write)
    bundle.write(rules.referenceRules, write)
    bundle.write(rules.statusRules, write)
    bundle.write(rules.linkRules, write)
    bundle.write(rules.additionalWords)
  }

  private func write(_ types: TypeHierarchy) {
    bundle.write(types.declaredNames)
    bundle.write(types.declaredParents) { type, parent in
      bundle.write(type.rawValue)
      bundle.write(parent.rawValue)
    }
  }

  private func write(_ event: EventDeclaration) {
    bundle.write(event.name)
    bundle.write(event.roles) { role in
      bundle.write(role.role.rawValue)
      bundle.write(role.name)
      write(role.accepts)
      bundle.write(role.types) { bundle.write($0.rawValue) }
    }
    bundle.write(event.countedRole) { bundle.write($0.rawValue) }
  }

  private func write(_ rule: MentionRule) {
    bundle.write(rule.rule)
    bundle.write(rule.type.rawValue)
    bundle.write(signed: rule.priority)
    bundle.write(rule.order)
    write(rule.pattern)
    bundle.write(rule.extentGroup)
    bundle.write(rule.features, write)
    bundle.write(rule.requiredWords)
  }

  private func write(_ rule: ExpressionRule) {
    bundle.write(rule.rule)
    bundle.write(rule.type.rawValue)
    bundle.write(signed: rule.priority)
    bundle.write(rule.order)
    write(rule.pattern)
  }

  private func write(_ rule: EventAlternative) {
    bundle.write(rule.rule)
    bundle.write(rule.event.rawValue)
    bundle.write(signed: rule.priority)
    bundle.write(rule.order)
    bundle.write(rule.trigger, sharedIn: &triggers, write)
    bundle.write(rule.bindings) { bundle.write($0, sharedIn: &bindings, write) }
    bundle.write(rule.left, write)
    bundle.write(rule.right, write)
    bundle.write(rule.adjuncts) { bundle.write($0.rawValue) }
    bundle.write(rule.vetoes, write)
    bundle.write(rule.status) { bundle.write($0.rawValue) }
    bundle.write(rule.literalElementCount)
  }

  private func write(_ rule: ReferenceRule) {
    bundle.write(rule.rule)
    bundle.write(rule.order)
    write(rule.types)
    bundle.write(rule.features, write)
    write(rule.pattern)
    bundle.write(rule.requiredWords)
    bundle.write(rule.target.preference.rawValue)
    bundle.write(rule.target.direction.rawValue)
    bundle.write(rule.target.isNamed)
    write(rule.target.types)
    bundle.write(rule.target.features, write)
  }

  private func write(_ rule: StatusRule) {
    bundle.write(rule.rule)
    bundle.write(rule.order)
    bundle.write(rule.status.rawValue)
    bundle.write(rule.events) { bundle.write($0.rawValue) }
    bundle.write(rule.left, write)
    bundle.write(rule.right, write)
    bundle.write(rule.requiredWords)
  }

  private func write(_ rule: LinkRule) {
    bundle.write(rule.rule)
    bundle.write(rule.order)
    bundle.write(rule.receivers) { bundle.write($0.rawValue) }
    bundle.write(rule.givers) { bundle.write($0.rawValue) }
    bundle.write(rule.conditions)
    bundle.write(rule.prepositions)
    bundle.write(rule.taken, write)
    bundle.write(rule.given, write)
  }

  private func write(_ transfer: LinkRule.Transfer) {
    bundle.write(transfer.role.rawValue)
    bundle.write(transfer.sources) { source in
      bundle.write(source.role.rawValue)
      bundle.write(source.onlyNamed)
      bundle.write(source.types, write)
    }
  }

  private func write(_ trigger: Trigger) {
    bundle.write(trigger.predicate.rawValue)
    bundle.write(trigger.phrases) { phrase in
      bundle.write(phrase.words) { bundle.write($0) }
      bundle.write(phrase.headIndex)
      bundle.write(phrase.allowsObjectBehindHead)
    }
  }

  private func write(_ binding: ClauseBinding) {
    bundle.write(binding.choices) { choice in
      bundle.write(choice.role.rawValue)
      write(choice.types)
      bundle.write(choice.features, write)
    }
    bundle.write(binding.relations) { relation in
      var isPreposition = false
      if case .preposition = relation { isPreposition = true }
      bundle.write(isPreposition)
      if case .preposition(let words) = relation {
        bundle.write(words)
      } else {
        bundle.write(relation.name)
      }
    }
    bundle.write(binding.isOptional)
  }

  private func write(_ pattern: PositionalPattern) {
    bundle.write(PatternKey(positional: pattern), sharedIn: &patterns) { key in
      write(key.positional.pattern)
      bundle.write(key.positional.captures) { capture in
        bundle.write(capture.group)
        bundle.write(capture.role.rawValue)
        write(capture.types)
        bundle.write(capture.isList)
        bundle.write(capture.isText)
      }
      bundle.write(key.positional.elements) { element in
        bundle.write(element.utf8Offset)
        bundle.write(element.text)
      }
      bundle.write(key.positional.maximumElementCount) { bundle.write($0) }
      write(key.positional.groupTypes)
      bundle.write(key.positional.wordSteps) { step in
        bundle.write(step.words)
        bundle.write(step.lemmas)
        bundle.write(step.isAdjacent)
        bundle.write(step.place.rawValue)
        bundle.write(step.end.rawValue)
        bundle.write(step.isOptional)
      }
      bundle.write(key.positional.endsWithStep)
      bundle.write(key.positional.words, write)
    }
  }

  private func write(_ words: WordSequence) {
    bundle.write(words.tests)
    bundle.write(Array(words.steps.enumerated())) { index, step in
      switch step.kind {
      case .token(let test):
        bundle.write(0 as UInt8)
        bundle.write(test)
      case .gap(let test, let limit):
        bundle.write(1 as UInt8)
        bundle.write(test)
        bundle.write(limit)
      case .choice: bundle.write(2 as UInt8)
      case .repetition(let minimum, let maximum):
        bundle.write(3 as UInt8)
        bundle.write(minimum)
        bundle.write(maximum)
      }
      bundle.write(step.end - index - 1)
    }
  }

  private func write(_ veto: Veto) {
    let key = VetoKey(
      pattern: PatternKey(positional: veto.pattern), triggerGroup: veto.triggerGroup,
      text: veto.text)
    bundle.write(key, sharedIn: &vetoes) { _ in
      write(veto.pattern)
      bundle.write(veto.triggerGroup) { bundle.write($0) }
      bundle.write(veto.text)
    }
  }

  private func write(_ pattern: LazyPattern) {
    bundle.write(pattern.source)
    bundle.write(Int(pattern.options.rawValue))
  }

  private func write(_ test: FeatureTest) {
    bundle.write(test.key)
    bundle.write(test.values)
  }

  private func write(_ types: TypeSet) {
    bundle.write(types, sharedIn: &typeSets) { set in
      bundle.write(set.types) { bundle.write($0.rawValue) }
    }
  }
}
