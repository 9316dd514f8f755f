internal import PCRE2
internal import QuothBundle
internal import QuothModel
internal import QuothText

/// Reads the rule set that `RuleSetWriter` wrote; numbers that lead nowhere are damage.
final class RuleSetReader {
  let bundle: BundleReader
  private var eventCount = 0
  private var roleCount = 0
  private var typeSets: [TypeSet] = []
  private var triggers: [Trigger] = []
  private var bindings: [ClauseBinding] = []
  private var patterns: [PositionalPattern] = []
  private var vetoes: [Veto] = []

  init(_ bundle: BundleReader) { self.bundle = bundle }

  func ruleSet() throws -> CompiledRuleSet {
    var rules = CompiledRuleSet()
    rules.types = try types()
    rules.roleNames = try bundle.textArray()
    roleCount = rules.roleNames.count
    eventCount = try bundle.number(below: 1 << 16)
    for number in 0..<eventCount { rules.events.append(try event(number)) }
    for (name, words) in try bundle.array({ (try bundle.text(), try bundle.textArray()) }) {
      rules.wordLists[name] = words
    }
    for (name, rows) in try bundle.array({ (try bundle.text(), try bundle.array(row)) }) {
      rules.tables[name] = rows
    }
    rules.lexicon = try Lexicon(from: bundle)
    rules.mentionRules = try bundle.array(mentionRule)
    rules.expressionRules = try bundle.array(expressionRule)
    rules.eventAlternatives = try bundle.array(eventAlternative)
    rules.referenceRules = try bundle.array(referenceRule)
    rules.statusRules = try bundle.array(statusRule)
    rules.linkRules = try bundle.array(linkRule)
    rules.additionalWords = try bundle.textList()
    return rules
  }

  private func types() throws -> TypeHierarchy {
    var types = TypeHierarchy()
    for name in try bundle.textArray() {
      guard types.declare(name) != nil else { throw DamagedBundle() }
    }
    for (type, parent) in try bundle.array({ (try typeID(), try typeID()) }) {
      guard types.set(parent, asParentOf: type) else { throw DamagedBundle() }
    }
    return types
  }

  private func event(_ number: Int) throws -> EventDeclaration {
    EventDeclaration(
      id: EventTypeID(rawValue: number), name: try bundle.text(),
      roles: try bundle.array {
        RoleDeclaration(
          role: try role(), name: try bundle.text(), accepts: try typeSet(),
          types: try bundle.array(typeID))
      }, countedRole: try bundle.optional(role))
  }

  private func row() throws -> TableRow {
    TableRow(
      cells: try bundle.array { (key: try bundle.text(), values: try bundle.textArray()) })
  }

  private func mentionRule() throws -> MentionRule {
    MentionRule(
      rule: try bundle.text(), type: try typeID(), priority: try bundle.signedNumber(),
      order: try bundle.number(), pattern: try positionalPattern(),
      extentGroup: try bundle.number(), features: try bundle.array(featureTest),
      requiredWords: try bundle.textArray())
  }

  private func expressionRule() throws -> ExpressionRule {
    ExpressionRule(
      rule: try bundle.text(), type: try typeID(), priority: try bundle.signedNumber(),
      order: try bundle.number(), pattern: try lazyPattern())
  }

  private func eventAlternative() throws -> EventAlternative {
    EventAlternative(
      rule: try bundle.text(), event: try event(), priority: try bundle.signedNumber(),
      order: try bundle.number(), trigger: try bundle.shared(in: &triggers, trigger),
      bindings: try bundle.array { try bundle.shared(in: &bindings, binding) },
      left: try bundle.optional(positionalPattern), right: try bundle.optional(positionalPattern),
      adjuncts: try bundle.array(role),
      vetoes: try bundle.array { try bundle.shared(in: &vetoes, veto) },
      status: try bundle.optional { try named(Status.init) },
      literalElementCount: try bundle.number())
  }

  private func referenceRule() throws -> ReferenceRule {
    ReferenceRule(
      rule: try bundle.text(), order: try bundle.number(), types: try typeSet(),
      features: try bundle.array(featureTest), pattern: try positionalPattern(),
      requiredWords: try bundle.textArray(),
      target: ReferenceTarget(
        preference: try named(ReferenceTarget.Preference.init),
        direction: try named(ReferenceTarget.Direction.init), isNamed: try bundle.flag(),
        types: try typeSet(), features: try bundle.array(featureTest)))
  }

  private func statusRule() throws -> StatusRule {
    StatusRule(
      rule: try bundle.text(), order: try bundle.number(), status: try named(Status.init),
      events: try bundle.array(event), left: try bundle.optional(positionalPattern),
      right: try bundle.optional(positionalPattern), requiredWords: try bundle.textArray())
  }

  private func linkRule() throws -> LinkRule {
    LinkRule(
      rule: try bundle.text(), order: try bundle.number(), receivers: try bundle.array(event),
      givers: try bundle.array(event), conditions: try bundle.textArray(),
      prepositions: try bundle.textArray(), taken: try bundle.array(transfer),
      given: try bundle.array(transfer))
  }

  private func transfer() throws -> LinkRule.Transfer {
    LinkRule.Transfer(
      role: try role(),
      sources: try bundle.array {
        LinkRule.Source(
          role: try role(), onlyNamed: try bundle.flag(), types: try bundle.optional(typeSet))
      })
  }

  private func trigger() throws -> Trigger {
    Trigger(
      predicate: try named(TriggerPredicate.init),
      phrases: try bundle.array {
        let words = try bundle.array(bundle.textArray)
        return TriggerPhrase(
          words: words, headIndex: try bundle.number(below: words.count),
          allowsObjectBehindHead: try bundle.flag())
      })
  }

  private func binding() throws -> ClauseBinding {
    ClauseBinding(
      choices: try bundle.array {
        BindingChoice(
          role: try role(), types: try typeSet(), features: try bundle.array(featureTest))
      },
      relations: try bundle.array {
        if try bundle.flag() { return ClauseRelation.preposition(try bundle.text()) }
        return try named { name in ClauseRelation.named.first { $0.name == name }?.relation }
      }, isOptional: try bundle.flag())
  }

  private func positionalPattern() throws -> PositionalPattern {
    try bundle.shared(in: &patterns) {
      PositionalPattern(
        pattern: try lazyPattern(),
        captures: try bundle.array {
          RoleCapture(
            group: try bundle.number(), role: try role(), types: try typeSet(),
            isList: try bundle.flag(), isText: try bundle.flag())
        },
        elements: try bundle.array {
          ElementPlace(utf8Offset: try bundle.number(), text: try bundle.text())
        }, maximumElementCount: try bundle.optional(bundle.number), groupTypes: try typeSet(),
        wordSteps: try bundle.array(wordStep), endsWithStep: try bundle.flag(),
        words: try bundle.optional(wordSequence))
    }
  }

  private func wordSequence() throws -> WordSequence {
    let tests = try bundle.textArray()
    var index = 0
    let steps = try bundle.array {
      let kind: WordSequence.Step.Kind
      switch try bundle.byte() {
      case 0: kind = .token(test: try bundle.number(below: tests.count))
      case 1: kind = .gap(test: try bundle.number(below: tests.count), limit: try stepCount())
      case 2: kind = .choice
      default: kind = .repetition(minimum: try stepCount(), maximum: try stepCount())
      }
      index += 1
      return WordSequence.Step(kind: kind, end: index + (try bundle.number()))
    }
    guard steps.allSatisfy({ $0.end <= steps.count }) else { throw DamagedBundle() }
    return WordSequence(steps: steps, tests: tests)
  }

  private func stepCount() throws -> Int {
    try bundle.number(below: WordSequence.longestReach + 1)
  }

  private func wordStep() throws -> WordStep {
    var step = WordStep(words: try bundle.textArray(), lemmas: try bundle.textArray())
    step.isAdjacent = try bundle.flag()
    guard let place = WordStep.Place(rawValue: try bundle.number()),
      let end = WordStep.End(rawValue: try bundle.number())
    else { throw DamagedBundle() }
    step.place = place
    step.end = end
    step.isOptional = try bundle.flag()
    return step
  }

  private func veto() throws -> Veto {
    Veto(
      pattern: try positionalPattern(), triggerGroup: try bundle.optional(bundle.number),
      text: try bundle.text())
  }

  private func lazyPattern() throws -> LazyPattern {
    LazyPattern(
      try bundle.text(),
      options: PatternOptions(rawValue: UInt32(try bundle.number(below: 1 << 32))))
  }

  private func featureTest() throws -> FeatureTest {
    FeatureTest(key: try bundle.text(), values: try bundle.textArray())
  }

  private func typeSet() throws -> TypeSet {
    try bundle.shared(in: &typeSets) { TypeSet(try bundle.array(typeID)) }
  }

  private func typeID() throws -> TypeID { TypeID(rawValue: try bundle.byte()) }

  private func role() throws -> RoleID {
    RoleID(rawValue: try bundle.number(below: roleCount))
  }

  private func event() throws -> EventTypeID {
    EventTypeID(rawValue: try bundle.number(below: eventCount))
  }

  /// The value of an enumeration by its name.
  private func named<Value>(_ value: (String) -> Value?) throws -> Value {
    guard let value = value(try bundle.text()) else { throw DamagedBundle() }
    return value
  }
}
