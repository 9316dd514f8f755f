/// A sentence of `yes` or `no` with its marks: `[text|role]`, and `[text|!]` for the trigger.
package struct ExampleLine: Hashable, Sendable {
  /// A marked stretch of the sentence.
  package struct Mark: Hashable, Sendable {
    /// The role, or `nil` for the trigger.
    package let role: String?
    /// In UTF-8 bytes of `text`.
    package let span: Range<Int>
  }

  /// The sentence without brackets and roles.
  package let text: String
  package let marks: [Mark]

  /// The mark of the trigger, if there is one.
  package var trigger: Mark? { marks.first { $0.role == nil } }

  /// The words under a mark.
  package func words(of mark: Mark) -> String {
    String(decoding: Array(text.utf8)[mark.span], as: UTF8.self)
  }

  /// What is wrong with a line, with the offset in UTF-8 bytes.
  struct Problem: Error {
    let message: String
    let utf8Offset: Int
  }

  /// Reads a line, in which a backslash quotes `[`, `]`, `|` and itself.
  init(_ line: String) throws(Problem) {
    var text: [UInt8] = []
    var marks: [Mark] = []
    var opening: (text: Int, line: Int)?
    let bytes = Array(line.utf8)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < bytes.count:
        index += 1
        text.append(bytes[index])
      case UInt8(ascii: "["):
        guard opening == nil else {
          throw Problem(message: "marks do not stand inside each other", utf8Offset: index)
        }
        opening = (text.count, index)
      case UInt8(ascii: "]"):
        throw Problem(
          message: opening == nil ? "no mark is open here" : "the mark has no '|role' or '|!'",
          utf8Offset: index)
      case UInt8(ascii: "|") where opening != nil:
        guard let start = opening,
          let end = bytes[index...].firstIndex(of: UInt8(ascii: "]"))
        else { throw Problem(message: "the mark is never closed", utf8Offset: index) }
        let role = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        guard !role.isEmpty, text.count > start.text else {
          throw Problem(message: "the mark is empty", utf8Offset: start.line)
        }
        marks.append(Mark(role: role == "!" ? nil : role, span: start.text..<text.count))
        opening = nil
        index = end
      default: text.append(bytes[index])
      }
      index += 1
    }
    if let opening {
      throw Problem(message: "the mark is never closed", utf8Offset: opening.line)
    }
    self.text = String(decoding: text, as: UTF8.self)
    self.marks = marks
  }
}
