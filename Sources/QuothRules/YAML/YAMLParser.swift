internal import QuothDiagnostics

/// Reads the strict subset of YAML that rule files are written in.
///
/// Block and flow collections, plain, quoted and block scalars. There are no anchors, aliases, tags,
/// merge keys and directives. After a mistake reading goes on at the next entry, so that all
/// mistakes of a file are reported at once. Time grows linearly with the file.
struct YAMLParser {
  /// The largest file that is read, in bytes.
  static let maximumLength = 1 << 20
  /// After so many mistakes of notation the others of the file are not told.
  static let maximumDiagnosticCount = 100
  /// How deep collections may nest.
  static let maximumDepth = 64

  let file: SourceFile
  let bytes: [UInt8]
  var position = 0
  var depth = 0
  var diagnostics: [Diagnostic] = []
  /// The mistakes so far, those that are not told among them.
  var problemCount = 0
  /// This is a copy that only looks ahead.
  var isProbing = false

  /// Reads the only document of `file`; the node is `nil` if the file has no content.
  static func parse(_ file: SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    guard file.bytes.count <= maximumLength else {
      return (nil, [.fileTooLong(file)])
    }
    guard file.bytes.isValidUTF8 else {
      return (nil, [.invalidUTF8(file)])
    }
    var parser = YAMLParser(file)
    let node = parser.parseDocument()
    return (node, parser.diagnostics)
  }

  private init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func parseDocument() -> YAMLNode? {
    if let control = bytes.firstIndex(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) }) {
      report(.controlCharacter, at: control..<control + 1)
      return nil
    }
    guard skipToContent() else { return nil }
    if startsLine(with: "---") {
      position += 3
      guard skipToContent() else { return nil }
    }
    let node = parseBlockNode(parentIndent: -1)
    while skipToContent() {
      report(.unexpectedContent, at: position..<endOfLine)
      position = endOfLine
    }
    return node
  }

  // MARK: Block collections

  /// Reads the node at `position`, which is more indented than `parentIndent`.
  mutating func parseBlockNode(parentIndent: Int) -> YAMLNode {
    let start = position
    guard enter() else {
      skipDeeperLines(than: parentIndent)
      return .scalar(missingScalar(at: start))
    }
    defer { depth -= 1 }
    let indent = column
    if isSequenceEntry { return parseBlockSequence(indent: indent) }
    if isMappingKey() { return parseBlockMapping(indent: indent) }
    let value = parseInlineValue(parentIndent: parentIndent)
    endLine()
    return value
  }

  private mutating func parseBlockSequence(indent: Int) -> YAMLNode {
    let start = position
    var items: [YAMLNode] = []
    var hyphens: [Int] = []
    var end = start
    while skipToContent(), column == indent, isSequenceEntry {
      hyphens.append(position)
      position += 1
      skipBlanks()
      if isEndOfLine || isComment {
        let place = position
        if skipToContent(), column > indent {
          items.append(parseBlockNode(parentIndent: indent))
        } else {
          items.append(.scalar(missingScalar(at: place)))
        }
      } else {
        items.append(parseBlockNode(parentIndent: indent))
      }
      end = position
    }
    reportDeeperContent(than: indent)
    return .sequence(
      YAMLSequence(items: items, hyphens: hyphens, range: start..<max(start, end)))
  }

  private mutating func parseBlockMapping(indent: Int) -> YAMLNode {
    let start = position
    var mapping = YAMLMapping(range: start..<start)
    var end = start
    while skipToContent(), column >= indent {
      guard column == indent else {
        reportDeeperContent(than: indent)
        continue
      }
      guard !isSequenceEntry, isMappingKey() else {
        report(.expectedKey, at: position..<endOfLine)
        position = endOfLine
        skipDeeperLines(than: indent)
        continue
      }
      let key = parseKey()
      let value = parseMappingValue(indent: indent)
      add(value, forKey: key, to: &mapping)
      end = position
    }
    mapping.range = start..<max(start, end)
    return .mapping(mapping)
  }

  private mutating func parseMappingValue(indent: Int) -> YAMLNode {
    skipBlanks()
    if isEndOfLine || isComment {
      let place = position
      guard skipToContent() else { return .scalar(missingScalar(at: place)) }
      if column > indent { return parseBlockNode(parentIndent: indent) }
      // A list may stand at the same indentation as its key.
      if column == indent, isSequenceEntry {
        guard enter() else { return .scalar(missingScalar(at: place)) }
        defer { depth -= 1 }
        return parseBlockSequence(indent: indent)
      }
      return .scalar(missingScalar(at: place))
    }
    let value = parseInlineValue(parentIndent: indent)
    endLine()
    return value
  }

  mutating func add(_ value: YAMLNode, forKey key: YAMLScalar, to mapping: inout YAMLMapping) {
    if let first = mapping.places[key.text] {
      let file = file
      append(
        .duplicateKey(
          key.text, firstLine: file.place(atUTF8Offset: first).line, at: file.place(key.range)))
      return
    }
    if key.text == "<<" { report(.mergeKey, at: key.range) }
    mapping.places[key.text] = key.range.lowerBound
    mapping.entries.append(YAMLEntry(key: key, value: value))
  }

  private mutating func parseKey() -> YAMLScalar {
    let key = parseKeyScalar(isFlow: false)
    skipBlanks()
    position += 1  // the colon, which `isMappingKey` has seen
    return key
  }

  /// Whether a key and its colon stand at `position`.
  private func isMappingKey() -> Bool {
    var probe = self
    probe.isProbing = true
    probe.diagnostics = []
    guard probe.position < bytes.count, !Array("[{|>&*!%@`".utf8).contains(bytes[probe.position])
    else { return false }
    _ = probe.parseKeyScalar(isFlow: false)
    guard probe.problemCount == problemCount else { return false }
    probe.skipBlanks()
    return probe.position < bytes.count && probe.bytes[probe.position] == UInt8(ascii: ":")
      && probe.isBlankOrEnd(at: probe.position + 1)
  }

  /// Reads a value that starts on this line: a scalar or a flow collection.
  private mutating func parseInlineValue(parentIndent: Int) -> YAMLNode {
    skipRefusedProperties()
    guard position < bytes.count, !isEndOfLine else { return .scalar(missingScalar(at: position)) }
    switch bytes[position] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return parseFlowNode()
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return .scalar(parseBlockScalar(parentIndent: parentIndent))
    case UInt8(ascii: "'"): return .scalar(parseSingleQuoted())
    case UInt8(ascii: "\""): return .scalar(parseDoubleQuoted())
    default: return .scalar(parsePlain(parentIndent: parentIndent))
    }
  }

  // MARK: Recovery

  /// Reports what is left on the line after a complete value.
  private mutating func endLine() {
    guard column > 0 else { return }
    skipBlanks()
    guard position < bytes.count, !isEndOfLine, !isComment else { return }
    report(.unexpectedContent, at: position..<endOfLine)
    position = endOfLine
  }

  private mutating func reportDeeperContent(than indent: Int) {
    guard skipToContent(), column > indent else { return }
    report(.unexpectedIndentation, at: position..<endOfLine)
    position = endOfLine
    skipDeeperLines(than: indent)
  }

  private mutating func skipDeeperLines(than indent: Int) {
    position = endOfLine
    while skipToContent(), column > indent { position = endOfLine }
  }

  /// Counts one more level, unless it is one too many.
  mutating func enter() -> Bool {
    guard depth < YAMLParser.maximumDepth else {
      report(.tooDeep, at: position..<position + 1)
      return false
    }
    depth += 1
    return true
  }

  func missingScalar(at place: Int) -> YAMLScalar {
    YAMLScalar(text: "", style: .plain, range: place..<place, segments: [], isMissing: true)
  }
}

extension Diagnostic {
  fileprivate static func fileTooLong(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      code: "file-too-long",
      "the file has \(file.bytes.count) bytes; rule files have at most 1 MiB",
      at: file.place(0..<0), help: ["divide it into several files"])
  }

  fileprivate static func invalidUTF8(_ file: SourceFile) -> Diagnostic {
    let offset = file.bytes.firstInvalidUTF8Offset
    return Diagnostic(
      code: "invalid-utf8", "the file is not UTF-8 from byte \(offset) on",
      at: file.place(offset..<offset), help: ["save it in the encoding UTF-8"])
  }

  fileprivate static func duplicateKey(
    _ key: String, firstLine: Int, at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      code: "duplicate-key", "the key '\(key)' stands here a second time", at: place,
      help: ["it was first used in line \(firstLine); remove one of the two"])
  }
}
