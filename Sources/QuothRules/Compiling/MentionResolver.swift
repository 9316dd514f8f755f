internal import QuothText

/// A mention of a pattern with its types looked up: a group that has one of these types with these features.
struct ResolvedMention {
  /// Types that share a list of features.
  struct Choice {
    let types: TypeSet
    let features: [FeatureTest]
  }

  let role: RoleID?
  let choices: [Choice]
  let isList: Bool
  /// What is bound is text: `Clause` or `Quote`.
  let text: TypeID?

  /// All types that are accepted.
  var types: TypeSet { choices.reduce(TypeSet()) { $0.union($1.types) } }
}

/// Looks up the types, roles and features that patterns name.
struct MentionResolver {
  let types: TypeHierarchy
  let roles: [String: RoleID]
  /// The values that each feature can have; `nil` for any.
  let features: [String: [String]?]
  /// The types that some earlier stage gives to mentions.
  let producedTypes: TypeSet
  let problems: ProblemCollector

  /// The features that every pattern can test, with their values if they are few.
  static let builtInFeatures: [(key: String, values: [String]?)] = [
    ("head", nil), ("lemma", nil), ("number", ["singular", "plural"]),
    ("determiner", ["definite", "indefinite", "possessive", "none"]),
    ("voice", ["active", "passive"]), ("form", ["finite", "participle", "gerund", "infinitive"]),
    ("polarity", ["positive", "negative"]), ("modality", nil), ("kind", nil), ("side", nil),
    ("body", ["yes"]), ("named", ["yes"]), ("counted", ["yes"]),
  ]

  /// Looks up a mention that stands in a rule for `event`, or in another rule if that is `nil`.
  func resolve(
    _ mention: MentionSyntax, range: SourceRange, event: EventDeclaration?
  ) -> ResolvedMention? {
    let declaration = mention.role.flatMap { role(named: $0, event: event) }
    if mention.role != nil, declaration == nil { return nil }
    var choices: [ResolvedMention.Choice] = []
    var text: TypeID?
    var isKnown = true
    for syntax in mention.types {
      let features = syntax.features.compactMap(resolve)
      guard let type = type(named: syntax.name) else {
        isKnown = false
        continue
      }
      if type == .clause || type == .quote { text = text == nil ? type : .clause }
      let set = types.set(of: [type])
      checkFit(type, set: set, name: syntax.name, declaration: declaration)
      if let last = choices.last, last.features == features {
        choices[choices.count - 1] = ResolvedMention.Choice(
          types: last.types.union(set), features: features)
      } else {
        choices.append(ResolvedMention.Choice(types: set, features: features))
      }
    }
    guard isKnown else { return nil }
    if choices.isEmpty, let declaration {
      choices = [ResolvedMention.Choice(types: declaration.accepts, features: [])]
    }
    return ResolvedMention(
      role: declaration?.role, choices: choices, isList: mention.isList, text: text)
  }

  /// The type called `name`; reports names that are not known and types that nothing finds.
  func type(named name: PatternNode.Name) -> TypeID? {
    guard let type = types.type(named: name.text) else {
      problems.reportUnknown(
        "type", name.text, at: name.range, among: types.allNames, called: "types")
      return nil
    }
    if types.set(of: [type]).intersection(producedTypes).isEmpty {
      problems.reportOnce(
        "type-never-found", "nothing finds mentions of the type '\(name.text)'", at: name.range,
        help: ["add a lexicon, a mention rule or head nouns for it"])
    }
    return type
  }

  private func role(named name: PatternNode.Name, event: EventDeclaration?) -> RoleDeclaration? {
    guard let event else {
      problems.report(
        "role-outside-event", "the role '\(name.text)' can only be bound in a rule for an event",
        at: name.range)
      return nil
    }
    if let declaration = event.declaration(named: name.text) { return declaration }
    if name.text == "count", event.countedRole != nil, let role = roles["count"] {
      // The stated figure of an event that counts its victims: "the death toll rose to 52".
      return RoleDeclaration(
        role: role, name: "count", accepts: TypeSet(types.allTypes), types: [])
    }
    problems.report(
      "unknown-role", "\(event.name) has no role '\(name.text)'", at: name.range,
      help: problems.help(for: name.text, among: event.roles.map(\.name), called: "its roles"))
    return nil
  }

  /// Built-in types fit every role: what they become is decided at the end.
  private func checkFit(
    _ type: TypeID, set: TypeSet, name: PatternNode.Name, declaration: RoleDeclaration?
  ) {
    guard let declaration, type.rawValue >= TypeID.firstDeclared.rawValue,
      set.intersection(declaration.accepts).isEmpty
    else { return }
    let accepted = declaration.accepts.types.map(types.name).joined(separator: ", ")
    problems.report(
      "type-not-accepted", "the role '\(declaration.name)' does not take a \(name.text)",
      at: name.range, help: ["it takes \(accepted)"])
  }

  func resolve(_ feature: MentionSyntax.FeatureSyntax) -> FeatureTest? {
    guard let values = features[feature.key.text] else {
      problems.reportUnknown(
        "feature", feature.key.text, at: feature.key.range, among: features.keys,
        called: "features")
      return nil
    }
    if let values, let wrong = feature.values.first(where: { !values.contains($0) }) {
      problems.report(
        "unknown-value", "'\(feature.key.text)' is never '\(wrong)'", at: feature.key.range,
        help: problems.help(for: wrong, among: values, called: "its values"))
    }
    if feature.values.isEmpty {
      problems.report(
        "unknown-value", "the feature '\(feature.key.text)' has no value here",
        at: feature.key.range, help: ["write [\(feature.key.text)=value]"])
    }
    return FeatureTest(key: feature.key.text, values: feature.values)
  }
}
