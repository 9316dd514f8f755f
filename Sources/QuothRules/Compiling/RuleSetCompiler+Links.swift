internal import QuothText

extension RuleSetCompiler {
  func compileLink(_ context: RuleContext) {
    let receivers = events(below: "link", of: context)
    let givers = events(below: "from", of: context)
    if receivers.isEmpty || givers.isEmpty {
      if context.mapping["from"] == nil {
        problems.report(
          "missing-key", "the link '\(context.id.text)' does not say from which events",
          at: context.id.range, help: ["add 'from: [Attack]'"])
      }
      return
    }
    ruleSet.linkRules.append(
      LinkRule(
        rule: context.id.text, order: context.order * 100, receivers: receivers.map(\.id),
        givers: givers.map(\.id), conditions: conditions(of: context),
        prepositions: texts("phrase", of: context).map { $0.text.lowercased() },
        taken: transfers(below: "take", of: context, to: receivers, from: givers),
        given: transfers(below: "give", of: context, to: givers, from: receivers)))
  }

  private func texts(_ key: String, of context: RuleContext) -> [YAMLScalar] {
    context.mapping[key].map { reader.texts($0, called: key, file: context.file.file) } ?? []
  }

  private func events(below key: String, of context: RuleContext) -> [EventDeclaration] {
    texts(key, of: context).flatMap { scalar in
      typeSyntax(in: scalar, file: context.file).compactMap { syntax in
        eventID(syntax.name).map { ruleSet.events[$0.rawValue] }
      }
    }
  }

  private func conditions(of context: RuleContext) -> [String] {
    let conditions = texts("when", of: context)
    if conditions.isEmpty {
      problems.report(
        "missing-key", "the link '\(context.id.text)' does not say when two events belong together",
        at: context.id.range,
        help: ["'when' has some of \(LinkRule.conditionNames.joined(separator: ", "))"])
    }
    for scalar in conditions where !LinkRule.conditionNames.contains(scalar.text) {
      problems.reportUnknown(
        "condition", scalar.text, at: context.file.range(of: scalar),
        among: LinkRule.conditionNames, called: "conditions")
    }
    return conditions.map(\.text)
  }

  private func transfers(
    below key: String, of context: RuleContext, to receivers: [EventDeclaration],
    from givers: [EventDeclaration]
  ) -> [LinkRule.Transfer] {
    guard case .mapping(let mapping)? = context.mapping[key] else { return [] }
    return mapping.entries.compactMap { entry in
      guard let role = role(context.file.name(entry.key), of: receivers) else { return nil }
      let sources = reader.texts(entry.value, called: key, file: context.file.file)
      return LinkRule.Transfer(
        role: role, sources: sources.compactMap { source($0, of: givers, context: context) })
    }
  }

  /// Reads `target`, `target:named` or `target:Location`.
  private func source(
    _ scalar: YAMLScalar, of givers: [EventDeclaration], context: RuleContext
  ) -> LinkRule.Source? {
    let parts = scalar.text.split(separator: ":", maxSplits: 1).map(String.init)
    let range = context.file.range(of: scalar)
    guard let name = parts.first,
      let role = role(PatternNode.Name(text: name, range: range), of: givers)
    else { return nil }
    guard parts.count == 2, parts[1] != "named" else {
      return LinkRule.Source(role: role, onlyNamed: parts.count == 2, types: nil)
    }
    guard let type = resolver.type(named: PatternNode.Name(text: parts[1], range: range)) else {
      return nil
    }
    return LinkRule.Source(role: role, onlyNamed: false, types: ruleSet.types.set(of: [type]))
  }

  private func role(_ name: PatternNode.Name, of events: [EventDeclaration]) -> RoleID? {
    for event in events {
      if let declaration = event.declaration(named: name.text) { return declaration.role }
    }
    let names = events.map(\.name).joined(separator: " or ")
    problems.report(
      "unknown-role", "\(names) has no role '\(name.text)'", at: name.range,
      help: problems.help(
        for: name.text, among: events.flatMap { $0.roles.map(\.name) }, called: "its roles"))
    return nil
  }
}
