extension PatternParser {
  /// Reads `{…}`.
  mutating func parseMention() -> PatternNode? {
    let start = position
    position += 1
    var role: PatternNode.Name?
    var relations: [PatternNode.Name] = []
    var types: [MentionSyntax.TypeSyntax] = []
    skipBlanks()
    if isLowerCase(peek) {
      role = parseName()
      skipBlanks()
      if peek == UInt8(ascii: ":") {
        position += 1
        skipBlanks()
        if isLowerCase(peek) {
          relations = parseRelations()
          if peek == UInt8(ascii: ":") {
            position += 1
            types = parseTypes()
          }
        } else {
          types = parseTypes()
        }
      }
    } else {
      types = parseTypes()
    }
    skipBlanks()
    let isList = peek == UInt8(ascii: "+")
    if isList {
      position += 1
      skipBlanks()
    }
    guard peek == UInt8(ascii: "}") else {
      skipMention(from: start)
      return nil
    }
    position += 1
    if role?.text == "event", relations.isEmpty {
      return node(.event(types.map(\.name)), from: start)
    }
    guard !types.isEmpty || !relations.isEmpty else {
      problems.report(
        "missing-type", "a mention needs a type or a relation", at: range(start..<position),
        help: ["write {People}, {victims:People} or {victims:object}"])
      return nil
    }
    return node(
      .mention(MentionSyntax(role: role, relations: relations, types: types, isList: isList)),
      from: start)
  }

  private mutating func skipMention(from start: Int) {
    let found = peek == nil ? "the pattern ends" : "'\(peekText)' stands"
    report(
      "invalid-mention", "\(found) where '}' is expected", at: position,
      help: ["a mention is written {Type}, {role:Type|Type}, {role:relation:Type} or {role:Type+}"])
    while let byte = peek, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "\n") { position += 1 }
    if peek == UInt8(ascii: "}") { position += 1 }
  }

  private mutating func parseRelations() -> [PatternNode.Name] {
    var relations: [PatternNode.Name] = []
    while true {
      skipBlanks()
      guard let relation = parseRelation() else { break }
      relations.append(relation)
      skipBlanks()
      guard peek == UInt8(ascii: "|") || peek == UInt8(ascii: "/") else { break }
      position += 1
    }
    return relations
  }

  /// Reads `by`, `at-the-hands-of`, `between.rest`.
  mutating func parseRelation() -> PatternNode.Name? {
    let start = position
    while isNameByte(peek) || peek == UInt8(ascii: "-")
      || peek == UInt8(ascii: ".") && isNameByte(peek(1))
    { position += 1 }
    guard position > start else { return nil }
    return PatternNode.Name(
      text: String(decoding: bytes[start..<position], as: UTF8.self), range: range(start..<position)
    )
  }

  private mutating func parseTypes() -> [MentionSyntax.TypeSyntax] {
    var types: [MentionSyntax.TypeSyntax] = []
    while true {
      skipBlanks()
      guard let name = parseName() else { break }
      types.append(MentionSyntax.TypeSyntax(name: name, features: parseFeatures()))
      skipBlanks()
      guard peek == UInt8(ascii: "|") else { break }
      position += 1
    }
    return types
  }

  private mutating func parseFeatures() -> [MentionSyntax.FeatureSyntax] {
    guard peek == UInt8(ascii: "[") else { return [] }
    let start = position
    position += 1
    var features: [MentionSyntax.FeatureSyntax] = []
    while true {
      skipBlanks()
      guard let key = parseName() else { break }
      skipBlanks()
      guard peek == UInt8(ascii: "=") else { break }
      features.append(MentionSyntax.FeatureSyntax(key: key, values: parseFeatureValues()))
      guard peek == UInt8(ascii: ",") else { break }
      position += 1
    }
    guard peek == UInt8(ascii: "]") else {
      report(
        "invalid-feature", "a feature is written [kind=town|city]", at: start)
      while let byte = peek, !Array("]}\n".utf8).contains(byte) { position += 1 }
      if peek == UInt8(ascii: "]") { position += 1 }
      return features
    }
    position += 1
    return features
  }

  /// Reads `=town|city`, and moves to the comma or bracket behind it.
  private mutating func parseFeatureValues() -> [String] {
    var values: [String] = []
    repeat {
      position += 1
      skipBlanks()
      let start = position
      while let byte = peek, !Array("|,]}\n".utf8).contains(byte) { position += 1 }
      var end = position
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      if end > start { values.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
    } while peek == UInt8(ascii: "|")
    return values
  }

  private func isLowerCase(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  mutating func skipBlanks() {
    while peek == 0x20 || peek == 0x09 || peek == 0x0A { position += 1 }
  }
}

extension PatternParser {
  /// Reads a list of types that stands alone: `Force | People[body=yes]`.
  static func parseTypes(
    _ scalar: YAMLScalar, file: Int, problems: ProblemCollector
  ) -> [MentionSyntax.TypeSyntax] {
    var parser = PatternParser(scalar, file: file, problems: problems)
    let types = parser.parseTypes()
    parser.skipBlanks()
    if parser.position < parser.bytes.count || types.isEmpty {
      parser.report(
        "invalid-type-list", "a list of types is written 'Force | Person'", at: parser.position)
    }
    return types
  }
}
