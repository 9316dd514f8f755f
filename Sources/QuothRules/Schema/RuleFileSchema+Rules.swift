internal import QuothModel

extension RuleFileSchema {
  /// The schema of the rules of one kind.
  func rule(_ kind: RuleKind) -> SchemaValue {
    var schema: SchemaValue = [
      "type": "object",
      "required": .texts(requiredKeys(of: kind)),
      "properties": .object(
        RuleSetCompiler.keys(of: kind).map { (key: $0, value: property($0, of: kind)) }
          + offeredFrameKeys(of: kind)),
    ]
    guard kind == .frame else {
      schema = schema.merging(["additionalProperties": false])
      return kind == .event ? schema.merging(roleCompletion(of: kind)) : schema
    }
    // Templates name the keys of frames, so any is allowed that no other kind of rule has.
    let others = ["mention", "event", "refer", "link"]
    return schema.merging([
      "additionalProperties": ["oneOf": [text(offering: nil), ["type": ["array", "object"]]]],
      "not": ["anyOf": .list(others.map { ["required": .texts([$0])] })],
    ]).merging(roleCompletion(of: kind))
  }

  private func requiredKeys(of kind: RuleKind) -> [String] {
    let own: [String] =
      switch kind {
      case .mention, .frame: []
      case .event, .status: ["match"]
      case .refer: ["match", "to"]
      case .link: ["from", "when"]
      }
    return ["id", kind.rawValue] + own
  }

  private func property(_ key: String, of kind: RuleKind) -> SchemaValue {
    let eventNames = names?.events.map(\.name)
    switch key {
    case "id":
      return [
        "type": "string", "pattern": "^[!-.0-~]+$",
        "description": "Unique among all packs in use.",
      ]
    case "note": return ["type": "string", "description": "What a reader should know."]
    case "priority":
      return [
        "type": ["integer", "string"],
        "description": "Of several matches the one with the larger number wins.",
      ]
    case "yes":
      return described(texts(), "Sentences that must match: [text|role], [text|!].")
    case "no": return described(texts(), "Sentences that must not match.")
    case "mention":
      return described(text(offering: names?.types), "The type of the mentions that it finds.")
    case "refer":
      return described(
        text(offering: names?.types), "The type of the mentions that stand for others.")
    case "event", "frame":
      return described(text(offering: eventNames), "The type of the events that it finds.")
    case "link":
      return described(texts(offering: eventNames), "The events that take roles from others.")
    case "from":
      return described(texts(offering: eventNames), "The events that roles are taken from.")
    case "match": return pattern
    case "pcre":
      return ["type": "string", "description": "A PCRE2 expression over the raw sentence."]
    case "features":
      return [
        "type": "object", "description": "Features of the mention.",
        "additionalProperties": texts(),
      ]
    case "subject", "object":
      return described(roles, "Roles and the types that fill them; the first that fits wins.")
    case "adjuncts":
      return described(
        texts(offering: allRoles), "Roles that the engine fills from the clause: in X, on Monday.")
    case "vetoes":
      return described(texts(), "Patterns over the trigger that undo the match.")
    case "without":
      return described(texts(offering: names?.templates), "Templates that the frame leaves out.")
    case "status":
      return [
        "enum": ["asserted", "negated", "possible"], "description": "Whether the event is a fact.",
      ]
    case "to":
      return [
        "type": "string",
        "description": "What is meant, such as: nearest earlier named Location[kind=town].",
      ]
    case "when":
      return [
        "description": "How the two events are joined; any of them is enough.",
        "oneOf": [
          ["enum": .texts(LinkRule.conditionNames)],
          ["type": "array", "items": ["enum": .texts(LinkRule.conditionNames)]],
        ],
      ]
    case "phrase": return described(texts(), "The prepositions of the condition 'phrase'.")
    case "take":
      return described(roleSources, "Empty roles of the event, and the roles that fill them.")
    case "give":
      return described(roleSources, "Empty roles of the other event, and the roles that fill them.")
    default: return ["type": "string"]
    }
  }

  // MARK: Roles

  private var allRoles: [String]? {
    names.map { names in
      var seen: Set<String> = []
      return names.events.flatMap(\.roles).filter { seen.insert($0).inserted }
    }
  }

  private var roles: SchemaValue {
    ["type": "object", "additionalProperties": texts(offering: names?.types)]
  }

  private var roleSources: SchemaValue {
    let sources = texts(offering: allRoles)
    let offered = (allRoles ?? []).map { (key: $0, value: sources) }
    let object: SchemaValue = ["type": "object", "additionalProperties": sources]
    return offered.isEmpty ? object : object.merging(["properties": .object(offered)])
  }

  /// The word lists that the templates of the packs know.
  private func offeredFrameKeys(of kind: RuleKind) -> [(key: String, value: SchemaValue)] {
    guard kind == .frame, let names else { return [] }
    return names.frameWords.map {
      (key: $0, value: described(texts(), "The words of the templates' $\($0)."))
    }
  }

  /// Once the event of a rule is known, only its roles are offered.
  private func roleCompletion(of kind: RuleKind) -> SchemaValue {
    guard let names, !names.events.isEmpty else { return [:] }
    return [
      "allOf": .list(
        names.events.map { event in
          let fillers: SchemaValue = [
            "properties": .object(
              event.roles.map { (key: $0, value: texts(offering: names.types)) })
          ]
          let adjuncts: SchemaValue = [
            "items": ["anyOf": [["enum": .texts(event.roles)], ["type": "string"]]]
          ]
          return [
            "if": [
              "properties": .object([
                (key: kind.rawValue, value: ["const": .text(event.name)] as SchemaValue)
              ])
            ],
            "then": [
              "properties": kind == .frame
                ? ["subject": fillers, "object": fillers, "adjuncts": adjuncts]
                : ["adjuncts": adjuncts]
            ],
          ]
        })
    ]
  }
}
