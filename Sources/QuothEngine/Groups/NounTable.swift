import QuothRules
import QuothText

/// What common nouns say of a group that they head: the table `head_nouns`.
struct NounTable: Sendable {
  struct Entry: Sendable {
    var type: TypeID
    var kind: WordID
    var side: WordID
  }

  let location: TypeID
  let force: TypeID
  let organization: TypeID
  let people: TypeID
  let person: TypeID
  private var entries: [Entry] = []
  /// For each word the number of its entry + 1, or 0.
  private var numbers: [UInt16]
  /// Entries of two words (*news agency*): the words, and the entry.
  private var pairs: [UInt64: Int] = [:]
  private var lastOfPairs = WordSet()

  init(rows: [TableRow], types: TypeHierarchy, vocabulary: Vocabulary) {
    func type(_ name: String) -> TypeID { types.type(named: name) ?? .none }
    location = type("Location")
    force = type("Force")
    organization = type("Organization")
    people = type("People")
    person = type("Person")
    numbers = [UInt16](repeating: 0, count: vocabulary.count + 1)
    for row in rows {
      guard let name = row.value("type") else { continue }
      entries.append(
        Entry(
          type: type(name), kind: row.value("kind").map(vocabulary.word(for:)) ?? .unknown,
          side: row.value("side").map(vocabulary.word(for:)) ?? .unknown))
      for text in row.values("words") {
        let words = Array(vocabulary.phrase(text).suffix(2))
        guard let last = words.last, !words.contains(.unknown) else { continue }
        if words.count == 1 {
          if numbers[Int(last.rawValue)] == 0 {
            numbers[Int(last.rawValue)] = UInt16(entries.count)
          }
        } else if let first = words.first, pairs[Self.key(first, last)] == nil {
          pairs[Self.key(first, last)] = entries.count - 1
          lastOfPairs.insert(last)
        }
      }
    }
  }

  private static func key(_ first: WordID, _ last: WordID) -> UInt64 {
    UInt64(first.rawValue) << 32 | UInt64(last.rawValue)
  }

  /// The entry of a noun, with the noun before it if there is one.
  func entry(of word: WordID, after previous: WordID) -> Entry? {
    if lastOfPairs.contains(word), previous != .unknown, let pair = pairs[Self.key(previous, word)]
    {
      return entries[pair]
    }
    let number = Int(numbers[Int(word.rawValue)])
    return number > 0 ? entries[number - 1] : nil
  }
}
