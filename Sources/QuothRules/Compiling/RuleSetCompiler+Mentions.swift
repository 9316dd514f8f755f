internal import PCRE2
internal import QuothModel
internal import QuothText

extension RuleSetCompiler {
  func compileMention(_ context: RuleContext) {
    guard let scalar = context.mapping["mention"]?.scalar,
      let type = resolver.type(named: context.file.name(scalar))
    else { return }
    if let node = context.mapping["pcre"] {
      if context.mapping["match"] != nil {
        problems.report(
          "several-kinds", "a mention rule has either 'match' or 'pcre'",
          at: context.file.range(of: node))
      }
      return compileExpression(node, type: type, context: context)
    }
    guard let (pattern, range) = match(of: context),
      let compiled = anywhere(pattern, context: context, range: range)
    else { return }
    ruleSet.mentionRules.append(
      MentionRule(
        rule: context.id.text, type: type, priority: context.priority, order: context.order * 100,
        pattern: compiled.pattern, extentGroup: compiled.markGroup ?? 0,
        features: givenFeatures(of: context),
        requiredWords: RequiredWords(inflector: inflector).words(of: pattern)))
  }

  private func compileExpression(_ node: YAMLNode, type: TypeID, context: RuleContext) {
    guard let scalar = node.scalar, !scalar.text.isEmpty else {
      return reader.reportKind(
        node, called: "pcre", expected: "an expression", file: context.file.file)
    }
    if scalar.style == .doubleQuoted {
      problems.report(
        "double-quoted-pattern", "a pattern in double quotes loses its backslashes",
        at: context.file.range(of: scalar), help: ["put it between single quotes"])
    }
    let source = scalar.text.last == "\n" ? String(scalar.text.dropLast()) : scalar.text
    let errors = PatternValidator.errors(in: source, scope: .sentence)
    for error in errors {
      let offset = scalar.fileOffset(ofTextOffset: error.utf8Offset)
      problems.report(
        "invalid-expression", error.message,
        at: SourceRange(file: context.file.file, utf8: offset..<(offset + 1)))
    }
    guard errors.isEmpty else { return }
    if (try? CompiledPattern(source))?.matchesEmptyText == true {
      problems.report(
        "matches-everything", "the expression matches without any character",
        at: context.file.range(of: scalar), help: ["write '+' instead of '*', or '{1,3}'"])
    }
    if let problem = ExpressionLint.problem(in: source, options: []) {
      problems.report(
        "explosive-pattern", problem, at: context.file.range(of: scalar),
        help: ["bound the repetitions, or make them possessive (++, *+)"])
    }
    shownRules.append(ShownRule(id: context.id.text, expression: source))
    ruleSet.expressionRules.append(
      ExpressionRule(
        rule: context.id.text, type: type, priority: context.priority, order: context.order * 100,
        pattern: LazyPattern(source)))
  }

  private func givenFeatures(of context: RuleContext) -> [FeatureTest] {
    guard case .mapping(let mapping)? = context.mapping["features"] else { return [] }
    return mapping.entries.compactMap { entry in
      resolver.resolve(
        MentionSyntax.FeatureSyntax(
          key: context.file.name(entry.key),
          values: reader.texts(entry.value, called: "features", file: context.file.file).map(\.text)
        ))
    }
  }

  /// Compiles a pattern that is looked for anywhere in a sentence.
  private func anywhere(
    _ pattern: [PatternSequence], context: RuleContext, range: SourceRange
  ) -> (pattern: PositionalPattern, markGroup: Int?)? {
    shownRules.append(ShownRule(id: context.id.text, pattern: pattern))
    if pattern.contains(where: { $0.contains(where: \.hasRelation) }) {
      problems.report(
        "relation-outside-event", "subjects, objects and the like belong to rules for events",
        at: range)
      return nil
    }
    if let problem = PatternReach.problem(of: pattern) {
      problems.report(problem.code, problem.message, at: range)
      return nil
    }
    var compiler = ViewPatternCompiler(resolver: resolver, inflector: inflector, event: nil)
    return compiler.anywhere(pattern)
  }

  // MARK: References

  func compileReference(_ context: RuleContext) {
    guard let scalar = context.mapping["refer"]?.scalar else { return }
    let syntax = typeSyntax(in: scalar, file: context.file)
    let types = syntax.compactMap { resolver.type(named: $0.name) }
    let features = syntax.flatMap { $0.features.compactMap(resolver.resolve) }
    let target = referenceTarget(of: context)
    guard let (pattern, range) = match(of: context),
      let compiled = anywhere(pattern, context: context, range: range), let target
    else { return }
    ruleSet.referenceRules.append(
      ReferenceRule(
        rule: context.id.text, order: context.order * 100, types: ruleSet.types.set(of: types),
        features: features, pattern: compiled.pattern,
        requiredWords: RequiredWords(inflector: inflector).words(of: pattern), target: target))
  }

  /// Reads `nearest earlier named Location[kind=town|city]`.
  private func referenceTarget(of context: RuleContext) -> ReferenceTarget? {
    guard let scalar = context.mapping["to"]?.scalar else {
      problems.report(
        "missing-key", "the rule '\(context.id.text)' does not say what the mention refers to",
        at: context.id.range, help: ["add 'to: nearest earlier named Location'"])
      return nil
    }
    var preference = ReferenceTarget.Preference.nearest
    var direction = ReferenceTarget.Direction.earlier
    var isNamed = false
    var rest = scalar.text[...]
    var offset = 0
    while let first = rest.first, first.isLowercase || first == " " {
      let word = String(rest.prefix { $0 != " " })
      if let known = ReferenceTarget.Preference(rawValue: word) {
        preference = known
      } else if let known = ReferenceTarget.Direction(rawValue: word) {
        direction = known
      } else if word == "named" {
        isNamed = true
      } else if !word.isEmpty {
        let start = scalar.fileOffset(ofTextOffset: offset)
        problems.reportUnknown(
          "word", word,
          at: SourceRange(file: context.file.file, utf8: start..<(start + word.utf8.count)),
          among: ReferenceTarget.Preference.allCases.map(\.rawValue)
            + ReferenceTarget.Direction.allCases.map(\.rawValue) + ["named"], called: "words")
        return nil
      }
      let length = min(word.count + 1, rest.count)
      offset += rest.prefix(length).utf8.count
      rest = rest.dropFirst(length)
    }
    let start = scalar.fileOffset(ofTextOffset: offset)
    let types = YAMLScalar(
      text: String(rest), style: .plain, range: start..<scalar.range.upperBound,
      segments: [(0, start)])
    let syntax = typeSyntax(in: types, file: context.file)
    return ReferenceTarget(
      preference: preference, direction: direction, isNamed: isNamed,
      types: ruleSet.types.set(of: syntax.compactMap { resolver.type(named: $0.name) }),
      features: syntax.flatMap { $0.features.compactMap(resolver.resolve) })
  }

  // MARK: Status

  func compileStatus(_ context: RuleContext) {
    guard let status = status(of: context), let (pattern, range) = match(of: context) else {
      return
    }
    shownRules.append(ShownRule(id: context.id.text, pattern: pattern))
    let alternatives = AlternativeExpander(problems: problems).expand(pattern, at: range)
    for sequence in alternatives {
      let events = sequence.indices.filter { index in
        if case .event = sequence[index].kind { true } else { false }
      }
      guard events.count == 1, let position = events.first,
        case .event(let names) = sequence[position].kind
      else {
        problems.report(
          "missing-event", "a status rule has exactly one {event}", at: range,
          help: ["write {event} or {event:Killing|Attack} where the event's trigger stands"])
        return
      }
      let left = PatternSequence(sequence[..<position])
      let right = PatternSequence(sequence[(position + 1)...])
      ruleSet.statusRules.append(
        StatusRule(
          rule: context.id.text, order: context.order * 100, status: status,
          events: names.compactMap(eventID), left: positional(nil) { $0.left(left) },
          right: positional(nil) { $0.right(right) },
          requiredWords: RequiredWords(inflector: inflector).words(of: [left + right])))
    }
  }

  func eventID(_ name: PatternNode.Name) -> EventTypeID? {
    if let event = ruleSet.event(named: name.text) { return event.id }
    problems.reportUnknown(
      "event", name.text, at: name.range, among: ruleSet.events.map(\.name), called: "events")
    return nil
  }
}

extension PatternNode {
  /// Whether a clause binding stands in the node.
  var hasRelation: Bool {
    switch kind {
    case .mention(let mention): !mention.relations.isEmpty
    case .group(let alternatives), .lookahead(let alternatives, _), .trigger(let alternatives):
      alternatives.contains { $0.contains(where: \.hasRelation) }
    case .repeated(let element, _, _): element.hasRelation
    default: false
    }
  }
}
