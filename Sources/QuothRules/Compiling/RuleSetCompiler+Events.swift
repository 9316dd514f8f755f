internal import QuothModel
internal import QuothText

extension RuleSetCompiler {
  /// What all alternatives of one rule share.
  private struct EventRule {
    let id: String
    let event: EventDeclaration
    let priority: Int
    let order: Int
    let adjuncts: [RoleID]
    let vetoes: [Veto]
    let status: Status?
    let range: SourceRange
    /// The pattern was read without a mistake.
    let isComplete: Bool
  }

  func compileEvent(_ context: RuleContext, _ event: EventDeclaration) {
    let shared = sharedParts(of: context, event)
    let before = problems.diagnostics.count
    guard let (pattern, range) = match(of: context) else { return }
    // What is missing in a pattern that could not be read may be there.
    let isComplete = problems.diagnostics.count == before
    compile(
      pattern,
      as: EventRule(
        id: context.id.text, event: event, priority: context.priority, order: context.order * 100,
        adjuncts: shared.adjuncts, vetoes: shared.vetoes, status: shared.status, range: range,
        isComplete: isComplete))
  }

  private func sharedParts(
    of context: RuleContext, _ event: EventDeclaration
  ) -> (adjuncts: [RoleID], vetoes: [Veto], status: Status?) {
    (adjuncts(of: context, event: event), vetoes(of: context), status(of: context))
  }

  // MARK: Frames

  /// Compiles the templates that fit the frame; their ids are `killing/active`.
  func compileFrame(_ context: RuleContext, _ event: EventDeclaration) -> [String] {
    let shared = sharedParts(of: context, event)
    var expander = expander()
    expander.parameters = frameParameters(of: context)
    for template in templates { expander.absentParameters.formUnion(template.parameters) }
    let excluded = excludedTemplates(of: context)
    var ids: [String] = []
    for (index, template) in templates.enumerated() {
      guard template.needs.allSatisfy({ context.mapping[$0] != nil }),
        !template.lacks.contains(where: { context.mapping[$0] != nil }),
        !excluded.contains(template.id)
      else { continue }
      let id = "\(context.id.text)/\(template.id)"
      ids.append(id)
      compile(
        expander.expand(template.match),
        as: EventRule(
          id: id, event: event, priority: context.priority, order: context.order * 100 + index,
          adjuncts: shared.adjuncts, vetoes: shared.vetoes, status: shared.status,
          range: context.id.range, isComplete: true))
    }
    if ids.isEmpty {
      problems.report(
        "no-template", "no template fits the frame '\(context.id.text)'", at: context.id.range,
        help: templates.map { "\($0.id) needs \($0.needs.joined(separator: ", "))" })
    }
    return ids
  }

  private func frameParameters(of context: RuleContext) -> [String: ParameterValue] {
    var parameters: [String: ParameterValue] = [:]
    let others = ["id", "note", "priority", "yes", "no", "frame", "adjuncts", "vetoes", "without"]
    for entry in context.mapping.entries where !others.contains(entry.key.text) {
      if case .mapping(let roles) = entry.value {
        parameters[entry.key.text] = .participant(
          roles.entries.flatMap { role in
            reader.texts(role.value, called: role.key.text, file: context.file.file).map {
              (context.file.name(role.key), typeSyntax(in: $0, file: context.file))
            }
          })
      } else {
        let texts = reader.texts(entry.value, called: entry.key.text, file: context.file.file)
        parameters[entry.key.text] = .words(
          texts.map { scalar in
            let words = scalar.text.lowercased().split(separator: " ").map(String.init)
            return (words, context.file.range(of: scalar))
          })
      }
    }
    return parameters
  }

  private func excludedTemplates(of context: RuleContext) -> [String] {
    guard let node = context.mapping["without"] else { return [] }
    return reader.texts(node, called: "without", file: context.file.file).map { scalar in
      if !templates.contains(where: { $0.id == scalar.text }) {
        problems.reportUnknown(
          "template", scalar.text, at: context.file.range(of: scalar), among: templates.map(\.id),
          called: "templates")
      }
      return scalar.text
    }
  }

  /// Reports keys of a frame that neither the language nor a template knows.
  func checkFrameKeys(_ context: RuleContext, known: [String]) {
    let names = templates.flatMap { $0.needs + $0.lacks + $0.parameters.sorted() }
    reader.checkKeys(of: context.mapping, file: context.file.file, allowed: known + names)
  }

  // MARK: Alternatives

  private func compile(_ pattern: [PatternSequence], as rule: EventRule) {
    shownRules.append(ShownRule(id: rule.id, pattern: pattern))
    let alternatives = AlternativeExpander(problems: problems).expand(pattern, at: rule.range)
    for alternative in alternatives { compile(alternative, as: rule) }
  }

  private func compile(_ sequence: PatternSequence, as rule: EventRule) {
    let triggers = sequence.indices.filter { index in
      if case .trigger = sequence[index].kind { true } else { false }
    }
    guard let position = triggers.first, case .trigger(let inner) = sequence[position].kind else {
      guard rule.isComplete else { return }
      problems.report(
        "missing-trigger", "the rule '\(rule.id)' has no trigger", at: rule.range,
        help: ["put the words that say what happened between '<' and '>'"])
      return
    }
    if triggers.count > 1 {
      problems.report(
        "several-triggers", "an alternative has exactly one trigger",
        at: sequence[triggers[1]].range, help: ["write two rules, or one '<…>' over both words"])
      return
    }
    let built = TriggerBuilder(inflector: inflector, problems: problems).build(
      inner, at: sequence[position].range)
    let left = PositionalPart(sequence[..<position], isLeft: true)
    let right = PositionalPart(sequence[(position + 1)...], isLeft: false)
    let bindings = left.bindings + built.bindings + right.bindings
    let leftPattern = positional(rule.event) { $0.left(left.elements) }
    let rightPattern = positional(rule.event) { $0.right(right.elements) }
    let clauseBindings = bindings.compactMap { binding($0, event: rule.event) }
    for trigger in built.triggers {
      ruleSet.eventAlternatives.append(
        EventAlternative(
          rule: rule.id, event: rule.event.id, priority: rule.priority, order: rule.order,
          trigger: trigger, bindings: clauseBindings, left: leftPattern, right: rightPattern,
          adjuncts: rule.adjuncts, vetoes: rule.vetoes, status: rule.status,
          literalElementCount: 1 + (left.elements + right.elements).literalCount))
    }
  }

  func positional(
    _ event: EventDeclaration?,
    _ compile: (inout ViewPatternCompiler) -> PositionalPattern?
  ) -> PositionalPattern? {
    var compiler = ViewPatternCompiler(resolver: resolver, inflector: inflector, event: event)
    return compile(&compiler).map { patterns.shared($0) }
  }

  private func binding(_ node: PatternNode, event: EventDeclaration) -> ClauseBinding? {
    let mentions = node.bindingChoices
    guard let first = mentions.first else { return nil }
    let relations = first.relations.map(relation)
    var choices: [BindingChoice] = []
    for mention in mentions {
      guard let resolved = resolver.resolve(mention, range: node.range, event: event),
        let role = resolved.role
      else { return nil }
      choices += resolved.choices.map {
        // `NG` is any noun group, whatever its type.
        let types = $0.types.contains(.nounGroup) ? TypeSet(resolver.types.allTypes) : $0.types
        return BindingChoice(role: role, types: types, features: $0.features)
      }
    }
    return ClauseBinding(
      choices: choices, relations: relations, isOptional: node.isOptional)
  }

  private func relation(_ name: PatternNode.Name) -> ClauseRelation {
    if let known = ClauseRelation.named.first(where: { $0.name == name.text }) {
      return known.relation
    }
    let words = name.text.replacing("-", with: " ")
    let prepositions = ruleSet.words("prepositions")
    let parts = words.prefix { $0 != "." }.split(separator: " ").map(String.init)
    let isKnown =
      prepositions.isEmpty || prepositions.contains(words)
      || [parts.first, parts.last].allSatisfy { part in part.map(prepositions.contains) ?? false }
    if !isKnown {
      problems.reportUnknown(
        "relation", name.text, at: name.range,
        among: ClauseRelation.named.map(\.name) + prepositions, called: "relations")
    }
    return .preposition(words)
  }
}

/// The elements on one side of a trigger that are found by their position, and its clause bindings.
struct PositionalPart {
  private(set) var elements: PatternSequence = []
  private(set) var bindings: [PatternNode] = []

  /// How many elements may stand where a clause binding is written between positional elements.
  private static let bindingGap = GapSyntax(limit: 4, crossesCandidates: true)

  init(_ sequence: ArraySlice<PatternNode>, isLeft: Bool) {
    // A binding is not tied to its place, but it may stand there: "took {place:object} back".
    var pending: PatternNode?
    for node in sequence {
      if node.isBinding {
        bindings.append(node)
        if !isLeft || !elements.isEmpty { pending = node }
      } else {
        if let binding = pending { addGap(for: binding, before: node) }
        pending = nil
        elements.append(node)
      }
    }
    if isLeft, let binding = pending { addGap(for: binding, before: nil) }
  }

  private mutating func addGap(for binding: PatternNode, before node: PatternNode?) {
    guard node?.isGap != true, elements.last?.isGap != true else { return }
    elements.append(PatternNode(kind: .gap(PositionalPart.bindingGap), range: binding.range))
  }
}

extension PatternSequence {
  /// The number of elements that name a word.
  var literalCount: Int { reduce(0) { $0 + $1.literalCount } }
}

extension PatternNode {
  var literalCount: Int {
    switch kind {
    case .word, .predicate, .expression: 1
    case .group(let alternatives): alternatives.map(\.literalCount).min() ?? 0
    case .repeated(let element, let minimum, _): minimum > 0 ? element.literalCount : 0
    default: 0
    }
  }
}
