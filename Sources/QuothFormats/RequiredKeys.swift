/// The keys that an object must have, as far as they were met.
struct RequiredKeys: OptionSet {
  let rawValue: Int

  static let id = RequiredKeys(rawValue: 1)
  static let type = RequiredKeys(rawValue: 2)
  static let start = RequiredKeys(rawValue: 4)
  static let end = RequiredKeys(rawValue: 8)
  static let role = RequiredKeys(rawValue: 16)
  static let mention = RequiredKeys(rawValue: 32)
  static let arguments = RequiredKeys(rawValue: 64)
  static let text = RequiredKeys(rawValue: 128)
  static let mentions = RequiredKeys(rawValue: 256)

  private static let names = [
    "id", "type", "start", "end", "role", "mention", "arguments", "text", "mentions",
  ]

  /// The key's name, for a set of one key.
  var name: String { Self.names[rawValue.trailingZeroBitCount] }
}
