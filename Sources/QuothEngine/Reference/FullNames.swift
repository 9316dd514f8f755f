import QuothText

/// The named mentions of a document, with the fullest form of each name.
///
/// A short name stands for a longer one of its type that holds it (*Barazi*, *Talal Barazi*), that it
/// abbreviates (*SOHR*), or that the lexicons know under the same head name (*Daesh*, *Islamic State*).
struct FullNames {
  /// One spelling of a name in the document.
  private final class Spelling {
    let type: TypeID
    let keys: [NameKey]
    /// The keys without those of small words: a set, by their numbers.
    let contentKeys: [NameKey]
    /// The bytes of the text of its first mention.
    let text: [UInt8]
    /// The mention that has it first.
    let mention: Int
    let canonical: String?
    let isAcronym: Bool
    /// The keys of a single word without its last *s*: *Assads* lost an apostrophe.
    let possessor: NameKey?
    var count = 1
    /// The spelling that this one is short for.
    var full: Int?

    init(
      type: TypeID, keys: [NameKey], contentKeys: [NameKey], text: [UInt8], mention: Int,
      canonical: String?, isAcronym: Bool, possessor: NameKey?
    ) {
      self.type = type
      self.keys = keys
      self.contentKeys = contentKeys
      self.text = text
      self.mention = mention
      self.canonical = canonical
      self.isAcronym = isAcronym
      self.possessor = possessor
    }
  }

  private let types: NameTypes
  private static let longestChain = 3
  private var spellings: [Spelling] = []
  /// For each mention the spelling of its name.
  private var spellingOfMention: [Int?] = []

  init(
    _ mentions: [ReferenceMention], of document: TokenizedDocument, types: NameTypes,
    smallWords: WordSet, canonicalName: (Int) -> String?
  ) {
    self.types = types
    for (index, mention) in mentions.enumerated() {
      spellingOfMention.append(
        mention.nameTokens.map { tokens in
          add(
            tokens, mention.nameType, mention: index, document, smallWords: smallWords,
            canonical: mention.entry.flatMap(canonicalName))
        })
    }
    defineAcronyms(mentions, in: document)
    for index in spellings.indices where spellings[index].full == nil {
      spellings[index].full = fuller(than: index)
    }
  }

  private mutating func add(
    _ tokens: Range<Int>, _ type: TypeID, mention: Int, _ document: TokenizedDocument,
    smallWords: WordSet, canonical: String?
  ) -> Int {
    let text = document.text[
      Int(
        document.tokenStarts[tokens.lowerBound])..<Int(
          document.tokenEnds[tokens.upperBound - 1])]
    let known = spellings.firstIndex {
      $0.type == type && $0.text.count == text.count && $0.text.elementsEqual(text)
    }
    if let known {
      spellings[known].count += 1
      return known
    }
    var keys: [NameKey] = []
    var contentKeys: [NameKey] = []
    for token in tokens {
      let parts = NameKeys(document.bytes(ofToken: token))
      for part in 0..<parts.count {
        keys.append(parts[part])
        if !smallWords.contains(document.words[token]), !contentKeys.contains(parts[part]) {
          contentKeys.append(parts[part])
        }
      }
    }
    contentKeys.sort { $0.rawValue < $1.rawValue }
    let last = document.bytes(ofToken: tokens.upperBound - 1)
    let possessor =
      keys.count == 1 && last.count > 4 && last.last == UInt8(ascii: "s")
      ? NameKeys(last.dropLast()).whole : nil
    let isAcronym =
      tokens.count == 1 && document.shapes[tokens.lowerBound].contains(.allCapitals)
    spellings.append(
      Spelling(
        type: type, keys: keys, contentKeys: contentKeys, text: Array(text), mention: mention,
        canonical: canonical,
        isAcronym: isAcronym, possessor: possessor))
    return spellings.count - 1
  }

  /// *Popular River Guards (PRG)* defines *PRG*.
  private mutating func defineAcronyms(
    _ mentions: [ReferenceMention], in document: TokenizedDocument
  ) {
    for index in mentions.indices.dropFirst() {
      guard let short = mentions[index].nameTokens, short.count == 1,
        let long = mentions[index - 1].nameTokens,
        mentions[index].sentence == mentions[index - 1].sentence,
        let shortSpelling = spellingOfMention[index],
        let longSpelling = spellingOfMention[index - 1],
        spellings[shortSpelling].type == spellings[longSpelling].type,
        spellings[longSpelling].text.count > spellings[shortSpelling].text.count,
        short.lowerBound > 0, document.bytes(ofToken: short.lowerBound - 1).elementsEqual("(".utf8),
        short.lowerBound - 1 - long.upperBound <= 1
      else { continue }
      spellings[shortSpelling].full = longSpelling
    }
  }

  /// The spelling that says the same as `index` most fully.
  private func fuller(than index: Int) -> Int? {
    let short = spellings[index]
    var best: (score: Int, length: Int, place: Int)?
    for (place, long) in spellings.enumerated() where place != index && long.type == short.type {
      let score = likeness(of: short, at: index, to: long, at: place)
      guard score > 0 else { continue }
      let candidate = (score, long.count, -place)
      if let best, (best.score, best.length, best.place) >= candidate { continue }
      best = candidate
    }
    return best.map { -$0.place }
  }

  /// How surely `short` stands for `long`; zero if it does not.
  private func likeness(
    of short: Spelling, at shortPlace: Int, to long: Spelling, at longPlace: Int
  ) -> Int {
    // *Tadmur University*, *University of Tadmur*; *Da'esh*, *Dae'sh*: the commoner one stands for both.
    if short.contentKeys == long.contentKeys {
      return (short.count, -shortPlace) < (long.count, -longPlace) ? 4 : 0
    }
    if let possessor = short.possessor, let last = long.keys.last,
      possessor == NameKey.empty.followed(by: last)
    {
      return long.keys.count == 1 || short.type == types.person ? 4 : 0
    }
    guard long.text.count > short.text.count else { return 0 }
    if let canonical = short.canonical, canonical == long.canonical { return 5 }
    if short.isAcronym, isAcronym(short, of: long) { return 4 }
    if short.type == types.person {
      return isShortPerson(short, of: long)
    }
    guard short.keys.count < long.keys.count else { return 0 }
    if short.type == types.location {
      // *Stroger Hospital*, *John H. Stroger Hospital*; but *Homs* is not *Homs Province*.
      return short.keys.count > 1 && long.keys.suffix(short.keys.count).elementsEqual(short.keys)
        ? 3 : 0
    }
    return contains(long.keys, short.keys) ? 3 : 0
  }

  /// *Barazi* and, less surely, *Talal* for *Talal Barazi*.
  private func isShortPerson(_ short: Spelling, of long: Spelling) -> Int {
    guard short.keys.count < long.keys.count else { return 0 }
    if long.keys.last == short.keys.last { return 3 }
    return short.keys.count == 1 && long.keys.first == short.keys.first ? 1 : 0
  }

  private func contains(_ long: [NameKey], _ short: [NameKey]) -> Bool {
    guard !short.isEmpty else { return false }
    return (0...(long.count - short.count)).contains { start in
      long[start..<start + short.count].elementsEqual(short)
    }
  }

  /// Whether the letters of `short` are the initials of `long`, with or without its small words.
  private func isAcronym(_ short: Spelling, of long: Spelling) -> Bool {
    let letters = short.text.filter { $0 >= 0x41 && $0 <= 0x5A }
    guard letters.count > 1 else { return false }
    var all: [UInt8] = []
    var capitals: [UInt8] = []
    var isStart = true
    for byte in long.text {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x80
      if isStart, isLetter {
        all.append(byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte)
        if byte >= 0x41, byte <= 0x5A { capitals.append(byte) }
      }
      isStart = byte == 0x20 || byte == UInt8(ascii: "-")
    }
    return letters == capitals || letters == all
  }

  /// The keys of the words of the mention's name.
  func keys(ofMention index: Int) -> [NameKey] {
    spellingOfMention[index].map { spellings[$0].keys } ?? []
  }

  /// The fullest name of the mention's name, and the mention that first has it.
  func fullest(ofMention index: Int) -> (name: String, mention: Int)? {
    guard var place = spellingOfMention[index] else { return nil }
    // *B*, *Barazi*, *Talal Barazi*: a chain of short forms ends after a few steps.
    for _ in 0..<Self.longestChain {
      guard let next = spellings[place].full else { break }
      place = next
    }
    return (
      String(decoding: spellings[place].text, as: UTF8.self), spellings[place].mention
    )
  }
}
