internal import QuothDiagnostics

/// A named pattern, with the names of its parameters.
final class Macro {
  let name: PatternNode.Name
  let parameters: [String]
  let body: [PatternSequence]
  var isUsed = false

  init(name: PatternNode.Name, parameters: [String], body: [PatternSequence]) {
    self.name = name
    self.parameters = parameters
    self.body = body
  }
}

/// What `$name` stands for.
enum ParameterValue {
  /// An argument of a macro.
  case pattern(PatternSequence)
  /// A list of expressions of a frame, such as its verbs.
  case words([(words: [String], range: SourceRange)])
  /// A participant of a frame, such as its subject: one choice of role and types after the other.
  case participant([(role: PatternNode.Name, types: [MentionSyntax.TypeSyntax])])
}

/// Puts macros, word lists and parameters into patterns in place of their names.
struct PatternExpander {
  let macros: [String: Macro]
  let wordLists: [String: [String]]
  let problems: ProblemCollector
  var parameters: [String: ParameterValue] = [:]
  /// Names that a template may use although this frame does not have them.
  var absentParameters: Set<String> = []
  private var openMacros: [String] = []
  private var nodeCount = 0

  /// The largest number of elements that macros may make of one pattern.
  private static let maximumNodeCount = 10_000

  init(macros: [String: Macro], wordLists: [String: [String]], problems: ProblemCollector) {
    self.macros = macros
    self.wordLists = wordLists
    self.problems = problems
  }

  /// `alternatives` without names.
  mutating func expand(_ alternatives: [PatternSequence]) -> [PatternSequence] {
    alternatives.map { expand($0) }
  }

  private mutating func expand(_ sequence: PatternSequence) -> PatternSequence {
    sequence.flatMap { expand($0) }
  }

  private mutating func expand(_ node: PatternNode) -> PatternSequence {
    nodeCount += 1
    guard nodeCount <= PatternExpander.maximumNodeCount else {
      if nodeCount == PatternExpander.maximumNodeCount + 1 {
        problems.report(
          "pattern-too-large", "with its macros the pattern has more than 10,000 elements",
          at: node.range)
      }
      return []
    }
    func replaced(_ kind: PatternNode.Kind) -> PatternSequence {
      [PatternNode(kind: kind, range: node.range)]
    }
    switch node.kind {
    case .word, .expression, .mention, .event, .gap, .start, .end: return [node]
    case .predicate(let predicate, let arguments):
      return replaced(.predicate(predicate, arguments.flatMap { expand($0) }))
    case .trigger(let alternatives): return replaced(.trigger(expand(alternatives)))
    case .group(let alternatives): return replaced(.group(expand(alternatives)))
    case .lookahead(let alternatives, let isNegative):
      return replaced(.lookahead(expand(alternatives), isNegative: isNegative))
    case .repeated(let element, let minimum, let maximum):
      let expanded = expand(element)
      // The participant that a frame lacks takes its quantifier along.
      guard let first = expanded.first else { return [] }
      let whole =
        expanded.count == 1
        ? first : PatternNode(kind: .group([expanded]), range: element.range)
      return replaced(.repeated(whole, minimum: minimum, maximum: maximum))
    case .macro(let name, let arguments):
      return expandMacro(name, arguments: arguments, range: node.range)
    case .parameter(let name, let relations):
      return expandParameter(name, relations: relations, range: node.range)
    }
  }

  private mutating func expandMacro(
    _ name: PatternNode.Name, arguments: [PatternSequence], range: SourceRange
  ) -> PatternSequence {
    guard let macro = macros[name.text] else {
      if let words = wordLists[name.text], arguments.isEmpty {
        let alternatives = words.map { text in
          text.split(separator: " ").map {
            PatternNode(kind: .word(String($0)), range: range)
          }
        }
        return [PatternNode(kind: .group(alternatives), range: range)]
      }
      reportUnknownMacro(name)
      return []
    }
    macro.isUsed = true
    guard !openMacros.contains(name.text) else {
      let path = (openMacros + [name.text]).map { "@\($0)" }.joined(separator: " → ")
      problems.report("macro-cycle", "the macro uses itself: \(path)", at: name.range)
      return []
    }
    guard arguments.count == macro.parameters.count else {
      problems.report(
        "wrong-argument-count",
        "'\(name.text)' takes \(macro.parameters.count) arguments, not \(arguments.count)",
        at: range)
      return []
    }
    let outer = parameters
    let expandedArguments = arguments.map { expand($0) }
    parameters = Dictionary(
      zip(macro.parameters, expandedArguments.map(ParameterValue.pattern)),
      uniquingKeysWith: { first, _ in first })
    openMacros.append(name.text)
    let body = expand(macro.body)
    openMacros.removeLast()
    parameters = outer
    if body.count == 1, let only = body.first, only.count == 1 { return only }
    return [PatternNode(kind: .group(body), range: range)]
  }

  private func reportUnknownMacro(_ name: PatternNode.Name) {
    let names = Array(macros.keys) + wordLists.keys
    let isClose = problems.closest(to: name.text, among: names) != nil
    problems.reportUnknown(
      "macro", name.text, at: name.range, among: isClose ? names : Array(macros.keys),
      called: "macros")
  }

  private func expandParameter(
    _ name: PatternNode.Name, relations: [PatternNode.Name], range: SourceRange
  ) -> PatternSequence {
    switch parameters[name.text] {
    case .pattern(let sequence): return sequence
    case .words(let expressions):
      let alternatives = expressions.map { expression in
        expression.words.map { PatternNode(kind: .word($0), range: expression.range) }
      }
      return [PatternNode(kind: .group(alternatives), range: range)]
    case .participant(let choices):
      let used = relations.isEmpty ? [name] : relations
      let alternatives = choices.map { choice in
        let mention = MentionSyntax(
          role: choice.role, relations: used, types: choice.types, isList: false)
        return [PatternNode(kind: .mention(mention), range: choice.role.range)]
      }
      if alternatives.isEmpty { return [] }
      if alternatives.count == 1 { return alternatives[0] }
      return [PatternNode(kind: .group(alternatives), range: range)]
    case nil:
      if !absentParameters.contains(name.text) {
        problems.reportUnknown(
          "parameter", name.text, at: name.range, among: parameters.keys, called: "parameters")
      }
      return []
    }
  }

  private func expand(_ argument: PredicateArgument) -> [PredicateArgument] {
    switch argument {
    case .words: return [argument]
    case .parameter(let name):
      switch parameters[name.text] {
      case .words(let expressions):
        return expressions.map { .words($0.words, $0.range) }
      case .pattern(let sequence): return wordArguments(sequence, range: name.range)
      case .participant, nil:
        problems.reportUnknown(
          "parameter", name.text, at: name.range, among: parameters.keys, called: "parameters")
        return []
      }
    case .macro(let name):
      if let words = wordLists[name.text] {
        return words.map { .words($0.split(separator: " ").map(String.init), name.range) }
      }
      guard let macro = macros[name.text], macro.parameters.isEmpty else {
        reportUnknownMacro(name)
        return []
      }
      macro.isUsed = true
      return macro.body.flatMap { wordArguments($0, range: name.range) }
    }
  }

  /// The expressions of a pattern that has nothing but words.
  private func wordArguments(
    _ sequence: PatternSequence, range: SourceRange
  ) -> [PredicateArgument] {
    if sequence.count == 1, case .group(let alternatives) = sequence[0].kind {
      return alternatives.flatMap { wordArguments($0, range: range) }
    }
    var words: [String] = []
    for node in sequence {
      guard case .word(let text) = node.kind else {
        problems.report(
          "invalid-predicate", "only a macro of plain words can stand here", at: range)
        return []
      }
      words.append(text.lowercased())
    }
    return words.isEmpty ? [] : [.words(words, range)]
  }
}
