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
    /// The next type of the same spelling in `settled`.
    var next: Int?
  }

  /// The words of a name.
  private struct Keys {
    /// The key of all of them.
    var whole = NameKey.empty
    var last = NameKey.empty
    var count = 0
  }

  private let types: NameTypes
  /// For each spelling the first of its types in `settled`, and the last.
  private var byName: [NameKey: (first: Int, last: Int)] = [:]
  private var settled: [Settled] = []
  private var lastNames: Set<NameKey> = []
  /// Last names of persons that rest on a weak clue themselves.
  private var likelyLastNames: Set<NameKey> = []

  /// Collects the types of the names of all sentences.
  package init(_ sentences: [SentenceAnalysis], of document: TokenizedDocument, finder: NameFinder)
  {
    types = finder.types
    byName.reserveCapacity(sentences.reduce(0) { $0 + $1.names.count })
    for sentence in sentences.indices {
      for name in sentences[sentence].names.indices {
        collect(
          sentences[sentence].names[name], behind: sentences[sentence].firstToken, of: document)
      }
    }
  }

  private mutating func collect(
    _ name: NameMention, behind firstToken: Int, of document: TokenizedDocument
  ) {
    let isPerson = name.type == types.person
    guard name.type != .untypedName, isPerson || !name.isWeak else { return }
    let keys = Self.keys(of: name.tokens, behind: firstToken, of: document)
    let lastName = isPerson && keys.count > 1 ? NameKey.empty.followed(by: keys.last) : nil
    if name.isWeak {
      // Only the look of the name betrays the person.
      if let lastName { likelyLastNames.insert(lastName) }
    } else {
      count(name, under: keys.whole)
      if let lastName { lastNames.insert(lastName) }
    }
  }

  private mutating func count(_ name: NameMention, under key: NameKey) {
    let known = byName[key]
    var index = known?.first
    while let place = index {
      if settled[place].type == name.type {
        settled[place].count += 1
        return
      }
      index = settled[place].next
    }
    if let known { settled[known.last].next = settled.count }
    byName[key] = (known?.first ?? settled.count, settled.count)
    settled.append(
      Settled(type: name.type, kind: name.kind, side: name.side, entry: name.entry, count: 1))
  }

  /// The type that most names of that spelling have; of equal ones the first.
  private func settledType(of key: NameKey) -> Settled? {
    var index = byName[key]?.first
    var best: Settled?
    while let place = index {
      if settled[place].count > best?.count ?? 0 { best = settled[place] }
      index = settled[place].next
    }
    return best
  }

  /// Types the names that are still open or rest on weak clues.
  package func settle(_ sentences: inout [SentenceAnalysis], of document: TokenizedDocument) {
    for index in sentences.indices {
      let firstToken = sentences[index].firstToken
      for place in sentences[index].names.indices {
        settle(&sentences[index].names[place], behind: firstToken, of: document)
      }
    }
  }

  private func settle(
    _ name: inout NameMention, behind firstToken: Int, of document: TokenizedDocument
  ) {
    let isPlaceByLexicon = name.entry != nil && name.type == types.location
    guard name.isWeak || isPlaceByLexicon && !lastNames.isEmpty, name.type != types.title else {
      return
    }
    let keys = Self.keys(of: name.tokens, behind: firstToken, of: document)
    if keys.count == 1, lastNames.contains(keys.whole) {
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
    guard let settled = settledType(of: keys.whole) else {
      if keys.count == 1, likelyLastNames.contains(keys.whole) {
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
    of tokens: Range<Int>, behind firstToken: Int, of document: TokenizedDocument
  ) -> Keys {
    var keys = Keys()
    document.text.withUnsafeBufferPointer { text in
      for token in tokens {
        let bytes =
          Int(
            document.tokenStarts[firstToken + token])..<Int(
            document.tokenEnds[firstToken + token])
        let parts = NameKeys(
          letters: UnsafeBufferPointer(rebasing: text[bytes]), folding: .spelling)
        for part in 0..<parts.count {
          keys.last = parts[part]
          keys.whole = keys.whole.followed(by: keys.last)
        }
        keys.count += parts.count
      }
    }
    return keys
  }
}
