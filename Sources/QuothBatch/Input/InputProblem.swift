/// Why an input, or one article of it, cannot be annotated.
package struct InputProblem: Error, Hashable, Sendable {
  /// What kind of problem it is: one word that programs can test for.
  package enum Code: String, Sendable {
    /// The file cannot be opened or read.
    case unreadable
    /// A folder, a device or a socket where a file was expected.
    case notAFile = "not-a-file"
    /// A file without a single byte.
    case empty
    /// A line of a filter without a record.
    case emptyLine = "empty-line"
    /// Bytes that are not UTF-8.
    case invalidUTF8 = "invalid-utf-8"
    /// A NUL character, as binary files have it.
    case nul
    /// More bytes than one article may have.
    case tooLong = "too-long"
    /// A compressed file that expands beyond all measure.
    case expansion
    /// A compressed file that is damaged or cut off.
    case damaged
    /// A line that is not one JSON object.
    case invalidJSON = "invalid-json"
    /// A record that lacks a field.
    case missingField = "missing-field"
    /// A field that holds something other than expected.
    case invalidField = "invalid-field"
    /// An article on which a rule ran out of its budget.
    case ruleLimit = "rule-limit"
  }

  /// What kind of problem it is.
  package let code: Code
  /// One sentence for people, in lower case, without a full stop.
  package let message: String
  /// Where the problem is, in bytes from the start of the file or of the line, if known.
  package let utf8Offset: Int?

  /// A problem with the given parts.
  package init(_ code: Code, _ message: String, utf8Offset: Int? = nil) {
    self.code = code
    self.message = message
    self.utf8Offset = utf8Offset
  }
}

extension InputProblem {
  static func unreadable(errno code: Int32) -> InputProblem {
    InputProblem(.unreadable, SystemError(code).message)
  }

  static func tooLong(limit: Int) -> InputProblem {
    InputProblem(.tooLong, "longer than \(limit) bytes (raise --max-doc-bytes to allow it)")
  }
}
