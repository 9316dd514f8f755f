/// A text file that diagnostics point into.
public struct SourceFile: Sendable {
  /// The path as it is shown to people.
  public let path: String
  /// The file's bytes; invalid UTF-8 is shown repaired, never changed.
  public let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Longer lines are not shown with a diagnostic, in UTF-8 bytes.
  private static let longestShownLine = 1_000

  /// A file with these bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// The place of a range of UTF-8 bytes, which may be empty.
  public func place(_ range: Range<Int>) -> SourcePlace {
    let start = min(range.lowerBound, bytes.count)
    let line = lineIndex(ofUTF8Offset: start)
    let lineRange = utf8Range(ofLine: line)
    let column = scalarCount(in: lineRange.lowerBound..<max(start, lineRange.lowerBound))
    let end = min(max(range.upperBound, start), max(lineRange.upperBound, start))
    return SourcePlace(
      path: path, line: line + 1, column: column + 1, length: scalarCount(in: start..<end),
      sourceLine: lineRange.count > SourceFile.longestShownLine
        ? "" : String(decoding: bytes[lineRange], as: UTF8.self))
  }

  /// The place of one byte.
  public func place(atUTF8Offset utf8Offset: Int) -> SourcePlace {
    place(utf8Offset..<utf8Offset)
  }

  /// Where the line with this byte starts, in UTF-8 bytes.
  package func lineStart(atUTF8Offset utf8Offset: Int) -> Int {
    lineStarts[lineIndex(ofUTF8Offset: utf8Offset)]
  }

  private func lineIndex(ofUTF8Offset utf8Offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= utf8Offset { low = middle } else { high = middle }
    }
    return low
  }

  private func utf8Range(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  private func scalarCount(in range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
