package import QuothText

/// What the whole document says about the types of its names.
///
/// The first pass collects the types that rest on strong clues, by spelling, and the last names of
/// persons; the second gives them to the names that only their look or a preposition typed.
package struct DocumentNames: Sendable {
  /// A type that strong clues gave to a spelling, with its features.
  private struct Settled: Sendable {
    var type: TypeID
    var kind: WordID
    var side: WordID
    var entry: Int?
    var count: Int
  }

  private let types: NameTypes
  private var byName: [NameKey: [Settled]] = [:]
  private var lastNames: Set<NameKey> = []
  /// Last names of persons that rest on a weak clue themselves.
  private var likelyLastNames: Set<NameKey> = []

  /// Collects the types of the names of all sentences.
  package init(_ sentences: [SentenceAnalysis], of document: TokenizedDocument, finder: NameFinder)
  {
    types = finder.types
    for sentence in sentences {
      for name in sentence.names where name.type != .untypedName {
        if name.isWeak {
          collectWeakPerson(name, in: sentence, of: document)
          continue
        }

        let keys = Self.keys(of: name.tokens, in: sentence, of: document)
        collect(name, under: keys.reduce(NameKey.empty) { $0.followed(by: $1) })
        if name.type == types.person, keys.count > 1, let last = keys.last {
          lastNames.insert(NameKey.empty.followed(by: last))
        }
      }
    }
  }

  /// The last name of a person whom only the look of the name betrays.
  private mutating func collectWeakPerson(
    _ name: NameMention, in sentence: SentenceAnalysis, of document: TokenizedDocument
  ) {
    guard name.type == types.person else { return }
    let keys = Self.keys(of: name.tokens, in: sentence, of: document)
    if keys.count > 1, let last = keys.last {
      likelyLastNames.insert(NameKey.empty.followed(by: last))
    }
  }

  private mutating func collect(_ name: NameMention, under key: NameKey) {
    Self.count(name, in: &byName[key, default: []])
  }

  private static func count(_ name: NameMention, in known: inout [Settled]) {
    if let place = known.firstIndex(where: { $0.type == name.type }) {
      known[place].count += 1
    } else {
      known.append(
        Settled(type: name.type, kind: name.kind, side: name.side, entry: name.entry, count: 1))
    }
  }

  /// Types the names that are still open or rest on weak clues.
  package func settle(_ sentences: inout [SentenceAnalysis], of document: TokenizedDocument) {
    for index in sentences.indices {
      for place in sentences[index].names.indices {
        settle(&sentences[index].names[place], in: sentences[index], of: document)
      }
    }
  }

  private func settle(
    _ name: inout NameMention, in sentence: SentenceAnalysis, of document: TokenizedDocument
  ) {
    let isPlaceByLexicon = name.entry != nil && name.type == types.location
    guard name.isWeak || isPlaceByLexicon, name.type != types.title else { return }
    let keys = Self.keys(of: name.tokens, in: sentence, of: document)
    let key = keys.reduce(NameKey.empty) { $0.followed(by: $1) }
    if keys.count == 1, lastNames.contains(key) {
      // A last name is also the name of a village somewhere, but not of a country.
      if !isPlaceByLexicon || !name.isProminentPlace {
        name.type = types.person
        name.kind = .unknown
        name.entry = nil
        name.isWeak = false
        name.evidence = "last name"
      }
      return
    }
    guard name.isWeak else { return }
    guard let settled = byName[key]?.max(by: { $0.count < $1.count }) else {
      if keys.count == 1, likelyLastNames.contains(key) {
        name.type = types.person
        name.evidence = "last name"
      }
      return
    }
    name.type = settled.type
    name.kind = settled.kind
    name.side = settled.side
    name.entry = settled.entry
    name.isWeak = false
    name.evidence = "document"
  }

  private static func keys(
    of tokens: Range<Int>, in sentence: SentenceAnalysis, of document: TokenizedDocument
  ) -> [NameKey] {
    var keys: [NameKey] = []
    for token in tokens {
      let parts = NameKeys(document.bytes(ofToken: sentence.firstToken + token))
      for part in 0..<parts.count { keys.append(parts[part]) }
    }
    return keys
  }
}
