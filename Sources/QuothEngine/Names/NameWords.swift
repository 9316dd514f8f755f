import QuothText

/// The words that names are recognized and typed by, looked up once per rule set.
final class NameWords: Sendable {
  /// What each word can be.
  let roles: WordMap<NameRoles>
  /// The kind of place that a word names (*city*: town), where the packs say it.
  let placeKinds: WordMap<WordID>
  /// The kind of body that a word names (*Agency*: media).
  let organizationKinds: WordMap<WordID>
  /// The side of a force that a noun names.
  let sides: WordMap<WordID>

  init(lists: NameLists, word: (String) -> WordID) {
    var collected: [(WordID, NameRoles)] = []
    var places: [WordID: Int] = [:]
    func add(_ role: NameRoles, _ texts: [String]) {
      // Only single words can be told by their word; phrases are found by the lexicon.
      for text in texts where !text.utf8.contains(UInt8(ascii: " ")) {
        let id = word(text)
        if id == .unknown { continue }
        if let place = places[id] {
          collected[place].1.insert(role)
        } else {
          places[id] = collected.count
          collected.append((id, role))
        }
      }
    }
    for (role, texts) in lists.words { add(role, texts) }
    var placeKinds = WordMap<WordID>()
    var organizationKinds = WordMap<WordID>()
    var sides = WordMap<WordID>()
    for row in lists.heads {
      add(row.role, row.words)
      for text in row.words {
        if let kind = row.kind {
          if !row.role.isDisjoint(with: [.placeHead, .placeOpening, .placeKindOnly]) {
            placeKinds.insert(word(kind), for: word(text))
          } else {
            organizationKinds.insert(word(kind), for: word(text))
          }
        }
        if let side = row.side { sides.insert(word(side), for: word(text)) }
      }
    }
    var roles = WordMap<NameRoles>()
    for (id, role) in collected { roles.insert(role, for: id) }
    self.roles = roles
    self.placeKinds = placeKinds
    self.organizationKinds = organizationKinds
    self.sides = sides
  }

  subscript(word: WordID) -> NameRoles { roles[word] ?? [] }
}

/// The word lists that packs give the name finder.
struct NameLists: Sendable {
  /// Words that say by their place in or beside a name what it is.
  struct HeadRow: Sendable {
    let role: NameRoles
    let words: [String]
    let kind: String?
    let side: String?
  }

  var words: [(role: NameRoles, words: [String])] = []
  var heads: [HeadRow] = []
}
