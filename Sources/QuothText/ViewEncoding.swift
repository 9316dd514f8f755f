/// The characters that structure the encoded view of a sentence, the text that patterns run over.
///
/// ```
/// view  = { [clauseEdge] ( group | token ) }
/// group = groupStart typeCode+ { featureStart key "=" value } textStart
///         text { " " text } groupEnd " "
/// token = text " "
/// ```
/// A group's type codes are its own type and, if it is one, noun group or verb group. Groups never
/// nest. Private-use characters of the input stand as U+FFFD in the view.
package enum ViewEncoding {
  /// Opens a group; its type codes follow.
  package static let groupStart: Unicode.Scalar = "\u{E000}"
  /// Ends the type codes and features of a group; its tokens follow.
  package static let textStart: Unicode.Scalar = "\u{E001}"
  /// Comes before each feature, which is written `key=value`.
  package static let featureStart: Unicode.Scalar = "\u{E003}"
  /// Closes a group, directly behind the text of its last token.
  package static let groupEnd: Unicode.Scalar = "\u{E004}"
  /// Stands directly before an element at which a new clause begins; gaps do not cross it.
  package static let clauseEdge: Unicode.Scalar = "\u{E005}"
  /// The type code of the type with number 0.
  package static let firstTypeCode: UInt32 = 0xE100

  /// The scalar that stands for `type` in a group.
  package static func typeCode(of type: TypeID) -> Unicode.Scalar {
    Unicode.Scalar(firstTypeCode + UInt32(type.rawValue)) ?? groupStart
  }

  /// Whether a character of three bytes that begins with these two is in U+E000–U+F8FF.
  package static func isPrivateUse(firstByte: UInt8, secondByte: UInt8) -> Bool {
    firstByte == 0xEE || (firstByte == 0xEF && secondByte < 0xA4)
  }

  /// The three bytes of a scalar of the view's private-use area in UTF-8.
  package static func utf8(of scalar: Unicode.Scalar) -> [UInt8] {
    Array(String(Character(scalar)).utf8)
  }
}

extension TypeID {
  /// A date expression.
  package static let date = TypeID(rawValue: 8)
  /// A stretch of elements up to a clause edge; never the type of a group.
  package static let clause = TypeID(rawValue: 9)
  /// A stretch between quotation marks; never the type of a group.
  package static let quote = TypeID(rawValue: 10)
}
