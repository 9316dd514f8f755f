/// The names that the rule files of some packs may use.
package struct RuleNames: Sendable {
  /// An event with its roles in the order of their declaration.
  package struct Event: Sendable {
    package let name: String
    package let roles: [String]
  }

  /// The declared types and the built-in ones.
  package let types: [String]
  package let events: [Event]
  package let macros: [String]
  package let wordLists: [String]
  /// The files that packs name as lexicons.
  package let lexicons: [String]
  /// What frames call their word lists, such as `verb` and `noun`.
  package let frameWords: [String]
  package let templates: [String]
  package let packs: [String]

  init(_ compiler: RuleSetCompiler, _ finder: PackFinder) {
    let ruleSet = compiler.ruleSet
    types = ruleSet.types.declaredNames + TypeHierarchy.builtIns.map(\.name)
    events = ruleSet.events.map { Event(name: $0.name, roles: $0.roles.map(\.name)) }
    macros = compiler.macros.keys.sorted()
    wordLists = ruleSet.wordLists.keys.sorted()
    lexicons = Set(finder.ruleFiles.flatMap(Self.lexicons)).sorted()
    let participants: Set<String> = ["subject", "object"]
    frameWords = Set(compiler.templates.flatMap { $0.needs + $0.lacks })
      .subtracting(participants).sorted()
    templates = compiler.templates.map(\.id)
    packs = finder.packNames
  }

  private static func lexicons(of file: RuleFile) -> [String] {
    file.lexicons.compactMap { node in
      guard case .mapping(let mapping) = node else { return nil }
      return mapping["file"]?.scalar?.text
    }
  }
}

extension RuleSetLoader {
  /// The names of the packs at `paths`, and what is wrong with these packs.
  package func names(_ paths: [String]) -> (names: RuleNames, rules: LoadedRules) {
    let (compiler, finder) = compile(paths)
    return (RuleNames(compiler, finder), LoadedRules(compiler, finder))
  }
}
