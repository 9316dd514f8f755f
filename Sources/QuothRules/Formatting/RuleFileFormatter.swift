public import QuothDiagnostics

/// Brings rule files into one layout and keeps their comments and their meaning.
///
/// Two blanks for each level, lists one level below their key, patterns in the spelling of
/// `PatternPrinter`, no blanks at line ends, at most one empty line in a row, one between rules.
package struct RuleFileFormatter {
  /// The formatted file, or the mistakes of notation because of which it stays as it is.
  package enum Result {
    case formatted([UInt8])
    case refused([Diagnostic])
  }

  private let file: SourceFile
  private var indents: [Int: Int] = [:]
  /// For lines that only continue an entry: the line on which it starts.
  private var owners: [Int: Int] = [:]
  private var blockLines: [Int: [String]] = [:]
  private var removedLines: Set<Int> = []
  private var ruleLines: Set<Int> = []
  /// Blanks to be put behind a hyphen or colon instead of those that are there, by their offset.
  private var spacings: [Int: Int] = [:]
  private let lines: [Range<Int>]

  /// Formats `file`; doing it twice changes nothing.
  package static func format(_ file: SourceFile) -> Result {
    let (node, diagnostics) = YAMLParser.parse(file)
    guard diagnostics.isEmpty else { return .refused(diagnostics) }
    guard let node else { return .formatted(file.bytes) }
    var formatter = RuleFileFormatter(file)
    formatter.lay(out: node, indent: 0, key: nil)
    let text = formatter.text()
    // A layout that this formatter does not understand is left alone rather than changed in meaning.
    let (again, problems) = YAMLParser.parse(SourceFile(path: file.path, bytes: text))
    guard problems.isEmpty, let again, meaning(of: again) == meaning(of: node) else {
      return .formatted(file.bytes)
    }
    return .formatted(text)
  }

  /// The content of a file without its layout.
  static func meaning(of node: YAMLNode, key: String? = nil) -> [String] {
    switch node {
    case .scalar(let scalar):
      let isBlock = scalar.style == .literal
      guard key == "match" else { return [isBlock ? scalar.text.trimmedAtEnd : scalar.text] }
      let problems = ProblemCollector()
      let file = problems.add(SourceFile(path: "", bytes: []))
      return [PatternPrinter.text(PatternParser.parse(scalar, file: file, problems: problems))]
    case .sequence(let sequence):
      return ["["] + sequence.items.flatMap { meaning(of: $0) } + ["]"]
    case .mapping(let mapping):
      let entries = mapping.entries.flatMap {
        [$0.key.text] + meaning(of: $0.value, key: $0.key.text)
      }
      return ["{"] + entries + ["}"]
    }
  }

  private init(_ file: SourceFile) {
    self.file = file
    var lines: [Range<Int>] = []
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      lines.append(start..<end)
      start = end + 1
    }
    self.lines = lines
  }

  // MARK: Layout of the tree

  private mutating func lay(out node: YAMLNode, indent: Int, key: String?) {
    switch node {
    case .mapping(let mapping) where !mapping.isFlow:
      for entry in mapping.entries {
        place(entry.key.range.lowerBound, at: indent)
        own(entry.value, from: entry.key.range.lowerBound)
        trimSpacing(behind: entry.key.range.upperBound, before: entry.value)
        lay(out: entry.value, indent: indent + 2, key: entry.key.text)
      }
    case .sequence(let sequence) where !sequence.hyphens.isEmpty:
      for (hyphen, item) in zip(sequence.hyphens, sequence.items) {
        place(hyphen, at: indent)
        own(item, from: hyphen)
        if item.range.lowerBound > hyphen, line(of: item.range.lowerBound) == line(of: hyphen) {
          spacings[hyphen + 1] = item.range.lowerBound
        }
        if key == "rules" || key == "templates" { ruleLines.insert(line(of: hyphen)) }
        lay(out: item, indent: indent + 2, key: nil)
      }
    case .scalar(let scalar) where scalar.style == .literal || scalar.style == .folded:
      lay(out: scalar, indent: indent, isPattern: key == "match")
    default: break
    }
  }

  /// Says that the line whose first character stands at `offset` is to be indented so.
  private mutating func place(_ offset: Int, at indent: Int) {
    let line = line(of: offset)
    if indents[line] == nil { indents[line] = indent }
  }

  /// Says that the lines of a scalar or bracket belong to the entry that starts at `offset`.
  private mutating func own(_ node: YAMLNode, from offset: Int) {
    let first = line(of: offset)
    let last = line(of: max(node.range.upperBound - 1, offset))
    guard last > first, !node.isBlockCollection else { return }
    for index in (first + 1)...last where owners[index] == nil { owners[index] = first }
  }

  private mutating func trimSpacing(behind keyEnd: Int, before value: YAMLNode) {
    guard case let start = value.range.lowerBound, start > keyEnd,
      line(of: start) == line(of: keyEnd)
    else { return }
    if let colon = file.bytes[keyEnd..<start].firstIndex(of: UInt8(ascii: ":")),
      file.bytes[(colon + 1)..<start].allSatisfy({ $0 == 0x20 })
    {
      spacings[colon + 1] = start
    }
  }

  /// The lines of a block scalar are written anew, so that its blanks at line ends go too.
  private mutating func lay(out scalar: YAMLScalar, indent: Int, isPattern: Bool) {
    let first = line(of: scalar.range.lowerBound)
    let last = line(of: max(scalar.range.upperBound - 1, scalar.range.lowerBound))
    guard last > first else { return }
    var text = scalar.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while text.last?.isEmpty == true { text.removeLast() }
    if isPattern { text = text.map(formattedPatternLine) }
    // A first line that is indented needs its blanks counted from the key, as they were.
    guard text.first?.hasPrefix(" ") != true, scalar.style == .literal else { return }
    let blanks = String(repeating: " ", count: indent)
    blockLines[first] = text.map { $0.isEmpty ? "" : blanks + $0.trimmedAtEnd }
    for index in (first + 1)...last { removedLines.insert(index) }
  }

  /// A line of a pattern in its usual spelling, if it can be read alone.
  private func formattedPatternLine(_ line: String) -> String {
    let trimmed = line.drop { $0 == " " }
    guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return line }
    let problems = ProblemCollector()
    let scalar = YAMLScalar(
      text: String(trimmed), style: .literal, range: 0..<trimmed.utf8.count, segments: [(0, 0)])
    let parsed = PatternParser.parse(scalar, file: problems.add(file), problems: problems)
    guard problems.diagnostics.isEmpty else { return line }
    var text = PatternPrinter.text(parsed)
    // The bar of an alternative may stand at the start or the end of a line.
    if parsed.count > 1, parsed[0].isEmpty { text = String(text.drop { $0 == " " }) }
    return line.prefix { $0 == " " } + text.trimmedAtEnd
  }

  private func line(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: Output

  private func text() -> [UInt8] {
    var output: [String] = []
    for (index, range) in lines.enumerated() where !removedLines.contains(index) {
      let text = content(of: range)
      if text.isEmpty {
        if owners[index] != nil || output.last != "" { output.append("") }
        continue
      }
      if startsRule(index), let last = output.last, last != "", !isCommentBefore(output) {
        output.append("")
      }
      output.append(String(repeating: " ", count: indent(ofLine: index)) + text)
      output += blockLines[index] ?? []
    }
    while output.first == "" { output.removeFirst() }
    while output.last == "" { output.removeLast() }
    return Array((output.joined(separator: "\n") + "\n").utf8)
  }

  /// Whether an empty line belongs before this one: it starts a rule, or the comment above a rule.
  private func startsRule(_ index: Int) -> Bool {
    if ruleLines.contains(index) { return true }
    guard content(of: lines[index]).hasPrefix("#"), owners[index] == nil else { return false }
    let next = ((index + 1)..<max(index + 1, lines.count)).first {
      !content(of: lines[$0]).hasPrefix("#")
    }
    return next.map(ruleLines.contains) ?? false
  }

  private func isCommentBefore(_ output: [String]) -> Bool {
    guard let last = output.last?.drop(while: { $0 == " " }) else { return true }
    return last.hasPrefix("#") || last.hasPrefix("rules:") || last.hasPrefix("templates:")
  }

  /// The line without indentation, without blanks at its end, and with its spacing put right.
  private func content(of range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound, file.bytes[offset] == 0x20 { offset += 1 }
    while offset < range.upperBound {
      if let next = spacings[offset], next > offset {
        bytes.append(0x20)
        offset = next
      } else {
        bytes.append(file.bytes[offset])
        offset += 1
      }
    }
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func indent(ofLine index: Int) -> Int {
    if let indent = indents[index] { return indent }
    if let owner = owners[index] {
      // Lines that continue an entry keep their distance to it.
      let distance = blanks(atLine: index) - blanks(atLine: owner)
      return max(0, (indents[owner] ?? 0) + distance)
    }
    // A comment stands as deep as the entry behind it.
    let next = ((index + 1)..<max(index + 1, lines.count)).first { indents[$0] != nil }
    if let next, blanks(atLine: next) == blanks(atLine: index) || isLastComment(index) == false {
      return indents[next] ?? 0
    }
    return blanks(atLine: index)
  }

  private func isLastComment(_ index: Int) -> Bool {
    !((index + 1)..<max(index + 1, lines.count)).contains { indents[$0] != nil }
  }

  private func blanks(atLine index: Int) -> Int {
    file.bytes[lines[index]].prefix { $0 == 0x20 }.count
  }
}

extension YAMLNode {
  /// Whether the node has lines of its own for its entries.
  fileprivate var isBlockCollection: Bool {
    switch self {
    case .mapping(let mapping): !mapping.isFlow
    case .sequence(let sequence): !sequence.hyphens.isEmpty
    case .scalar: false
    }
  }
}

extension StringProtocol {
  fileprivate var trimmedAtEnd: String {
    var text = String(self)
    while text.last == " " || text.last == "\t" || text.last == "\r" { text.removeLast() }
    return text
  }
}
