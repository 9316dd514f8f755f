/// A string that equals another one only if both have the same Unicode scalars.
///
/// Swift's `String` takes *é* in one scalar and in two for the same; files and figures do not.
public struct ExactText: Hashable, Comparable, Sendable {
  /// The string.
  public let text: String

  /// Wraps `text`.
  public init(_ text: String) { self.text = text }

  /// Whether both have the same scalars.
  public static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.hasSameScalars(as: right.text)
  }

  /// Orders by scalars.
  public static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.precedesByScalars(right.text)
  }

  /// Feeds the UTF-8 bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Whether `other` has the same Unicode scalars; canonical equivalence does not count.
  package func hasSameScalars(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }

  /// Whether this string comes before `other` in the order of Unicode scalars.
  package func precedesByScalars(_ other: String) -> Bool {
    // UTF-8 bytes sort as the scalars do.
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
