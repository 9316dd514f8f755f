/// A number as the words say it, before bounds.
struct Number: Hashable, Sendable {
  var low: Int
  /// Nil for an open number (*dozens*).
  var high: Int?
  /// Whether the words themselves are not exact (*dozens*, *hundreds*).
  var isVague = false
  /// The largest magnitude word in it (*2.5 **million***), else one.
  var magnitude = 1

  init(_ value: Int) {
    low = value
    high = value
  }

  init(atLeast low: Int) {
    self.low = low
    isVague = true
  }
}
