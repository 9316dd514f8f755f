/// A value of a rule file, with its place.
///
/// Every scalar is a string, whatever it looks like.
indirect enum YAMLNode {
  case scalar(YAMLScalar)
  case sequence(YAMLSequence)
  case mapping(YAMLMapping)

  /// In UTF-8 bytes of the file.
  var range: Range<Int> {
    switch self {
    case .scalar(let scalar): scalar.range
    case .sequence(let sequence): sequence.range
    case .mapping(let mapping): mapping.range
    }
  }

  var scalar: YAMLScalar? {
    if case .scalar(let scalar) = self { scalar } else { nil }
  }

  /// What the node is, with an article, for messages.
  var kindName: String {
    switch self {
    case .scalar(let scalar): scalar.isMissing ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A string of a rule file.
struct YAMLScalar {
  enum Style {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  let text: String
  let style: Style
  /// With its quotes, in UTF-8 bytes of the file.
  let range: Range<Int>
  /// Where stretches of `text` stand in the file: both in UTF-8 bytes, ascending.
  let segments: [(text: Int, file: Int)]
  /// The value was left out.
  var isMissing = false

  /// The place in the file of a place in `text`, both in UTF-8 bytes.
  func fileOffset(ofTextOffset offset: Int) -> Int {
    guard let segment = segments.last(where: { $0.text <= offset }) else {
      return range.lowerBound
    }
    return min(segment.file + offset - segment.text, max(range.upperBound, segment.file))
  }

  /// The range in the file of a range in `text`.
  func fileRange(ofTextRange textRange: Range<Int>) -> Range<Int> {
    let start = fileOffset(ofTextOffset: textRange.lowerBound)
    guard !textRange.isEmpty else { return start..<start }
    return start..<max(start, fileOffset(ofTextOffset: textRange.upperBound - 1) + 1)
  }
}

struct YAMLSequence {
  var items: [YAMLNode]
  /// Where the hyphens of a block list stand; empty for a list in brackets.
  var hyphens: [Int] = []
  var range: Range<Int>
}

/// One line `key: value`.
struct YAMLEntry {
  let key: YAMLScalar
  let value: YAMLNode
}

struct YAMLMapping {
  var entries: [YAMLEntry]
  /// Written in braces.
  var isFlow = false
  /// Where each key stands in the file.
  var places: [String: Int]
  var range: Range<Int>

  init(range: Range<Int>) {
    entries = []
    places = [:]
    self.range = range
  }

  /// The value of the first entry with this key.
  subscript(key: String) -> YAMLNode? {
    places[key] == nil ? nil : entries.first { $0.key.text == key }?.value
  }
}
