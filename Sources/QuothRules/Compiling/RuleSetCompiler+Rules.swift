internal import PCRE2
internal import QuothModel
internal import QuothText

extension RuleSetCompiler {
  /// What a rule needs while it is compiled.
  struct RuleContext {
    let id: PatternNode.Name
    let kind: RuleKind
    let mapping: YAMLMapping
    let file: RuleFile
    let range: SourceRange
    let order: Int
    let priority: Int
  }

  private static let commonKeys = ["id", "note", "priority", "yes", "no"]
  private static let ownKeys: [RuleKind: [String]] = [
    .mention: ["match", "pcre", "features"], .event: ["match", "adjuncts", "vetoes", "status"],
    .frame: ["subject", "object", "adjuncts", "vetoes", "without", "status"],
    .refer: ["match", "to"], .status: ["match"],
    .link: ["from", "when", "phrase", "take", "give"],
  ]

  /// The keys that rules of one kind may have; frames have those of their templates as well.
  static func keys(of kind: RuleKind) -> [String] {
    commonKeys + [kind.rawValue] + (ownKeys[kind] ?? [])
  }

  func compileRule(_ node: YAMLNode, in file: RuleFile) {
    guard let context = context(of: node, in: file) else { return }
    let keys = RuleSetCompiler.keys(of: context.kind)
    if context.kind == .frame {
      checkFrameKeys(context, known: keys)
    } else {
      reader.checkKeys(of: context.mapping, file: file.file, allowed: keys)
    }
    let before = problems.diagnostics.count
    let sound = ruleSet.ruleCounts
    let event = eventDeclaration(of: context)
    var ids = [context.id.text]
    switch context.kind {
    case .mention: compileMention(context)
    case .event: if let event { compileEvent(context, event) }
    case .frame: ids = event.map { compileFrame(context, $0) } ?? []
    case .refer: compileReference(context)
    case .status: compileStatus(context)
    case .link: compileLink(context)
    }
    let examples = examples(of: context, event: event)
    let isSound = problems.diagnostics.count == before
    if !isSound { ruleSet.removeRules(behind: sound) }
    declarations.append(
      RuleDeclaration(
        id: context.id.text, kind: context.kind, pack: file.pack,
        place: problems.place(context.id.range), expandedIDs: ids,
        isImported: context.file.isImported, isSound: isSound,
        examples: examples,
        type: context.mapping[context.kind.rawValue]?.scalar?.text))
  }

  private func context(of node: YAMLNode, in file: RuleFile) -> RuleContext? {
    order += 1
    guard case .mapping(let mapping) = node else {
      reader.reportKind(node, called: "rules", expected: "a list of mappings", file: file.file)
      return nil
    }
    guard let id = mapping["id"]?.scalar, !id.text.isEmpty else {
      problems.report("missing-key", "the rule has no id", at: file.range(of: node).firstByte)
      return nil
    }
    let name = file.name(id)
    if !id.text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) {
      problems.report(
        "invalid-id", "an id has letters, digits, dots and hyphens", at: name.range)
    }
    if let first = rulePlaces[id.text] {
      reportDuplicate("rule", name, first: first)
      return nil
    }
    rulePlaces[id.text] = name.range
    var kinds = RuleKind.allCases.filter { mapping[$0.rawValue] != nil }
    // In a rule for events `status` is what the rule says of them.
    if kinds.contains(.event) || kinds.contains(.frame) { kinds.removeAll { $0 == .status } }
    guard kinds.count == 1, let kind = kinds.first else {
      let names = RuleKind.allCases.map(\.rawValue).joined(separator: ", ")
      problems.report(
        kinds.isEmpty ? "missing-key" : "several-kinds",
        kinds.isEmpty
          ? "the rule '\(id.text)' does not say what it does"
          : "the rule '\(id.text)' does more than one thing",
        at: name.range, help: ["a rule has exactly one of \(names)"])
      return nil
    }
    return RuleContext(
      id: name, kind: kind, mapping: mapping, file: file, range: file.range(of: node),
      order: order, priority: number(mapping["priority"], called: "priority", file: file) ?? 0)
  }

  private func number(_ node: YAMLNode?, called name: String, file: RuleFile) -> Int? {
    guard let node else { return nil }
    guard let number = node.scalar.flatMap({ Int($0.text) }), abs(number) < 1_000_000 else {
      problems.report(
        "wrong-kind", "'\(name)' is a whole number", at: file.range(of: node))
      return nil
    }
    return number
  }

  private func eventDeclaration(of context: RuleContext) -> EventDeclaration? {
    guard context.kind == .event || context.kind == .frame,
      let scalar = context.mapping[context.kind.rawValue]?.scalar
    else { return nil }
    if let event = ruleSet.event(named: scalar.text) { return event }
    problems.reportUnknown(
      "event", scalar.text, at: context.file.range(of: scalar), among: ruleSet.events.map(\.name),
      called: "events")
    return nil
  }

  // MARK: Parts that several kinds have

  /// The pattern below `match`, or `nil` if there is none.
  func match(of context: RuleContext) -> (pattern: [PatternSequence], range: SourceRange)? {
    guard let node = context.mapping["match"] else {
      problems.report(
        "missing-key", "the rule '\(context.id.text)' has no 'match'", at: context.id.range)
      return nil
    }
    guard let scalar = node.scalar, !scalar.isMissing else {
      reader.reportKind(node, called: "match", expected: "a pattern", file: context.file.file)
      return nil
    }
    let parsed = PatternParser.parse(scalar, file: context.file.file, problems: problems)
    var expander = expander()
    let start = parsed.joined().first?.range ?? context.file.range(of: scalar)
    return (expander.expand(parsed), start)
  }

  func adjuncts(of context: RuleContext, event: EventDeclaration) -> [RoleID] {
    guard let node = context.mapping["adjuncts"] else { return [] }
    return reader.texts(node, called: "adjuncts", file: context.file.file).compactMap { scalar in
      if let role = event.declaration(named: scalar.text) { return role.role }
      problems.report(
        "unknown-role", "\(event.name) has no role '\(scalar.text)'",
        at: context.file.range(of: scalar),
        help: problems.help(
          for: scalar.text, among: event.roles.map(\.name), called: "its roles"))
      return nil
    }
  }

  func vetoes(of context: RuleContext) -> [Veto] {
    guard let node = context.mapping["vetoes"] else { return [] }
    return reader.texts(node, called: "vetoes", file: context.file.file).compactMap { scalar in
      var expander = expander()
      let pattern = expander.expand(
        PatternParser.parse(scalar, file: context.file.file, problems: problems))
      let before = problems.diagnostics.count
      var compiler = ViewPatternCompiler(resolver: resolver, inflector: inflector, event: nil)
      guard let compiled = compiler.anywhere(pattern, isAnchored: true) else {
        if problems.diagnostics.count == before {
          problems.report(
            "empty-pattern", "the veto has no elements", at: context.file.range(of: scalar))
        }
        return nil
      }
      return Veto(
        pattern: compiled.pattern, triggerGroup: compiled.markGroup, text: scalar.text)
    }
  }

  func status(of context: RuleContext) -> Status? {
    guard let scalar = context.mapping["status"]?.scalar else { return nil }
    if let status = Status(rawValue: scalar.text) { return status }
    problems.reportUnknown(
      "status", scalar.text, at: context.file.range(of: scalar),
      among: ["asserted", "negated", "possible"], called: "values")
    return nil
  }

  private func examples(of context: RuleContext, event: EventDeclaration?) -> [RuleExample] {
    ["yes", "no"].flatMap { key -> [RuleExample] in
      guard let node = context.mapping[key] else { return [] }
      return reader.texts(node, called: key, file: context.file.file).compactMap { scalar in
        example(scalar, isPositive: key == "yes", context: context, event: event)
      }
    }
  }

  /// The roles that lines of a rule may mark; nil for any.
  private func exampleRoles(
    of context: RuleContext, event: EventDeclaration?
  ) -> (owner: String, names: [String])? {
    if let event { return (event.name, event.roles.map(\.name)) }
    return switch context.kind {
    case .refer: ("a reference", [RuleExample.antecedent])
    case .mention: ("a mention", [])
    case .event, .frame, .status, .link: nil
    }
  }

  private func example(
    _ scalar: YAMLScalar, isPositive: Bool, context: RuleContext, event: EventDeclaration?
  ) -> RuleExample? {
    do throws(ExampleLine.Problem) {
      let line = try ExampleLine(scalar.text)
      let place = context.file.range(of: scalar)
      if let roles = exampleRoles(of: context, event: event) {
        for role in line.marks.compactMap(\.role) where !roles.names.contains(role) {
          problems.report(
            "unknown-role", "\(roles.owner) has no role '\(role)'", at: place,
            help: problems.help(for: role, among: roles.names, called: "its roles"))
          return nil
        }
      }
      return RuleExample(isPositive: isPositive, line: line, place: problems.place(place))
    } catch {
      let offset = scalar.fileOffset(ofTextOffset: error.utf8Offset)
      problems.report(
        "invalid-example", error.message,
        at: SourceRange(file: context.file.file, utf8: offset..<(offset + 1)),
        help: ["a mark is written [text|role] or [text|!]; a plain bracket is written \\["])
      return nil
    }
  }
}

extension SourceRange {
  /// The first byte of the range.
  var firstByte: SourceRange {
    SourceRange(file: file, utf8: utf8.lowerBound..<min(utf8.lowerBound + 1, utf8.upperBound))
  }
}
