/// Why a text cannot be read.
///
/// Offsets count bytes from the start of the text.
public enum TextError: Error, Hashable, Sendable {
  /// The bytes at `offset` are no UTF-8.
  case invalidUTF8(offset: Int)
  /// A NUL byte stands at `offset`: the text is no text, or was damaged.
  case nul(offset: Int)
}
