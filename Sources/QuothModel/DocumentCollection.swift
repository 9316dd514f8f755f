/// The documents of one file, with the lines that they stand on.
public struct DocumentCollection: Sendable {
  /// The file's name as it was given.
  public let file: String
  /// The documents, in the order of the file.
  public let documents: [AnnotatedDocument]
  /// The line of each document, from 1.
  public let lines: [Int]
  /// The SHA-256 digest of the file, in hexadecimal digits.
  public let digest: String

  /// A collection with the given parts; `lines` is as long as `documents`.
  public init(file: String, documents: [AnnotatedDocument], lines: [Int], digest: String) {
    self.file = file
    self.documents = documents
    self.lines = lines
    self.digest = digest
  }
}
