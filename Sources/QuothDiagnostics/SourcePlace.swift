/// A stretch of one line of a file.
///
/// Lines and columns count from 1, columns in Unicode scalars.
public struct SourcePlace: Hashable, Sendable {
  /// The path of the file as it is shown to people.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// The first scalar of the stretch in its line, from 1.
  public let column: Int
  /// The number of scalars, cut at the end of the line; 0 for a point.
  public let length: Int
  /// The whole line without its line break; empty if it is too long to be shown.
  public let sourceLine: String

  /// The place as people write it, `path:line:column`.
  public var description: String { "\(path):\(line):\(column)" }
}

extension SourcePlace: Comparable {
  /// Orders places by path, line and column.
  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.path, left.line, left.column) < (right.path, right.line, right.column)
  }
}
