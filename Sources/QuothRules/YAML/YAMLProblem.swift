internal import QuothDiagnostics

/// A mistake in the notation of a rule file.
enum YAMLProblem {
  case alias, anchor, tag, directive, mergeKey, complexKey
  case controlCharacter, tab, tooDeep
  case expectedKey, unexpectedContent, unexpectedIndentation
  case openQuote, openCollection, expectedComma, unknownEscape, reservedCharacter
  case invalidBlockHeader, keyInValue

  var code: String {
    switch self {
    case .alias, .anchor: "yaml-anchor"
    case .tag: "yaml-tag"
    case .directive: "yaml-directive"
    case .mergeKey: "yaml-merge-key"
    case .complexKey: "yaml-complex-key"
    case .tooDeep: "yaml-too-deep"
    default: "yaml-syntax"
    }
  }

  var message: String {
    switch self {
    case .alias: "aliases such as *name are not used in rule files"
    case .anchor: "anchors such as &name are not used in rule files"
    case .tag: "tags such as !name are not used in rule files"
    case .directive: "directives such as %YAML are not used in rule files"
    case .mergeKey: "the merge key << is not used in rule files"
    case .complexKey: "a key is a plain word, not '? …'"
    case .controlCharacter: "the file has a control character here"
    case .tab: "the line is indented with a tab"
    case .tooDeep: "collections nest more than 64 deep"
    case .expectedKey: "a line 'key: value' is expected here"
    case .unexpectedContent: "the value has ended before this"
    case .unexpectedIndentation: "the line is indented deeper than the entries around it"
    case .openQuote: "the quotation has no closing mark"
    case .openCollection: "the bracket is never closed"
    case .expectedComma: "a comma or the closing bracket is expected here"
    case .unknownEscape: "this escape is not known in double quotes"
    case .reservedCharacter: "a text without quotes cannot start with this character"
    case .invalidBlockHeader: "only '-', '+' or a digit may follow '|' or '>'"
    case .keyInValue: "a text without quotes cannot hold ': '"
    }
  }

  var help: [String] {
    switch self {
    case .alias, .anchor, .mergeKey: ["write the value out, or use a macro"]
    case .tag: ["remove it; every value is a text"]
    case .tab: ["use blanks"]
    case .reservedCharacter, .keyInValue: ["put the text between single quotes"]
    case .unknownEscape: ["use single quotes, where a backslash is a plain character"]
    default: []
    }
  }
}

extension YAMLParser {
  mutating func report(_ problem: YAMLProblem, at range: Range<Int>) {
    let file = file
    append(
      Diagnostic(
        code: problem.code, problem.message, at: file.place(range), help: problem.help))
  }

  /// Counts a mistake, and tells it if it is not one of too many.
  mutating func append(_ diagnostic: @autoclosure () -> Diagnostic) {
    problemCount += 1
    guard !isProbing, diagnostics.count < YAMLParser.maximumDiagnosticCount else { return }
    diagnostics.append(diagnostic())
  }
}
