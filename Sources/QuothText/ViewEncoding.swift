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
public enum ViewEncoding {
  /// Opens a group; its type codes follow.
  public static let groupStart: Unicode.Scalar = "\u{E000}"
  /// Ends the type codes and features of a group; its tokens follow.
  public static let textStart: Unicode.Scalar = "\u{E001}"
  /// Comes before each feature, which is written `key=value`.
  public static let featureStart: Unicode.Scalar = "\u{E003}"
  /// Closes a group, directly behind the text of its last token.
  public static let groupEnd: Unicode.Scalar = "\u{E004}"
  /// Stands directly before an element at which a new clause begins; gaps do not cross it.
  public static let clauseEdge: Unicode.Scalar = "\u{E005}"
  /// The type code of the type with number 0.
  public static let firstTypeCode: UInt32 = 0xE100

  /// The scalar that stands for `type` in a group.
  public static func typeCode(of type: TypeID) -> Unicode.Scalar {
    Unicode.Scalar(firstTypeCode + UInt32(type.rawValue)) ?? groupStart
  }

  /// Whether a character of three bytes that begins with these two is in U+E000–U+F8FF.
  public static func isPrivateUse(firstByte: UInt8, secondByte: UInt8) -> Bool {
    firstByte == 0xEE || (firstByte == 0xEF && secondByte < 0xA4)
  }
}

extension TypeID {
  /// A date expression.
  public static var date: TypeID { TypeID(rawValue: 8) }
  /// A stretch of elements up to a clause edge; never the type of a group.
  public static var clause: TypeID { TypeID(rawValue: 9) }
  /// A stretch between quotation marks; never the type of a group.
  public static var quote: TypeID { TypeID(rawValue: 10) }
}
