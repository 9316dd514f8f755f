/// Reads a pattern by the grammar of `docs/rule-language.md`.
///
/// After a mistake it goes on with the next element, so that all mistakes are reported.
struct PatternParser {
  let bytes: [UInt8]
  let scalar: YAMLScalar
  let file: Int
  let problems: ProblemCollector
  var position = 0
  private var depth = 0
  /// The rest of the pattern was not read, so that nothing can be said of it.
  var isAbandoned = false

  /// How deep groups may nest.
  private static let maximumDepth = 40

  /// Reads the pattern in `scalar`, which stands in the file with index `file`.
  static func parse(
    _ scalar: YAMLScalar, file: Int, problems: ProblemCollector
  ) -> [PatternSequence] {
    var parser = PatternParser(scalar, file: file, problems: problems)
    if scalar.style == .doubleQuoted {
      problems.report(
        "double-quoted-pattern", "a pattern in double quotes loses its backslashes",
        at: SourceRange(file: file, utf8: scalar.range),
        help: ["put it between single quotes, or below 'match: |'"])
    }
    return parser.parseAll()
  }

  init(_ scalar: YAMLScalar, file: Int, problems: ProblemCollector) {
    bytes = Array(scalar.text.utf8)
    self.scalar = scalar
    self.file = file
    self.problems = problems
  }

  private mutating func parseAll() -> [PatternSequence] {
    var alternatives = parseAlternatives()
    while position < bytes.count {
      report("unexpected-closing", "nothing is open that '\(peekText)' could close", at: position)
      position += 1
      let rest = parseAlternatives()
      alternatives[alternatives.count - 1] += rest.first ?? []
      alternatives += rest.dropFirst()
    }
    return alternatives
  }

  /// Reads sequences with bars between them, up to a closing character or the end.
  mutating func parseAlternatives() -> [PatternSequence] {
    depth += 1
    defer { depth -= 1 }
    var alternatives: [PatternSequence] = [[]]
    while let byte = skipToElement() {
      switch byte {
      case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "]"): return alternatives
      case UInt8(ascii: ",") where macroDepth > 0: return alternatives
      case UInt8(ascii: "|"):
        position += 1
        alternatives.append([])
      default:
        guard depth <= PatternParser.maximumDepth else {
          report("pattern-too-deep", "groups nest more than 40 deep", at: position)
          position = bytes.count
          isAbandoned = true
          return alternatives
        }
        alternatives[alternatives.count - 1] += parseQuantified()
      }
    }
    return alternatives
  }

  private mutating func parseQuantified() -> [PatternNode] {
    let start = position
    var nodes = parseElement()
    guard let element = nodes.popLast() else { return [] }
    guard let (minimum, maximum) = parseQuantifier() else { return nodes + [element] }
    nodes.append(
      PatternNode(
        kind: .repeated(element, minimum: minimum, maximum: maximum),
        range: range(start..<position)))
    return nodes
  }

  /// Reads `?`, `*`, `+`, `{2,3}` directly behind an element.
  private mutating func parseQuantifier() -> (minimum: Int, maximum: Int?)? {
    switch peek {
    case UInt8(ascii: "?"):
      position += 1
      return (0, 1)
    case UInt8(ascii: "*"):
      position += 1
      return (0, nil)
    case UInt8(ascii: "+"):
      position += 1
      return (1, nil)
    case UInt8(ascii: "{") where position + 1 < bytes.count && isDigit(bytes[position + 1]):
      return parseCountedQuantifier()
    default: return nil
    }
  }

  private mutating func parseCountedQuantifier() -> (minimum: Int, maximum: Int?)? {
    let start = position
    position += 1
    let minimum = parseNumber() ?? 0
    var maximum: Int? = minimum
    if peek == UInt8(ascii: ",") {
      position += 1
      maximum = parseNumber()
    }
    guard peek == UInt8(ascii: "}") else {
      report("invalid-quantifier", "a quantifier is written {2} or {2,3}", at: start)
      return (minimum, maximum)
    }
    position += 1
    guard minimum <= 50, maximum ?? minimum <= 50, maximum ?? minimum >= minimum else {
      report(
        "invalid-quantifier", "a quantifier counts up to 50, the smaller number first", at: start)
      return (0, 1)
    }
    return (minimum, maximum)
  }

  /// Reads one element, or several where one word is several tokens (*IS's*).
  private mutating func parseElement() -> [PatternNode] {
    let start = position
    switch peek {
    case UInt8(ascii: "{"): return parseMention().map { [$0] } ?? []
    case UInt8(ascii: "<"): return [parseTrigger()]
    case UInt8(ascii: "("): return [parseGroup()]
    case UInt8(ascii: "/"): return parseExpression().map { [$0] } ?? []
    case UInt8(ascii: "@"): return parseMacro().map { [$0] } ?? []
    case UInt8(ascii: "$"):
      position += 1
      guard isNameByte(peek) else { return [node(.end, from: start)] }
      return [parseParameter(from: start)]
    case UInt8(ascii: "^"):
      position += 1
      return [node(.start, from: start)]
    case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      report(
        "detached-quantifier", "'\(peekText)' stands behind no element", at: position,
        help: ["write it directly behind the element, or '\\\(peekText)' for the character"])
      position += 1
      return []
    case UInt8(ascii: "}"):
      report("unexpected-closing", "nothing is open that '}' could close", at: position)
      position += 1
      return []
    case UInt8(ascii: ",") where !isDigit(peek(1)), UInt8(ascii: ";"):
      let text = peekText
      position += 1
      return [node(.word(text), from: start)]
    case UInt8(ascii: ".") where peek(1) == UInt8(ascii: "."): return [parseGap()]
    default: return parseWordOrPredicate()
    }
  }

  private mutating func parseGap() -> PatternNode {
    let start = position
    position += 2
    var limit = GapSyntax.defaultLimit
    if bytes[position...].starts(with: "clause".utf8) {
      position += 6
      limit = GapSyntax.clauseLimit
    } else if let number = parseNumber() {
      limit = number
      if number > GapSyntax.maximumLimit || number == 0 {
        report(
          "invalid-gap", "a gap spans 1 to \(GapSyntax.maximumLimit) elements", at: start)
        limit = GapSyntax.defaultLimit
      }
    }
    let crosses = peek == UInt8(ascii: "!")
    if crosses { position += 1 }
    let gap = node(.gap(GapSyntax(limit: limit, crossesCandidates: crosses)), from: start)
    if isWordByte(peek) {
      report(
        "invalid-gap", "a gap is written '..', '..4', '..clause' or '..4!'", at: start)
      while isWordByte(peek) { position += 1 }
    }
    return gap
  }

  private mutating func parseTrigger() -> PatternNode {
    let start = position
    position += 1
    let outer = macroDepth
    macroDepth = 0
    defer { macroDepth = outer }
    let alternatives = parseAlternatives()
    close(UInt8(ascii: ">"), openedAt: start)
    return node(.trigger(alternatives), from: start)
  }

  private mutating func parseGroup() -> PatternNode {
    let start = position
    position += 1
    let outer = macroDepth
    macroDepth = 0
    defer { macroDepth = outer }
    var isLookahead = false
    var isNegative = false
    if peek == UInt8(ascii: "?") {
      switch peek(1) {
      case UInt8(ascii: "="), UInt8(ascii: "!"):
        isLookahead = true
        isNegative = peek(1) == UInt8(ascii: "!")
        position += 2
      case UInt8(ascii: ":"): position += 2
      default:
        report(
          "unknown-group", "this kind of group is not known", at: start,
          help: ["groups are (a | b), (?=a) and (?!a)"])
        position += 1
        while peek == UInt8(ascii: "<") || peek == UInt8(ascii: "=") || peek == UInt8(ascii: "!") {
          position += 1
        }
      }
    }
    let alternatives = parseAlternatives()
    close(UInt8(ascii: ")"), openedAt: start)
    return node(
      isLookahead ? .lookahead(alternatives, isNegative: isNegative) : .group(alternatives),
      from: start)
  }

  /// How many macro calls are open in which a comma ends an argument.
  var macroDepth = 0

  private mutating func parseMacro() -> PatternNode? {
    let start = position
    position += 1
    guard let name = parseName() else {
      report(
        "missing-macro-name", "the name of a macro is expected behind '@'", at: start,
        help: ["write '\\@' for the character"])
      return nil
    }
    var arguments: [PatternSequence] = []
    if peek == UInt8(ascii: "(") {
      let opening = position
      position += 1
      macroDepth += 1
      repeat {
        if peek == UInt8(ascii: ",") { position += 1 }
        let argumentStart = position
        let alternatives = parseAlternatives()
        arguments.append(
          alternatives.count == 1
            ? alternatives[0] : [node(.group(alternatives), from: argumentStart)])
      } while peek == UInt8(ascii: ",")
      macroDepth -= 1
      close(UInt8(ascii: ")"), openedAt: opening)
    }
    return node(.macro(name, arguments), from: start)
  }

  private mutating func parseParameter(from start: Int) -> PatternNode {
    let name = parseName() ?? PatternNode.Name(text: "", range: range(start..<position))
    var relations: [PatternNode.Name] = []
    if peek == UInt8(ascii: "@") {
      repeat {
        position += 1
        if let relation = parseRelation() { relations.append(relation) }
      } while peek == UInt8(ascii: "|") || peek == UInt8(ascii: "/")
    }
    return node(.parameter(name, relations: relations), from: start)
  }

  private mutating func parseExpression() -> PatternNode? {
    let start = position
    position += 1
    var source: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "/"), byte != UInt8(ascii: "\n") {
      // `\/` is a slash; all other escapes belong to the expression.
      if byte == UInt8(ascii: "\\"), let next = peek(1), next != UInt8(ascii: "\n") {
        if next != UInt8(ascii: "/") { source.append(byte) }
        source.append(next)
        position += 2
      } else {
        source.append(byte)
        position += 1
      }
    }
    guard peek == UInt8(ascii: "/") else {
      report(
        "unclosed-expression", "the expression has no closing '/'", at: start,
        help: ["write '\\/' for a plain slash"])
      return nil
    }
    position += 1
    return node(.expression(String(decoding: source, as: UTF8.self)), from: start)
  }
}
