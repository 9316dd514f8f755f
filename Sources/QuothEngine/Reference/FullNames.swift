import QuothRules
import QuothText

/// The named mentions of a document, with the fullest form of each name.
///
/// A short name stands for a longer one of its type that holds it (*Barazi*, *Talal Barazi*), that it
/// abbreviates (*SOHR*), or that the lexicons know under the same head name (*Daesh*, *Islamic State*).
struct FullNames {
  /// One spelling of a name in the document.
  private struct Spelling {
    let type: TypeID
    /// The number of the spelling that has the same text first, whatever its type: its name.
    let name: Int
    /// The bytes of its first mention, in the text.
    let text: Range<Int>
    /// Up to eight of those bytes, to tell most spellings apart.
    let opening: UInt64
    /// Its words, in `keys`.
    let keys: Range<Int>
    /// Its words without the small ones, each once and by their numbers, in `contentKeys`.
    let contentKeys: Range<Int>
    /// All of `contentKeys` as one.
    let content: NameKey
    /// The mention that has it first.
    let mention: Int
    /// The name under which the lexicons have it, as a hash.
    let canonical: UInt64?
    /// The capitals of an acronym, in `letters`; empty for other names.
    let letters: Range<Int>
    /// The key of a single word without its last *s*: *Assads* lost an apostrophe.
    let possessor: NameKey?
    var count = 1
    /// The spelling that this one is short for.
    var full: Int?
  }

  private let document: TokenizedDocument
  private let types: NameTypes
  private static let longestChain = 3
  private var spellings: [Spelling] = []
  private var keys: [NameKey] = []
  private var contentKeys: [NameKey] = []
  private var letters: [UInt8] = []
  /// For each mention the spelling of its name, or -1.
  private var spellingOfMention: [Int] = []

  init(
    _ mentions: [ReferenceMention], of document: TokenizedDocument, types: NameTypes,
    smallWords: WordSet, lexicon: Lexicon
  ) {
    self.document = document
    self.types = types
    spellingOfMention.reserveCapacity(mentions.count)
    for (index, mention) in mentions.enumerated() {
      let spelling = mention.nameTokens.map {
        add($0, of: mention, at: index, smallWords: smallWords, lexicon: lexicon)
      }
      spellingOfMention.append(spelling ?? -1)
    }
    defineAcronyms(mentions)
    for index in spellings.indices where spellings[index].full == nil {
      spellings[index].full = fuller(than: index)
    }
  }

  private mutating func add(
    _ tokens: Range<Int>, of mention: ReferenceMention, at index: Int, smallWords: WordSet,
    lexicon: Lexicon
  ) -> Int {
    let text =
      Int(document.tokenStarts[tokens.lowerBound])..<Int(document.tokenEnds[tokens.upperBound - 1])
    var opening: UInt64 = 0
    for byte in document.text[text.prefix(8)] { opening = opening << 8 | UInt64(byte) }
    var name = spellings.count
    for place in spellings.indices
    where spellings[place].opening == opening && isSame(spellings[place].text, text) {
      if spellings[place].type == mention.nameType {
        spellings[place].count += 1
        return place
      }
      name = min(name, place)
    }
    let (words, content) = addKeys(of: tokens, smallWords: smallWords)
    let last = document.bytes(ofToken: tokens.upperBound - 1)
    let possessor =
      words.count == 1 && last.count > 4 && last.last == UInt8(ascii: "s")
      ? NameKeys(last.dropLast()).whole : nil
    let firstLetter = letters.count
    if tokens.count == 1, document.shapes[tokens.lowerBound].contains(.allCapitals) {
      letters += document.text[text].lazy.filter { $0 >= 0x41 && $0 <= 0x5A }
    }
    spellings.append(
      Spelling(
        type: mention.nameType, name: name, text: text, opening: opening, keys: words,
        contentKeys: content, content: contentKeys[content].reduce(.empty) { $0.followed(by: $1) },
        mention: index,
        canonical: mention.entry.flatMap {
          lexicon.indices.contains($0) ? lexicon.canonicalHash(at: $0) : nil
        }, letters: firstLetter..<letters.count, possessor: possessor))
    return spellings.count - 1
  }

  private func isSame(_ text: Range<Int>, _ other: Range<Int>) -> Bool {
    text.count == other.count && document.text[text].elementsEqual(document.text[other])
  }

  /// Adds the keys of a name's words, and apart those of its words that are not small.
  private mutating func addKeys(
    of tokens: Range<Int>, smallWords: WordSet
  ) -> (words: Range<Int>, content: Range<Int>) {
    let (start, contentStart) = (keys.count, contentKeys.count)
    for token in tokens {
      let parts = NameKeys(document.bytes(ofToken: token))
      let isSmall = smallWords.contains(document.words[token])
      for part in 0..<parts.count {
        keys.append(parts[part])
        if !isSmall { addContent(parts[part], from: contentStart) }
      }
    }
    return (start..<keys.count, contentStart..<contentKeys.count)
  }

  /// Adds a key to those behind `start` where its number puts it, unless it is there.
  private mutating func addContent(_ key: NameKey, from start: Int) {
    var place = contentKeys.count
    while place > start, contentKeys[place - 1].rawValue > key.rawValue { place -= 1 }
    guard place == start || contentKeys[place - 1] != key else { return }
    contentKeys.insert(key, at: place)
  }

  /// *Popular River Guards (PRG)* defines *PRG*.
  private mutating func defineAcronyms(_ mentions: [ReferenceMention]) {
    for index in mentions.indices.dropFirst() {
      guard let short = mentions[index].nameTokens, short.count == 1, short.lowerBound > 0,
        let long = mentions[index - 1].nameTokens, short.lowerBound - 1 - long.upperBound <= 1,
        mentions[index].sentence == mentions[index - 1].sentence,
        document.bytes(ofToken: short.lowerBound - 1).elementsEqual("(".utf8)
      else { continue }
      let (shortSpelling, longSpelling) = (spellingOfMention[index], spellingOfMention[index - 1])
      guard spellings[shortSpelling].type == spellings[longSpelling].type,
        spellings[longSpelling].text.count > spellings[shortSpelling].text.count
      else { continue }
      spellings[shortSpelling].full = longSpelling
    }
  }

  /// The spelling that says the same as `index` most fully.
  private func fuller(than index: Int) -> Int? {
    let type = spellings[index].type
    var best: (score: Int, count: Int, place: Int)?
    for place in spellings.indices where spellings[place].type == type && place != index {
      let score = likeness(of: index, to: place)
      guard score > 0 else { continue }
      let count = spellings[place].count
      // Of equals the first one counts.
      if let best, (best.score, best.count) >= (score, count) { continue }
      best = (score, count, place)
    }
    return best?.place
  }

  /// How surely the spelling `shortPlace` stands for the one at `longPlace`; zero if it does not.
  private func likeness(of shortPlace: Int, to longPlace: Int) -> Int {
    let (short, long) = (spellings[shortPlace], spellings[longPlace])
    // *Tadmur University*, *University of Tadmur*; *Da'esh*, *Dae'sh*: the commoner one stands for both.
    if short.content == long.content,
      contentKeys[short.contentKeys] == contentKeys[long.contentKeys]
    {
      return (short.count, -shortPlace) < (long.count, -longPlace) ? 4 : 0
    }
    if let possessor = short.possessor, !long.keys.isEmpty,
      possessor == NameKey.empty.followed(by: keys[long.keys.upperBound - 1])
    {
      return long.keys.count == 1 || short.type == types.person ? 4 : 0
    }
    guard long.text.count > short.text.count else { return 0 }
    if let canonical = short.canonical, canonical == long.canonical { return 5 }
    if short.letters.count > 1, isAcronym(short, of: long) { return 4 }
    guard short.keys.count < long.keys.count else { return 0 }
    if short.type == types.person { return isShortPerson(short, of: long) }
    if short.type == types.location {
      // *Stroger Hospital*, *John H. Stroger Hospital*; but *Homs* is not *Homs Province*.
      return short.keys.count > 1
        && keys[long.keys].suffix(short.keys.count) == keys[short.keys] ? 3 : 0
    }
    return contains(long.keys, short.keys) ? 3 : 0
  }

  /// *Barazi* and, less surely, *Talal* for *Talal Barazi*.
  private func isShortPerson(_ short: Spelling, of long: Spelling) -> Int {
    if keys[long.keys].last == keys[short.keys].last { return 3 }
    return short.keys.count == 1 && keys[long.keys.lowerBound] == keys[short.keys.lowerBound]
      ? 1 : 0
  }

  /// Whether the keys at `short` stand among those at `long`, one behind the other.
  private func contains(_ long: Range<Int>, _ short: Range<Int>) -> Bool {
    guard !short.isEmpty else { return false }
    return (long.lowerBound...long.upperBound - short.count).contains { start in
      short.indices.allSatisfy { keys[start + $0 - short.lowerBound] == keys[$0] }
    }
  }

  /// Whether the letters of `short` are the initials of `long`, with or without its small words.
  private func isAcronym(_ short: Spelling, of long: Spelling) -> Bool {
    /// How many letters the initials have spelled so far; nil once one differs.
    var byCapitals: Int? = short.letters.lowerBound
    var byAll: Int? = short.letters.lowerBound
    func step(_ place: Int?, _ initial: UInt8) -> Int? {
      guard let place, place < short.letters.upperBound, letters[place] == initial else {
        return nil
      }
      return place + 1
    }
    var isStart = true
    for byte in document.text[long.text] {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x80
      if isStart, isLetter {
        byAll = step(byAll, byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte)
        if byte >= 0x41, byte <= 0x5A { byCapitals = step(byCapitals, byte) }
      }
      isStart = byte == 0x20 || byte == UInt8(ascii: "-")
    }
    return byCapitals == short.letters.upperBound || byAll == short.letters.upperBound
  }

  // MARK: Asking

  /// Names have numbers below this one.
  var nameCount: Int { spellings.count }

  /// The name with that number.
  func name(_ number: Int) -> String {
    String(decoding: document.text[spellings[number].text], as: UTF8.self)
  }

  /// The number of the name that a spelling spells.
  func name(ofSpelling spelling: Int) -> Int { spellings[spelling].name }

  /// The length of the name in UTF-8.
  func length(ofName number: Int) -> Int { spellings[number].text.count }

  /// The spelling of the mention's name, if it is or holds one.
  func spelling(ofMention index: Int) -> Int? {
    spellingOfMention[index] < 0 ? nil : spellingOfMention[index]
  }

  /// The keys of the words of a name.
  func keys(ofSpelling spelling: Int) -> ArraySlice<NameKey> { keys[spellings[spelling].keys] }

  /// The fullest name of the mention's name, and the mention that first has it.
  func fullest(ofMention index: Int) -> (name: Int, mention: Int)? {
    guard var place = spelling(ofMention: index) else { return nil }
    // *B*, *Barazi*, *Talal Barazi*: a chain of short forms ends after a few steps.
    for _ in 0..<Self.longestChain {
      guard let next = spellings[place].full else { break }
      place = next
    }
    return (spellings[place].name, spellings[place].mention)
  }
}
