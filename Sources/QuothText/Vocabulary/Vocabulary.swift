package import QuothBundle
internal import Synchronization

/// Every word form that can matter: those of the lexical table, and those that only a rule pack names.
///
/// Words are folded (`Folding`) before they are looked up, so that *ISIS’s* and *isis's* are one.
public final class Vocabulary: Sendable {
  /// The shipped table that the first words come from.
  public let table: LexicalTable
  /// Folded, each once.
  private let additional: TextList
  /// Numbers of additional words from 1, by their hash; 0 in free slots.
  private let slots: [UInt32]
  /// What was looked up by text.
  private let lookups = Mutex(Lookups())
  private let keepsLookups = Atomic(true)

  private struct Lookups: @unchecked Sendable {  // reached under the lock alone
    var cache: WordCache?
  }

  /// A vocabulary of the table's words.
  public convenience init(table: LexicalTable) {
    self.init(table: table, additionalWords: EmptyCollection())
  }

  /// A vocabulary of the table's words and `additionalWords`, numbered after them in their order.
  public init(table: LexicalTable, additionalWords: some Collection<String>) {
    self.table = table
    var folding = Folding()
    var additional = TextList()
    var slots = [UInt32](
      repeating: 0, count: 1 << (64 - max(additionalWords.count * 2, 8).leadingZeroBitCount))
    for text in additionalWords {
      folding.fold(text)
      let bytes = folding.bytes
      guard !bytes.isEmpty, table.word(folded: bytes, hash: folding.hash) == .unknown else {
        continue
      }
      var slot = Int(folding.hash) & (slots.count - 1)
      while slots[slot] != 0,
        !bytes.withUnsafeBufferPointer({ additional.holds($0, at: Int(slots[slot]) - 1) })
      {
        slot = (slot + 1) & (slots.count - 1)
      }
      guard slots[slot] == 0 else { continue }
      additional.append(bytes)
      slots[slot] = UInt32(additional.count)
    }
    self.additional = additional
    self.slots = slots
  }

  /// Reads a vocabulary that was written, of the same table.
  ///
  /// Throws `DamagedBundle`.
  package init(from bundle: BundleReader, table: LexicalTable) throws {
    self.table = table
    additional = try bundle.textList()
    slots = try bundle.numbers()
    // A search ends at a free slot.
    guard slots.count & (slots.count - 1) == 0, slots.contains(0),
      slots.allSatisfy({ $0 <= additional.count })
    else { throw DamagedBundle() }
  }

  /// Writes the words that the table lacks.
  package func write(to bundle: BundleWriter) {
    bundle.write(additional)
    bundle.write(numbers: slots)
  }

  /// The number of words; every `WordID` is at most this.
  public var count: Int { table.count + additional.count }

  /// The word with that folded form, or `.unknown`.
  @inline(__always)
  public func word(folded bytes: [UInt8], hash: UInt32) -> WordID {
    bytes.withUnsafeBufferPointer { word(folded: $0, hash: hash) }
  }

  /// The word with that folded form, or `.unknown`.
  func word(folded bytes: UnsafeBufferPointer<UInt8>, hash: UInt32) -> WordID {
    let known = table.word(folded: bytes, hash: hash)
    if known != .unknown || additional.isEmpty { return known }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = slots[slot]
      if additional.holds(bytes, at: Int(index) - 1) {
        return WordID(rawValue: UInt32(table.count) + index)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return .unknown
  }

  /// The word of a UTF-8 text, in any case.
  public func word(forUTF8 bytes: some Collection<UInt8>) -> WordID {
    var folding = Folding()
    let text = Array(bytes)
    folding.fold(text, in: 0..<text.count)
    return word(folded: folding.bytes, hash: folding.hash)
  }

  /// The word of a text, in any case.
  public func word(for text: String) -> WordID {
    var text = text
    return text.withUTF8 { plainWord($0) } ?? word(forUTF8: text.utf8)
  }

  /// The word of a short text of ASCII letters, folded without memory of its own; `nil` for others.
  ///
  /// Rule packs name some twenty thousand such words, which are looked up at every start.
  private func plainWord(_ bytes: UnsafeBufferPointer<UInt8>) -> WordID? {
    guard bytes.count <= Self.longestPlainWord else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestPlainWord) {
      folded in
      folded.initialize(repeating: 0)
      var hash = Folding.emptyHash
      for (index, byte) in bytes.enumerated() {
        guard let lower = Folding.lowerASCII(byte) else { return nil }
        folded[index] = lower
        hash = Folding.hash(hash, lower)
      }
      let word = UnsafeBufferPointer(rebasing: folded[..<bytes.count])
      guard keepsLookups.load(ordering: .relaxed),
        let key = WordCache.Key(UnsafeBufferPointer(folded), 0..<bytes.count)
      else { return self.word(folded: word, hash: hash) }
      // The tables of a pack are read by one stage after the other, and the words of the lexical
      // table lie far apart in memory.
      return lookups.withLock { lookups in
        let cache = lookups.cache ?? WordCache(bits: 14)
        lookups.cache = cache
        return cache.value(of: key) {
          WordCache.Value(word: self.word(folded: word, hash: hash), mayAbbreviate: false)
        }.word
      }
    }
  }

  private static let longestPlainWord = 64

  /// Forgets the look-ups by text, which come in thousands only while rules are being loaded.
  public func forgetLookups() {
    keepsLookups.store(false, ordering: .relaxed)
    lookups.withLock { $0.cache = nil }
  }

  /// The words of a text, cut at blanks.
  public func phrase(_ text: String) -> [WordID] {
    guard text.utf8.contains(0x20) else { return text.isEmpty ? [] : [word(for: text)] }
    return text.utf8.split(separator: 0x20).map { word(for: String(decoding: $0, as: UTF8.self)) }
  }

  /// The words of `texts` that are known.
  public func words(_ texts: some Sequence<String>) -> WordSet {
    WordSet(texts.map { word(for: $0) })
  }

  /// The folded form of a word, as UTF-8; empty for the unknown word.
  public func bytes(of word: WordID) -> [UInt8] {
    let index = Int(word.rawValue)
    if index == 0 || index > count { return [] }
    if index <= table.count { return table.bytes(of: word) }
    return Array(additional.bytes[additional.range(index - table.count - 1)])
  }

  /// Appends the folded form of a word; nothing for the unknown word.
  public func append(_ word: WordID, to bytes: inout [UInt8]) {
    let index = Int(word.rawValue)
    if index == 0 || index > count { return }
    if index <= table.count {
      bytes.append(contentsOf: table.text(of: word))
    } else {
      bytes.append(contentsOf: additional.bytes[additional.range(index - table.count - 1)])
    }
  }

  /// The folded form of a word; empty for the unknown word.
  public func text(of word: WordID) -> String { String(decoding: bytes(of: word), as: UTF8.self) }

  /// The readings that the table has for the word, likeliest first; none for words of rule packs.
  @inlinable public func tags(of word: WordID) -> [Reading] {
    readingNumbers(of: word).map { table.reading($0) }
  }

  /// The same as numbers for `table.reading`, without an array.
  @inlinable @inline(__always)
  public func readingNumbers(of word: WordID) -> Range<Int> {
    word.rawValue > 0 && Int(word.rawValue) <= table.count ? table.readings(of: word) : 0..<0
  }

  /// The lemma of the word as that part of speech; the word itself where the table knows none.
  ///
  /// A verb tag falls back on the word's other verb tags, a noun tag on its other noun tag.
  @inlinable public func lemma(of word: WordID, as tag: PartOfSpeech) -> WordID {
    var fallback = word
    var foundFallback = false
    for number in readingNumbers(of: word) {
      let reading = table.reading(number)
      if reading.tag == tag { return reading.lemma }
      let isRelated =
        tag.isVerb && tag != .modal
        ? reading.tag.isVerb && reading.tag != .modal : tag.isNoun && reading.tag.isNoun
      if isRelated && !foundFallback {
        fallback = reading.lemma
        foundFallback = true
      }
    }
    return fallback
  }

  /// Whether the word can have that tag by the table.
  @inlinable public func canBe(_ tag: PartOfSpeech, _ word: WordID) -> Bool {
    readingNumbers(of: word).contains { table.reading($0).tag == tag }
  }

  /// Whether the first sense of the noun, in its singular, is a person.
  @inlinable public func isPersonNoun(_ lemma: WordID) -> Bool {
    Int(lemma.rawValue) <= table.count && table.isPersonNoun(lemma)
  }
}
