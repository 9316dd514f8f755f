public import QuothDiagnostics
internal import QuothModel
package import QuothText

/// What loading a pack gave: the sound rules, and all that is wrong with the others.
package struct LoadedRules: Sendable {
  package let ruleSet: CompiledRuleSet
  /// All rules as they were written, those of imported packs first.
  package let declarations: [RuleDeclaration]
  /// In the order of their places.
  package let diagnostics: [Diagnostic]
  /// The names of the packs, in the order in which they were loaded.
  package let packs: [String]
  /// The folders of the packs, by their paths.
  package let folders: [String]
  /// What the rules were made of.
  package let sources: SourceRecord
  /// The bytes of all files that were read, in the order in which they were read.
  private let files: [[UInt8]]

  init(_ compiler: RuleSetCompiler, _ finder: PackFinder) {
    ruleSet = compiler.ruleSet
    declarations = compiler.declarations
    diagnostics = compiler.problems.diagnostics.sortedByPlace()
    files = compiler.problems.files.map(\.bytes)
    packs = finder.packNames
    folders = finder.folderNames
    sources = finder.record
  }

  /// The SHA-256 digest of all files in hexadecimal digits: equal for equal rules, wherever they lie.
  ///
  /// Takes some milliseconds for each megabyte of rules.
  package var fingerprint: String {
    var digest = SHA256Digest()
    for bytes in files {
      // With its length before it, no byte can move from one file to the next unnoticed.
      digest.update(Array("\(bytes.count):".utf8))
      digest.update(bytes)
    }
    return digest.hexadecimal
  }
}

/// Loads packs: folders of rule files that may import other packs by their names.
///
/// An imported pack is looked for beside the importing one, then among the shipped packs. No file
/// outside a pack's folder is read.
package struct RuleSetLoader {
  private let shippedFolder: String?
  private let inflection: Inflection

  /// A loader.
  ///
  /// - Parameters:
  ///   - shippedFolder: The folder in which the shipped packs stand, such as `rules`.
  ///   - inflection: The forms of words for `v(…)` and `n(…)`.
  package init(shippedFolder: String?, inflection: Inflection) {
    self.shippedFolder = shippedFolder
    self.inflection = inflection
  }

  /// Loads the packs at `paths` with all that they import.
  ///
  /// A path is the folder of a pack, a folder of such folders, or one rule file. Patterns are
  /// checked but compiled when they are first needed.
  ///
  /// - Parameters:
  ///   - paths: The packs.
  ///   - additions: Rule files that stand nowhere on the disk; they come last.
  /// - Returns: The sound rules, and what is wrong with the others.
  package func load(_ paths: [String], adding additions: [SourceFile] = []) -> LoadedRules {
    let (compiler, finder) = compile(paths, adding: additions)
    return LoadedRules(compiler, finder)
  }

  /// Loads packs and keeps what only the author's commands need.
  func compile(
    _ paths: [String], adding additions: [SourceFile] = []
  ) -> (compiler: RuleSetCompiler, finder: PackFinder) {
    let problems = ProblemCollector()
    var finder = PackFinder(
      shippedFolder: shippedFolder, reader: RuleFileReader(problems: problems))
    finder.add(paths)
    for addition in additions { finder.add(addition) }
    let compiler = RuleSetCompiler(problems: problems, inflection: inflection)
    compiler.readMentionTypes(finder.ruleFiles)
    compiler.compile(finder.ruleFiles) { file, name in finder.readLexicon(name, of: file) }
    return (compiler, finder)
  }
}

extension RuleSetCompiler {
  /// Remembers which types mention rules find, whatever the order of the files.
  func readMentionTypes(_ files: [RuleFile]) {
    mentionTypeNames = files.flatMap { file in
      file.rules.compactMap { rule in
        guard case .mapping(let mapping) = rule else { return nil }
        return mapping["mention"]?.scalar?.text
      }
    }
  }
}
