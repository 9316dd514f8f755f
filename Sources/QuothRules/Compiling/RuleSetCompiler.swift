internal import PCRE2
internal import QuothDiagnostics
internal import QuothText

/// Turns rule files into a rule set, in the order: types, events, words, lexicons, macros, templates, rules.
///
/// A rule with a mistake is reported and left out; the others are compiled.
final class RuleSetCompiler {
  let problems: ProblemCollector
  let reader: RuleFileReader
  let inflector: Inflector
  var ruleSet = CompiledRuleSet()
  var declarations: [RuleDeclaration] = []
  var macros: [String: Macro] = [:]
  var templates: [FrameTemplate] = []
  /// The places of rules by their ids.
  var rulePlaces: [String: SourceRange] = [:]
  /// For `show`: the expanded pattern of each rule id, as text.
  var shownRules: [ShownRule] = []
  var order = 0
  private var words = WordCollector()
  var patterns = PatternPool()
  private(set) lazy var resolver = makeResolver()

  init(problems: ProblemCollector, inflection: Inflection) {
    self.problems = problems
    reader = RuleFileReader(problems: problems)
    inflector = Inflector(inflection)
  }

  /// Compiles all files; imported packs come first.
  func compile(_ files: [RuleFile], readLexicon: (RuleFile, PatternNode.Name) -> Int?) {
    declareTypes(files)
    declareEvents(files)
    for file in files {
      readWords(file)
      readTables(file)
    }
    for file in files { readLexicons(file, readLexicon) }
    for file in files { readMacros(file) }
    for file in files { readTemplates(file) }
    for file in files {
      for rule in file.rules { compileRule(rule, in: file) }
    }
    reportUnusedMacros()
    ruleSet.additionalWords = TextList(collectWords())
  }

  // MARK: Types and events

  private func declareTypes(_ files: [RuleFile]) {
    var places: [String: SourceRange] = [:]
    let builtIns = Set((TypeHierarchy.builtIns + TypeHierarchy.aliases).map(\.name))
    for file in files {
      for entry in file.types {
        let name = file.name(entry.key)
        guard isTypeName(name.text), !builtIns.contains(name.text) else {
          problems.report(
            "invalid-type-name",
            builtIns.contains(name.text)
              ? "the type '\(name.text)' is built in"
              : "a type has letters and digits and starts with a capital",
            at: name.range)
          continue
        }
        if let first = places[name.text] {
          reportDuplicate("type", name, first: first)
        } else if ruleSet.types.declare(name.text) == nil {
          problems.report(
            "too-many-types", "there are more than \(TypeHierarchy.capacity) types", at: name.range)
        }
        places[name.text] = places[name.text] ?? name.range
      }
    }
    for file in files {
      for entry in file.types { declareParent(entry, file: file) }
    }
  }

  private func declareParent(_ entry: YAMLEntry, file: RuleFile) {
    guard case .mapping(let mapping) = entry.value else {
      if entry.value.scalar?.isMissing != true {
        reader.reportKind(
          entry.value, called: entry.key.text, expected: "a mapping such as {is: Actor}",
          file: file.file)
      }
      return
    }
    reader.checkKeys(of: mapping, file: file.file, allowed: ["is"])
    guard let value = mapping["is"]?.scalar, let type = ruleSet.types.type(named: entry.key.text)
    else { return }
    guard let parent = ruleSet.types.type(named: value.text) else {
      problems.reportUnknown(
        "type", value.text, at: file.range(of: value), among: ruleSet.types.allNames,
        called: "types")
      return
    }
    if !ruleSet.types.set(parent, asParentOf: type) {
      problems.report(
        "type-cycle", "'\(value.text)' already is a kind of '\(entry.key.text)'",
        at: file.range(of: value))
    }
  }

  private func isTypeName(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
      && name.utf8.allSatisfy {
        UnicodeScalar($0).properties.isAlphabetic || $0 < 0x3A && $0 > 0x2F
      }
  }

  private func declareEvents(_ files: [RuleFile]) {
    var places: [String: SourceRange] = [:]
    for file in files {
      for entry in file.events {
        let name = file.name(entry.key)
        if let first = places[name.text] {
          reportDuplicate("event", name, first: first)
          continue
        }
        places[name.text] = name.range
        declareEvent(name, entry.value, file: file)
      }
    }
  }

  private func declareEvent(_ name: PatternNode.Name, _ node: YAMLNode, file: RuleFile) {
    guard case .mapping(let mapping) = node else {
      reader.reportKind(
        node, called: name.text, expected: "a mapping with 'roles'", file: file.file)
      return
    }
    reader.checkKeys(of: mapping, file: file.file, allowed: ["roles", "counts"])
    var roles: [RoleDeclaration] = []
    if case .mapping(let entries)? = mapping["roles"] {
      for entry in entries.entries {
        let types = reader.texts(entry.value, called: entry.key.text, file: file.file).flatMap {
          typeIDs(in: $0, file: file)
        }
        roles.append(
          RoleDeclaration(
            role: roleID(entry.key.text), name: entry.key.text,
            accepts: ruleSet.types.set(of: types), types: types))
      }
    } else {
      problems.report("missing-key", "the event has no 'roles'", at: name.range)
    }
    var counted: RoleID?
    if let value = mapping["counts"]?.scalar {
      counted = roles.first { $0.name == value.text }?.role
      if counted == nil {
        problems.reportUnknown(
          "role", value.text, at: file.range(of: value), among: roles.map(\.name), called: "roles")
      }
      _ = roleID("count")
    }
    ruleSet.events.append(
      EventDeclaration(
        id: EventTypeID(rawValue: ruleSet.events.count), name: name.text, roles: roles,
        countedRole: counted))
  }

  /// The types of `A | B`; reports those that are not known.
  func typeIDs(in scalar: YAMLScalar, file: RuleFile) -> [TypeID] {
    typeSyntax(in: scalar, file: file).compactMap { syntax in
      guard let type = ruleSet.types.type(named: syntax.name.text) else {
        problems.reportUnknown(
          "type", syntax.name.text, at: syntax.name.range, among: ruleSet.types.allNames,
          called: "types")
        return nil
      }
      return type
    }
  }

  /// The types of `A[key=value] | B` as they are written.
  func typeSyntax(in scalar: YAMLScalar, file: RuleFile) -> [MentionSyntax.TypeSyntax] {
    PatternParser.parseTypes(scalar, file: file.file, problems: problems)
  }

  private func roleID(_ name: String) -> RoleID {
    if let known = ruleSet.role(named: name) { return known }
    ruleSet.roleNames.append(name)
    return RoleID(rawValue: ruleSet.roleNames.count - 1)
  }

  // MARK: Words, tables, lexicons

  private func readWords(_ file: RuleFile) {
    for entry in file.words {
      let words = reader.texts(entry.value, called: entry.key.text, file: file.file).map(\.text)
      ruleSet.wordLists[entry.key.text, default: []] += words
    }
  }

  private func readTables(_ file: RuleFile) {
    for entry in file.tables {
      let rows = reader.list(entry.value, called: entry.key.text, file: file.file)
      for row in rows {
        guard case .mapping(let mapping) = row else {
          reader.reportKind(
            row, called: entry.key.text, expected: "a list of mappings", file: file.file)
          continue
        }
        let cells = mapping.entries.map { cell in
          (
            key: cell.key.text,
            values: reader.texts(cell.value, called: cell.key.text, file: file.file).map(\.text)
          )
        }
        if let type = mapping["type"]?.scalar { _ = typeIDs(in: type, file: file) }
        ruleSet.tables[entry.key.text, default: []].append(TableRow(cells: cells))
      }
    }
  }

  private func readLexicons(
    _ file: RuleFile, _ readLexicon: (RuleFile, PatternNode.Name) -> Int?
  ) {
    for node in file.lexicons {
      guard case .mapping(let mapping) = node else {
        reader.reportKind(node, called: "lexicons", expected: "a list of mappings", file: file.file)
        continue
      }
      reader.checkKeys(of: mapping, file: file.file, allowed: ["type", "file", "variants"])
      guard let type = mapping["type"]?.scalar, let path = mapping["file"]?.scalar else {
        problems.report(
          "missing-key", "a lexicon needs a type and a file", at: file.range(of: node),
          help: ["write {type: Force, file: lexicons/forces.tsv}"])
        continue
      }
      let variants = mapping["variants"]?.scalar
      if let variants, variants.text != "arabic" {
        problems.reportUnknown(
          "value", variants.text, at: file.range(of: variants), among: ["arabic"],
          called: "values")
      }
      guard let id = ruleSet.types.type(named: type.text) else {
        problems.reportUnknown(
          "type", type.text, at: file.range(of: type), among: ruleSet.types.allNames,
          called: "types")
        continue
      }
      guard let lexicon = readLexicon(file, file.name(path)) else { continue }
      let entries = LexiconReader(
        problems: problems, type: id, hasArabicVariants: variants != nil
      ).read(lexicon)
      for entry in entries { ruleSet.lexicon.append(entry) }
    }
  }

  // MARK: Macros

  private func readMacros(_ file: RuleFile) {
    for entry in file.macros {
      let key = entry.key.text
      let name = String(key.prefix { $0 != "(" })
      var parameters: [String] = []
      if key.count > name.count {
        parameters = key.dropFirst(name.count + 1).dropLast().split(separator: ",").map {
          String($0.filter { $0 != " " && $0 != "$" })
        }
      }
      guard let scalar = entry.value.scalar, !scalar.isMissing else {
        reader.reportKind(entry.value, called: name, expected: "a pattern", file: file.file)
        continue
      }
      let macro = Macro(
        name: PatternNode.Name(text: name, range: file.range(of: entry.key)),
        parameters: parameters,
        body: PatternParser.parse(scalar, file: file.file, problems: problems))
      if let first = macros[name] {
        reportDuplicate("macro", macro.name, first: first.name.range)
      } else {
        macros[name] = macro
      }
    }
  }

  private func reportUnusedMacros() {
    for macro in macros.values where !macro.isUsed {
      problems.report(
        "unused-macro", "no rule uses the macro '\(macro.name.text)'", at: macro.name.range)
    }
  }

  // MARK: Shared parts

  func reportDuplicate(_ what: String, _ name: PatternNode.Name, first: SourceRange) {
    problems.report(
      "duplicate-\(what)", "a second \(what) is named '\(name.text)'", at: name.range,
      help: ["the first one stands at \(problems.place(first).description)"])
  }

  func expander() -> PatternExpander {
    PatternExpander(macros: macros, wordLists: ruleSet.wordLists, problems: problems)
  }

  /// Types that the engine gives to names by their shapes and to pronouns and numbers, without any rule.
  private static let shapeTypes = [
    "Person", "Organization", "Force", "Location", "Title", "People",
  ]

  private func makeResolver() -> MentionResolver {
    var features: [String: [String]?] = [:]
    for column in LexiconReader.columns { features[column] = .some(nil) }
    for (key, values) in MentionResolver.builtInFeatures { features[key] = .some(values) }
    var produced = TypeSet(TypeHierarchy.builtIns.map(\.type))
    for index in ruleSet.lexicon.indices { produced.insert(ruleSet.lexicon.type(at: index)) }
    let tableTypes = ruleSet.tables.values.joined().flatMap { $0.values("type") }
    for name in tableTypes + RuleSetCompiler.shapeTypes + mentionTypeNames {
      if let type = ruleSet.types.type(named: name) { produced.insert(type) }
    }
    return MentionResolver(
      types: ruleSet.types,
      roles: Dictionary(
        ruleSet.roleNames.enumerated().map { ($1, RoleID(rawValue: $0)) },
        uniquingKeysWith: { first, _ in first }),
      features: features, producedTypes: produced, problems: problems)
  }

  /// The types of mention rules, read before the rules so that their order does not matter.
  var mentionTypeNames: [String] = []

  /// Adds words that the engine's vocabulary must know.
  func remember(_ words: some Sequence<String>) {
    for word in words { self.words.add(word) }
  }

  private func collectWords() -> [String] {
    for name in ruleSet.wordLists.keys.sorted() { remember(ruleSet.words(name)) }
    for name in ruleSet.tables.keys.sorted() {
      for row in ruleSet.table(name) {
        for cell in row.cells { remember(cell.values) }
      }
    }
    for index in ruleSet.lexicon.indices {
      words.add(String(decoding: ruleSet.lexicon.name(at: index), as: UTF8.self))
    }
    for alternative in ruleSet.eventAlternatives {
      for phrase in alternative.trigger.phrases { remember(phrase.words.joined()) }
    }
    // A rule is asked only in sentences with its words: all must be known by number.
    for rule in ruleSet.mentionRules { remember(rule.requiredWords) }
    for rule in ruleSet.referenceRules { remember(rule.requiredWords) }
    for rule in ruleSet.statusRules { remember(rule.requiredWords) }
    return words.words
  }
}

/// Words in lower case, each once, in the order in which they came.
private struct WordCollector {
  private(set) var words: [String] = []
  private var known: Set<String> = []

  init() {
    known.reserveCapacity(32_768)
  }

  mutating func add(_ text: String) {
    if text.utf8.contains(0x20) {
      for part in text.split(separator: " ") { addWord(part.lowercased()) }
    } else {
      addWord(text.lowercased())
    }
  }

  private mutating func addWord(_ word: String) {
    if known.insert(word).inserted { words.append(word) }
  }
}
