import QuothBundle
import QuothText

/// The names of all lexicons, found by their spelling variants.
final class NameLexicon: Sendable {
  /// A stretch of tokens that the lexicons know, with its entries, best type first.
  struct Match: Sendable {
    var tokens: Range<Int>
    /// The first of the entries that fit; `entry(_:of:)` finds those of other types.
    var firstEntry: Int
    /// Only the loose spelling of transcribed names fits.
    var isTranscription = false
    /// An apostrophe was lost behind it, so that nothing else belongs to the name.
    var isPossessor = false
  }

  /// A name as a lexicon has it.
  struct Source: Sendable {
    let words: [String]
    let entry: NameEntry
    let hasArabicVariants: Bool
  }

  let entries: [NameEntry]
  /// The bytes of each entry's words, by which one spelled as the text is told from a variant (*Sanaa*, *SANA*).
  private let lengths: [Int]
  private let trie: NameTrie
  /// No name has more tokens.
  private static let longestName = 9
  /// No entry of a lexicon has more bytes.
  private static let longestEntry = 1 << 20
  /// A name must have so many letters for its transcription variants to count.
  private static let shortestTranscription = 6
  /// Shorter words with an *s* are too often words of their own.
  private static let shortestPossessor = 4

  init(_ sources: some Sequence<Source>) {
    var entries: [NameEntry] = []
    var trie = NameTrie()
    var lengths: [Int] = []
    for source in sources {
      let index = entries.count
      entries.append(source.entry)
      trie.insert(index, under: Self.keys(of: source.words, folding: .spelling))
      let letters = source.words.reduce(0) { $0 + $1.utf8.count }
      lengths.append(letters)
      if source.hasArabicVariants, letters >= Self.shortestTranscription {
        trie.insert(index, under: Self.keys(of: source.words, folding: .transcription))
      }
    }
    self.entries = entries
    self.lengths = lengths
    self.trie = trie
  }

  /// Reads a lexicon that was written, with words of `vocabulary`.
  ///
  /// `nameCount`: how many entries the lexicons of the rule set have.
  /// Throws `DamagedBundle`.
  init(from bundle: BundleReader, vocabulary: Vocabulary, nameCount: Int) throws {
    func word() throws -> WordID {
      WordID(rawValue: UInt32(try bundle.number(below: vocabulary.count + 1)))
    }
    let entries = try bundle.array {
      NameEntry(
        type: TypeID(rawValue: try bundle.byte()),
        lexiconIndex: try bundle.number(below: nameCount), kind: try word(), side: try word(),
        isCapitals: try bundle.flag(), isLowercase: try bundle.flag(),
        isOnlySparing: try bundle.flag(), needsContext: try bundle.flag(),
        isCountry: try bundle.flag())
    }
    self.entries = entries
    lengths = try entries.map { _ in try bundle.number(below: Self.longestEntry) }
    trie = try NameTrie(from: bundle, entryCount: entries.count)
  }

  /// Writes the lexicon.
  func write(to bundle: BundleWriter) {
    bundle.write(entries) { entry in
      bundle.write(entry.type.rawValue)
      bundle.write(entry.lexiconIndex)
      bundle.write(Int(entry.kind.rawValue))
      bundle.write(Int(entry.side.rawValue))
      bundle.write(entry.isCapitals)
      bundle.write(entry.isLowercase)
      bundle.write(entry.isOnlySparing)
      bundle.write(entry.needsContext)
      bundle.write(entry.isCountry)
    }
    for length in lengths { bundle.write(length) }
    trie.write(to: bundle)
  }

  /// The keys of the words of a name; an article that stands alone is left out.
  private static func keys(of words: [String], folding: NameKeys.Folding) -> [NameKey] {
    var keys: [NameKey] = []
    for (place, word) in words.enumerated() {
      let bytes = Array(word.utf8)
      if place + 1 < words.count, bytes.withUnsafeBufferPointer(isArticle) { continue }
      let parts = NameKeys(bytes[...], folding: folding)
      for part in 0..<parts.count { keys.append(parts[part]) }
    }
    return keys
  }

  /// *al*, *el*, *ul* as words of their own.
  @inline(__always)
  static func isArticle(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 2, bytes[1] | 0x20 == UInt8(ascii: "l") else { return false }
    switch bytes[0] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "u"): return true
    default: return false
    }
  }

  /// The longest name that starts at `token`.
  ///
  /// Only entries that `accepts` lets pass are used (first names are asked for apart).
  @inline(__always)
  func longestMatch(
    at token: Int, in sentence: SentenceCursor, cache: NameCache? = nil,
    accepting accepts: (NameEntry) -> Bool
  ) -> Match? {
    let exact = walk(
      from: token, in: sentence, folding: .spelling, cache, accepting: accepts)
    if let exact, exact.tokens.count > 1 { return exact }
    guard sentence.length(token) >= Self.shortestTranscription,
      !sentence.shape(token).contains(.allCapitals),
      let variant = walk(
        from: token, in: sentence, folding: .transcription, cache, accepting: accepts),
      variant.tokens.count > (exact?.tokens.count ?? 0)
    else { return exact }
    return variant
  }

  /// The longest name of `type` that starts at `token` and is spelled so; given names have no other spellings.
  func longestExactMatch(
    at token: Int, in sentence: SentenceCursor, cache: NameCache?, ofType type: TypeID
  ) -> Match? {
    walk(from: token, in: sentence, folding: .spelling, cache) { $0.type == type }
  }

  private func walk(
    from start: Int, in sentence: SentenceCursor, folding: NameKeys.Folding, _ cache: NameCache?,
    accepting accepts: (NameEntry) -> Bool
  ) -> Match? {
    var node: NameTrie.Node = 0
    var best: Match?
    var token = start
    while token < min(sentence.count, start + Self.longestName) {
      // A name does not run over the end of a line.
      if token > start, sentence.shape(token).contains(.lineStart) { break }
      if sentence.withBytes(token, Self.isArticle),
        sentence.shape(token + 1).contains(.capitalized)
      {
        token += 1
        continue
      }
      let next: NameTrie.Node
      let word = sentence.word(token)
      if node == 0, let cache, word != .unknown, !sentence.shape(token).contains(.nonASCII) {
        next = cache.node(of: word, folding) {
          descend(from: 0, by: token, of: sentence, folding: folding)
        }
      } else {
        next = descend(from: node, by: token, of: sentence, folding: folding)
      }
      if next == 0 { break }
      node = next
      token += 1
      var entry = trie.firstEntry(of: node)
      var found: Int?
      while let index = entry {
        if fits(entries[index], start..<token, in: sentence), accepts(entries[index]) {
          let isSpelledSo = token > start + 1 || lengths[index] == sentence.length(token - 1)
          if found == nil || isSpelledSo { found = index }
          if isSpelledSo { break }
        }
        entry = trie.nextEntry(after: index)
      }
      if let found {
        best = Match(
          tokens: start..<token, firstEntry: found, isTranscription: folding == .transcription)
      }
    }
    return best
  }

  /// The name that a word holds before an *s* that lost its apostrophe: *Syrias*.
  func matchWithoutApostrophe(
    at token: Int, in sentence: SentenceCursor, accepting accepts: (NameEntry) -> Bool
  ) -> Match? {
    guard Self.mayLackApostrophe(token, in: sentence) else { return nil }
    let keys = sentence.withBytes(token) { bytes in
      NameKeys(letters: UnsafeBufferPointer(rebasing: bytes.dropLast()), folding: .spelling)
    }
    guard let node = descend(from: 0, keys) else { return nil }
    var entry = trie.firstEntry(of: node)
    while let index = entry {
      if !entries[index].isCapitals, accepts(entries[index]) {
        return Match(tokens: token..<token + 1, firstEntry: index, isPossessor: true)
      }
      entry = trie.nextEntry(after: index)
    }
    return nil
  }

  /// Whether the token ends in an *s* that may have lost its apostrophe.
  static func mayLackApostrophe(_ token: Int, in sentence: SentenceCursor) -> Bool {
    sentence.length(token) > shortestPossessor && sentence.lastByte(token) == UInt8(ascii: "s")
  }

  /// The node behind `node` under the keys of a token; the root if there is none.
  private func descend(
    from node: NameTrie.Node, by token: Int, of sentence: SentenceCursor,
    folding: NameKeys.Folding
  ) -> NameTrie.Node {
    let parts = sentence.withBytes(token) { NameKeys(letters: $0, folding: folding) }
    guard parts.count > 0 else { return 0 }
    return descend(from: node, parts) ?? 0
  }

  private func descend(from node: NameTrie.Node, _ parts: NameKeys) -> NameTrie.Node? {
    var current = node
    for part in 0..<parts.count {
      guard let next = trie.child(of: current, key: parts[part]) else { return nil }
      current = next
    }
    return current
  }

  private func fits(
    _ entry: NameEntry, _ tokens: Range<Int>, in sentence: SentenceCursor
  ) -> Bool {
    let isArticle = tokens.count > 1 && sentence.withBytes(tokens.lowerBound, Self.isArticle)
    let shape = sentence.shape(isArticle ? tokens.lowerBound + 1 : tokens.lowerBound)
    return entry.isCapitals
      ? shape.contains(.allCapitals) : entry.isLowercase || shape.contains(.capitalized)
  }

  /// The entry of `type` among those of the match's name.
  func entry(of type: TypeID, in match: Match) -> Int? {
    var entry: Int? = match.firstEntry
    while let index = entry {
      if entries[index].type == type { return index }
      entry = trie.nextEntry(after: index)
    }
    return nil
  }
}
