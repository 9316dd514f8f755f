package import QuothBundle

/// Why a lexical table cannot be used.
public enum LexicalTableError: Error, Hashable, Sendable {
  case unreadable(path: String)
  /// The file is no lexical table of this version, or was cut short.
  case malformed(path: String)
}

/// The shipped table of English word forms, mapped into memory.
///
/// It holds tags with probabilities, lemmas, inflected forms, person nouns, and the tag trigrams. Nothing is parsed
/// when it opens.
///
/// The file (`tools/lexical-table` writes it) is little-endian: `QLEX`, then five `UInt32` (version, number of
/// words n, hash capacity, number of tags, number of sections), then offset and length of each section:
/// 0 text offsets (n + 2), 1 text, 2 hash slots (hash, word), 3 reading offsets (n + 2), 4 readings (tag, 0,
/// `Int16` log probability × 256, `UInt32` lemma), 5 form offsets (n + 2), 6 forms (tag << 24 | word), 7 flags,
/// 8 trigrams (`Int16` log probability × 256). Words are sorted by their bytes and numbered from 1.
public final class LexicalTable: @unchecked Sendable {  // read-only memory
  private let file: MappedFile
  /// The number of words.
  public let count: Int
  private let hashMask: UInt32
  private let textOffsets: UnsafeBufferPointer<UInt32>
  private let text: UnsafeBufferPointer<UInt8>
  private let slots: UnsafeBufferPointer<UInt64>
  @usableFromInline let readingOffsets: UnsafeBufferPointer<UInt32>
  @usableFromInline let readings: UnsafeBufferPointer<UInt64>
  private let formOffsets: UnsafeBufferPointer<UInt32>
  private let forms: UnsafeBufferPointer<UInt32>
  @usableFromInline let flags: UnsafeBufferPointer<UInt8>
  @usableFromInline let trigrams: UnsafeBufferPointer<Int16>
  @usableFromInline let trigramWidth = LexicalTable.tagCount

  /// The tags of the trigram table: those of `PartOfSpeech`, and *of*, which has a row of its own.
  public static var tagCount: Int { ofTag + 1 }
  /// The number of the tag of *of* in the trigram table.
  @inlinable public static var ofTag: Int { Int(PartOfSpeech.listMarker.rawValue) + 1 }

  private static let sectionCount = 9
  private static let headerLength = 24 + 8 * sectionCount

  /// Maps the table at `path`.
  public init(path: String) throws(LexicalTableError) {
    guard let file = MappedFile(path: path) else { throw .unreadable(path: path) }
    self.file = file
    let bytes = file.bytes
    func number(_ index: Int) -> Int {
      Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self).littleEndian)
    }
    guard bytes.count >= LexicalTable.headerLength, bytes.prefix(4).elementsEqual("QLEX".utf8),
      number(1) == 1, number(4) == LexicalTable.tagCount, number(5) == LexicalTable.sectionCount
    else { throw .malformed(path: path) }
    let words = number(2)
    let capacity = number(3)
    let tags = LexicalTable.tagCount
    func section<Element>(_ index: Int, count: Int?) throws(LexicalTableError)
      -> UnsafeBufferPointer<Element>
    {
      let offset = number(6 + 2 * index)
      let length = number(7 + 2 * index)
      let elements = length / MemoryLayout<Element>.stride
      guard offset % 8 == 0, offset + length <= bytes.count, count ?? elements == elements else {
        throw .malformed(path: path)
      }
      return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
        .bindMemory(to: Element.self)
    }
    count = words
    hashMask = UInt32(truncatingIfNeeded: capacity - 1)
    textOffsets = try section(0, count: words + 2)
    text = try section(1, count: nil)
    slots = try section(2, count: capacity)
    readingOffsets = try section(3, count: words + 2)
    readings = try section(4, count: nil)
    formOffsets = try section(5, count: words + 2)
    forms = try section(6, count: nil)
    flags = try section(7, count: words + 1)
    trigrams = try section(8, count: tags * tags * tags)
    guard capacity > words, capacity & (capacity - 1) == 0,
      Int(textOffsets[words + 1]) == text.count, Int(readingOffsets[words + 1]) == readings.count,
      Int(formOffsets[words + 1]) == forms.count
    else { throw .malformed(path: path) }
  }

  /// The hash of the whole file; takes about a millisecond.
  package var contentHash: ContentHash { ContentHash(of: file.bytes) }

  /// The word whose folded form is `bytes`, with FNV-1a hash `hash`; `.unknown` if there is none.
  func word(folded bytes: [UInt8], hash: UInt32) -> WordID {
    bytes.withUnsafeBufferPointer { word(folded: $0, hash: hash) }
  }

  /// The word whose folded form is `bytes`, with FNV-1a hash `hash`; `.unknown` if there is none.
  func word(folded bytes: UnsafeBufferPointer<UInt8>, hash: UInt32) -> WordID {
    var slot = hash & hashMask
    while true {
      let entry = slots[Int(slot)]
      let word = UInt32(truncatingIfNeeded: entry >> 32)
      if word == 0 { return .unknown }
      if UInt32(truncatingIfNeeded: entry) == hash, equals(word, bytes) {
        return WordID(rawValue: word)
      }
      slot = (slot + 1) & hashMask
    }
  }

  private func equals(_ word: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(textOffsets[Int(word)])
    guard Int(textOffsets[Int(word) + 1]) - start == bytes.count else { return false }
    for index in bytes.indices where text[start + index] != bytes[index] { return false }
    return true
  }

  /// The folded form of a word of the table.
  func bytes(of word: WordID) -> [UInt8] { Array(text(of: word)) }

  /// The folded form of a word of the table, in its own memory.
  func text(of word: WordID) -> UnsafeBufferPointer<UInt8> {
    let index = Int(word.rawValue)
    return UnsafeBufferPointer(
      rebasing: text[Int(textOffsets[index])..<Int(textOffsets[index + 1])])
  }

  /// The readings of a word of the table, likeliest first.
  @inlinable @inline(__always)
  func readings(of word: WordID) -> Range<Int> {
    let index = Int(word.rawValue)
    return Int(readingOffsets[index])..<Int(readingOffsets[index + 1])
  }

  /// The reading with that number in the table.
  @inlinable @inline(__always)
  public func reading(_ index: Int) -> Reading {
    let entry = readings[index]
    return Reading(
      tag: PartOfSpeech(number: UInt8(truncatingIfNeeded: entry)),
      logProbability: Int32(Int16(truncatingIfNeeded: entry >> 16)),
      lemma: WordID(rawValue: UInt32(truncatingIfNeeded: entry >> 32)),
      isOf: UInt8(truncatingIfNeeded: entry) == UInt8(LexicalTable.ofTag))
  }

  /// The inflected forms of a lemma with their tags, the lemma itself among them.
  func forms(of lemma: WordID) -> [(word: WordID, tag: PartOfSpeech)] {
    let index = Int(lemma.rawValue)
    return forms[Int(formOffsets[index])..<Int(formOffsets[index + 1])].map { entry in
      (
        WordID(rawValue: entry & 0xFF_FFFF),
        PartOfSpeech(rawValue: UInt8(entry >> 24)) ?? .noun
      )
    }
  }

  /// Whether the first sense of the noun is a person.
  @inlinable func isPersonNoun(_ word: WordID) -> Bool { flags[Int(word.rawValue)] & 1 != 0 }

  /// The logarithm of P(third | first, second), times 256.
  ///
  /// Tags are numbers as in the file.
  @inlinable @inline(__always)
  public func trigram(_ first: Int, _ second: Int, _ third: Int) -> Int32 {
    trigram(inRow: trigramRow(first, second), third)
  }

  /// Where the trigrams with these first two tags begin.
  @inlinable @inline(__always)
  public func trigramRow(_ first: Int, _ second: Int) -> Int {
    (first &* trigramWidth &+ second) &* trigramWidth
  }

  /// The same for a row of `trigramRow`.
  @inlinable @inline(__always)
  public func trigram(inRow row: Int, _ third: Int) -> Int32 { Int32(trigrams[row &+ third]) }
}

/// One way to read a word form.
public struct Reading: Sendable, Hashable {
  /// The part of speech.
  public let tag: PartOfSpeech
  /// The logarithm of P(word | tag), times 256.
  public let logProbability: Int32
  /// The base form under that tag.
  public let lemma: WordID
  /// The word *of*, which has a tag of its own in the trigram table.
  public let isOf: Bool

  /// A reading; `logProbability` as in the table.
  @inlinable public init(
    tag: PartOfSpeech, logProbability: Int32, lemma: WordID, isOf: Bool = false
  ) {
    self.tag = tag
    self.logProbability = logProbability
    self.lemma = lemma
    self.isOf = isOf
  }
}
