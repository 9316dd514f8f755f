/// A half-open range of UTF-8 bytes in one document's text.
///
/// Both ends count bytes from the start of the document, not characters. `lowerBound <= upperBound`.
public struct TextSpan: Hashable, Sendable, Comparable, Codable {
  /// The first byte of the span.
  public let lowerBound: Int
  /// The byte after the last one of the span.
  public let upperBound: Int

  /// A span from `range`, in UTF-8 bytes.
  public init(_ range: Range<Int>) {
    lowerBound = range.lowerBound
    upperBound = range.upperBound
  }

  /// The span as a range of UTF-8 bytes.
  public var range: Range<Int> { lowerBound..<upperBound }
  /// The length in UTF-8 bytes.
  public var count: Int { upperBound - lowerBound }

  /// Whether the two spans share at least one byte.
  public func overlaps(_ other: TextSpan) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }

  /// Whether `other` lies inside this span, its edges included.
  public func contains(_ other: TextSpan) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }

  /// Orders spans by their start, then by their end.
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
  }
}
