/// Every word form that can matter: those of the lexical table, and those that only a rule pack names.
///
/// Words are folded (`Folding`) before they are looked up, so that *ISIS’s* and *isis's* are one.
public final class Vocabulary: Sendable {
  /// The shipped table that the first words come from.
  public let table: LexicalTable
  private let additional: [[UInt8]]
  private let slots: [UInt32]

  /// A vocabulary of the table's words and `additionalWords`, numbered after them in their order.
  public init(table: LexicalTable, additionalWords: [String] = []) {
    self.table = table
    var folding = Folding()
    var additional: [[UInt8]] = []
    var slots = [UInt32](
      repeating: 0, count: 1 << (64 - max(additionalWords.count * 2, 8).leadingZeroBitCount))
    for text in additionalWords {
      folding.fold(text)
      let bytes = folding.bytes
      guard !bytes.isEmpty, table.word(folded: bytes, hash: folding.hash) == .unknown else {
        continue
      }
      var slot = Int(folding.hash) & (slots.count - 1)
      while slots[slot] != 0, additional[Int(slots[slot]) - 1] != bytes {
        slot = (slot + 1) & (slots.count - 1)
      }
      guard slots[slot] == 0 else { continue }
      additional.append(bytes)
      slots[slot] = UInt32(additional.count)
    }
    self.additional = additional
    self.slots = slots
  }

  /// The number of words; every `WordID` is at most this.
  public var count: Int { table.count + additional.count }

  /// The word with that folded form, or `.unknown`.
  @inline(__always)
  public func word(folded bytes: [UInt8], hash: UInt32) -> WordID {
    let known = table.word(folded: bytes, hash: hash)
    if known != .unknown || additional.isEmpty { return known }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = slots[slot]
      if additional[Int(index) - 1] == bytes {
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
  public func word(for text: String) -> WordID { word(forUTF8: text.utf8) }

  /// The words of `texts` that are known.
  public func words(_ texts: some Sequence<String>) -> WordSet {
    WordSet(texts.map { word(for: $0) })
  }

  /// The folded form of a word, as UTF-8; empty for the unknown word.
  public func bytes(of word: WordID) -> [UInt8] {
    let index = Int(word.rawValue)
    if index == 0 || index > count { return [] }
    return index <= table.count ? table.bytes(of: word) : additional[index - table.count - 1]
  }

  /// Appends the folded form of a word; nothing for the unknown word.
  public func append(_ word: WordID, to bytes: inout [UInt8]) {
    let index = Int(word.rawValue)
    if index == 0 || index > count { return }
    if index <= table.count {
      bytes.append(contentsOf: table.text(of: word))
    } else {
      bytes.append(contentsOf: additional[index - table.count - 1])
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
