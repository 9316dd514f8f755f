/// Writes patterns in one fixed spelling: single blanks, blanks around bars, lists as they came.
enum PatternPrinter {
  /// The alternatives with bars between them.
  static func text(_ alternatives: [PatternSequence]) -> String {
    alternatives.map(text).joined(separator: " | ")
  }

  private static func text(_ sequence: PatternSequence) -> String {
    sequence.map(text).joined(separator: " ")
  }

  /// One element.
  static func text(_ node: PatternNode) -> String {
    switch node.kind {
    case .word(let word): quoted(word)
    case .expression(let source): "/\(source.replacing("/", with: "\\/"))/"
    case .predicate(let predicate, let arguments):
      "\(predicate.rawValue)(\(arguments.map(text).joined(separator: ", ")))"
    case .mention(let mention): text(mention)
    case .event(let names):
      names.isEmpty ? "{event}" : "{event:\(names.map(\.text).joined(separator: " | "))}"
    case .trigger(let alternatives): "<\(text(alternatives))>"
    case .gap(let gap): text(gap)
    case .group(let alternatives): "(\(text(alternatives)))"
    case .lookahead(let alternatives, let isNegative):
      "(?\(isNegative ? "!" : "=")\(text(alternatives)))"
    case .start: "^"
    case .end: "$"
    case .repeated(let element, let minimum, let maximum):
      text(element) + quantifier(minimum, maximum)
    case .macro(let name, let arguments):
      arguments.isEmpty
        ? "@\(name.text)" : "@\(name.text)(\(arguments.map(text).joined(separator: ", ")))"
    case .parameter(let name, let relations):
      relations.isEmpty
        ? "$\(name.text)" : "$\(name.text)@\(relations.map(\.text).joined(separator: "|"))"
    }
  }

  private static func text(_ argument: PredicateArgument) -> String {
    switch argument {
    case .words(let words, _): words.map(quoted).joined(separator: " ")
    case .parameter(let name): "$\(name.text)"
    case .macro(let name): "@\(name.text)"
    }
  }

  private static func text(_ mention: MentionSyntax) -> String {
    var parts: [String] = []
    if let role = mention.role { parts.append(role.text) }
    if !mention.relations.isEmpty {
      parts.append(mention.relations.map(\.text).joined(separator: "|"))
    }
    if !mention.types.isEmpty {
      parts.append(mention.types.map(text).joined(separator: " | ") + (mention.isList ? "+" : ""))
    }
    return "{\(parts.joined(separator: ":"))}"
  }

  private static func text(_ type: MentionSyntax.TypeSyntax) -> String {
    guard !type.features.isEmpty else { return type.name.text }
    let features = type.features.map { "\($0.key.text)=\($0.values.joined(separator: "|"))" }
    return "\(type.name.text)[\(features.joined(separator: ", "))]"
  }

  private static func text(_ gap: GapSyntax) -> String {
    let limit =
      switch gap.limit {
      case GapSyntax.defaultLimit: ""
      case GapSyntax.clauseLimit: "clause"
      default: String(gap.limit)
      }
    return "..\(limit)\(gap.crossesCandidates ? "!" : "")"
  }

  private static func quantifier(_ minimum: Int, _ maximum: Int?) -> String {
    switch (minimum, maximum) {
    case (0, 1): "?"
    case (0, nil): "*"
    case (1, nil): "+"
    case (let low, nil): "{\(low),}"
    case (let low, let high?): low == high ? "{\(low)}" : "{\(low),\(high)}"
    }
  }

  private static func quoted(_ word: String) -> String {
    if word == "," || word == ";" { return word }
    var quoted = ""
    for character in word {
      if "{}()|<>/@?*+[]^$\\".contains(character) { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted.hasPrefix("#") || quoted.hasPrefix("..") ? "\\" + quoted : quoted
  }
}
