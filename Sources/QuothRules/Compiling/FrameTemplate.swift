/// A pattern that frames expand to, with the keys that a frame must have or lack.
struct FrameTemplate {
  let id: String
  let range: SourceRange
  let needs: [String]
  let lacks: [String]
  let match: [PatternSequence]
  /// Every name behind `$` in the pattern.
  let parameters: Set<String>
}

extension RuleSetCompiler {
  func readTemplates(_ file: RuleFile) {
    for node in file.templates {
      guard case .mapping(let mapping) = node else {
        reader.reportKind(
          node, called: "templates", expected: "a list of mappings", file: file.file)
        continue
      }
      reader.checkKeys(
        of: mapping, file: file.file, allowed: ["id", "needs", "lacks", "match", "note"])
      guard let id = mapping["id"]?.scalar, let match = mapping["match"]?.scalar else {
        problems.report(
          "missing-key", "a template needs an id and 'match'", at: file.range(of: node))
        continue
      }
      if let first = templates.first(where: { $0.id == id.text }) {
        reportDuplicate("template", file.name(id), first: first.range)
        continue
      }
      let pattern = PatternParser.parse(match, file: file.file, problems: problems)
      templates.append(
        FrameTemplate(
          id: id.text, range: file.range(of: id), needs: names(mapping["needs"], "needs", file),
          lacks: names(mapping["lacks"], "lacks", file), match: pattern,
          parameters: pattern.reduce(into: []) { $0.formUnion(parameterNames(in: $1)) }))
    }
  }

  private func names(_ node: YAMLNode?, _ key: String, _ file: RuleFile) -> [String] {
    node.map { reader.texts($0, called: key, file: file.file).map(\.text) } ?? []
  }

  private func parameterNames(in sequence: PatternSequence) -> Set<String> {
    sequence.reduce(into: []) { names, node in
      switch node.kind {
      case .parameter(let name, _): names.insert(name.text)
      case .predicate(_, let arguments):
        for case .parameter(let name) in arguments { names.insert(name.text) }
      case .group(let alternatives), .trigger(let alternatives), .lookahead(let alternatives, _):
        for alternative in alternatives { names.formUnion(parameterNames(in: alternative)) }
      case .repeated(let element, _, _): names.formUnion(parameterNames(in: [element]))
      case .macro(_, let arguments):
        for argument in arguments { names.formUnion(parameterNames(in: argument)) }
      default: break
      }
    }
  }
}
