/// A rule file as it was read, its patterns not yet parsed.
struct RuleFile {
  /// The index in `ProblemCollector.files`.
  let file: Int
  /// The folder of the pack.
  let folder: String
  /// The pack was not named by the caller but imported by another one.
  let isImported: Bool
  /// The name below `pack:`.
  let pack: String
  let imports: [PatternNode.Name]
  let types: [YAMLEntry]
  let events: [YAMLEntry]
  let macros: [YAMLEntry]
  let lexicons: [YAMLNode]
  let words: [YAMLEntry]
  let tables: [YAMLEntry]
  let templates: [YAMLNode]
  let rules: [YAMLNode]

  func range(of node: YAMLNode) -> SourceRange { SourceRange(file: file, utf8: node.range) }
  func range(of scalar: YAMLScalar) -> SourceRange { SourceRange(file: file, utf8: scalar.range) }
  func name(_ scalar: YAMLScalar) -> PatternNode.Name {
    PatternNode.Name(text: scalar.text, range: range(of: scalar))
  }
}

/// Reads rule files into their parts and checks the keys.
struct RuleFileReader {
  let problems: ProblemCollector

  /// The keys of a rule file.
  static let keys = [
    "quoth", "pack", "imports", "types", "events", "macros", "lexicons", "words", "tables",
    "templates", "rules",
  ]

  /// Reads the file with index `file`.
  ///
  /// - Returns: `nil` if the file has nothing in it that could be read.
  func read(_ file: Int, folder: String, isImported: Bool) -> RuleFile? {
    let (node, diagnostics) = YAMLParser.parse(problems.files[file])
    problems.add(diagnostics)
    let whole = SourceRange(file: file, utf8: 0..<0)
    guard let node else {
      if diagnostics.isEmpty {
        problems.report("empty-file", "the file has no content", at: whole)
      }
      return nil
    }
    guard case .mapping(let mapping) = node else {
      problems.report(
        "invalid-file", "a rule file is a mapping, not \(node.kindName)",
        at: SourceRange(file: file, utf8: node.range), help: ["it starts with 'quoth: 1'"])
      return nil
    }
    checkKeys(of: mapping, file: file, allowed: RuleFileReader.keys)
    checkVersion(mapping, file: file)
    let pack = mapping["pack"].flatMap { text($0, called: "pack", file: file) }
    if pack == nil {
      problems.report(
        "missing-key", "the file does not say which pack it belongs to", at: whole,
        help: ["add a line 'pack: NAME'"])
    }
    let imports = mapping["imports"].map { list($0, called: "imports", file: file) } ?? []
    return RuleFile(
      file: file, folder: folder, isImported: isImported, pack: pack ?? "",
      imports: imports.compactMap(\.scalar).map {
        PatternNode.Name(text: $0.text, range: SourceRange(file: file, utf8: $0.range))
      },
      types: entries("types", of: mapping, file: file),
      events: entries("events", of: mapping, file: file),
      macros: entries("macros", of: mapping, file: file),
      lexicons: mapping["lexicons"].map { list($0, called: "lexicons", file: file) } ?? [],
      words: entries("words", of: mapping, file: file),
      tables: entries("tables", of: mapping, file: file),
      templates: mapping["templates"].map { list($0, called: "templates", file: file) } ?? [],
      rules: mapping["rules"].map { list($0, called: "rules", file: file) } ?? [])
  }

  private func checkVersion(_ mapping: YAMLMapping, file: Int) {
    let version = mapping["quoth"]
    guard version?.scalar?.text != "1" else { return }
    let range = SourceRange(file: file, utf8: version?.range ?? 0..<0)
    if version == nil {
      problems.report(
        "missing-key", "the file does not say which version of the language it is written in",
        at: range, help: ["add 'quoth: 1' as the first line"])
    } else {
      problems.report(
        "unknown-version", "the only version of the rule language is 1", at: range,
        help: ["write 'quoth: 1'"])
    }
  }

  // MARK: Access to nodes

  /// Reports keys that are not `allowed`.
  func checkKeys(of mapping: YAMLMapping, file: Int, allowed: [String]) {
    for entry in mapping.entries where !allowed.contains(entry.key.text) && entry.key.text != "<<" {
      problems.reportUnknown(
        "key", entry.key.text, at: SourceRange(file: file, utf8: entry.key.range), among: allowed,
        called: "keys")
    }
  }

  private func entries(_ key: String, of mapping: YAMLMapping, file: Int) -> [YAMLEntry] {
    guard let node = mapping[key] else { return [] }
    guard case .mapping(let value) = node else {
      if node.scalar?.isMissing == true { return [] }
      reportKind(node, called: key, expected: "a mapping", file: file)
      return []
    }
    return value.entries
  }

  /// The items of a list; a single text is a list of one.
  func list(_ node: YAMLNode, called name: String, file: Int) -> [YAMLNode] {
    switch node {
    case .sequence(let sequence): return sequence.items
    case .scalar(let scalar): return scalar.isMissing ? [] : [node]
    case .mapping:
      reportKind(node, called: name, expected: "a list", file: file)
      return []
    }
  }

  /// The texts of a list; a single text is a list of one.
  func texts(_ node: YAMLNode, called name: String, file: Int) -> [YAMLScalar] {
    list(node, called: name, file: file).compactMap { item in
      if case .scalar(let scalar) = item { return scalar }
      reportKind(item, called: name, expected: "a text", file: file)
      return nil
    }
  }

  /// The text of a scalar that is not empty.
  func text(_ node: YAMLNode, called name: String, file: Int) -> String? {
    guard let scalar = node.scalar, !scalar.text.isEmpty else {
      reportKind(node, called: name, expected: "a text", file: file)
      return nil
    }
    return scalar.text
  }

  func reportKind(_ node: YAMLNode, called name: String, expected: String, file: Int) {
    problems.report(
      "wrong-kind", "'\(name)' is \(expected), not \(node.kindName)",
      at: SourceRange(file: file, utf8: node.range))
  }
}
