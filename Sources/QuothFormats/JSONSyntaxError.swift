/// A place where a text stops being JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The byte, from the start of the bytes that the cursor was given.
  public let utf8Offset: Int
  /// A stable name to search for.
  public let code: String
  /// One sentence, lower case.
  public let message: String

  init(at utf8Offset: Int, code: String = "bad-json", _ message: String) {
    self.utf8Offset = utf8Offset
    self.code = code
    self.message = message
  }
}
