package import QuothBundle
package import QuothText

/// The entries of all lexicons, in their order.
///
/// Kept as the lines of their files; an entry is made when it is asked for.
package struct Lexicon: RandomAccessCollection, Sendable, Hashable {
  /// Each entry as a line `word word⇥key=value;key=value`.
  private var lines = TextList()
  private var types: [UInt8] = []
  private var flags: [UInt8] = []
  /// Spelling variants of transcribed Arabic count.
  private static let hasVariants: UInt8 = 1
  private static let isLowercase: UInt8 = 2

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { types.count }

  package subscript(index: Int) -> LexiconEntry {
    let line = lines.bytes[lines.range(index)]
    let end = line.firstIndex(of: 0x09) ?? line.endIndex
    let features = line[end...].dropFirst().split(separator: UInt8(ascii: ";"))
    return LexiconEntry(
      words: line[..<end].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) },
      type: type(at: index),
      features: features.map { cell in
        let key = cell.prefix { $0 != UInt8(ascii: "=") }
        return LexiconEntry.Feature(
          key: String(decoding: key, as: UTF8.self),
          value: String(decoding: cell[key.endIndex...].dropFirst(), as: UTF8.self))
      }, hasArabicVariants: flags[index] & Self.hasVariants != 0)
  }

  /// The type of an entry, without making the entry.
  package func type(at index: Int) -> TypeID { TypeID(rawValue: types[index]) }

  /// Whether no letter of the name is a capital, nor one without case.
  package func isLowercase(at index: Int) -> Bool { flags[index] & Self.isLowercase != 0 }

  /// The name of an entry as UTF-8, one blank between words, without making the entry.
  package func name(at index: Int) -> ArraySlice<UInt8> {
    lines.bytes[lines.range(index)].prefix { $0 != 0x09 }
  }

  /// The name that an entry stands for, its feature `canonical` or else its own, as a hash: two
  /// names share one by accident once in 2⁶⁴ pairs.
  package func canonicalHash(at index: Int) -> UInt64 {
    let line = lines.bytes[lines.range(index)]
    let end = line.firstIndex(of: 0x09) ?? line.endIndex
    var name = line[..<end]
    var features = line[end...].dropFirst()
    while !features.isEmpty {
      let cell = features.prefix { $0 != UInt8(ascii: ";") }
      if cell.starts(with: "canonical=".utf8) {
        name = cell.dropFirst("canonical=".utf8.count)
        break
      }
      features = features.dropFirst(cell.count + 1)
    }
    return name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func append(_ entry: LexiconEntry) {
    var line = entry.words.joined(separator: " ")
    for (place, feature) in entry.features.enumerated() {
      line += (place == 0 ? "\t" : ";") + feature.key + "=" + feature.value
    }
    lines.append(line.utf8)
    types.append(entry.type.rawValue)
    let hasUpper = LetterCases(entry.words.joined().utf8).hasUpper
    flags.append(
      (entry.hasArabicVariants ? Self.hasVariants : 0) | (hasUpper ? 0 : Self.isLowercase))
  }
}

extension Lexicon {
  func write(to writer: BundleWriter) {
    writer.write(lines)
    writer.write(numbers: types)
    writer.write(numbers: flags)
  }

  init(from reader: BundleReader) throws {
    lines = try reader.textList()
    types = try reader.numbers()
    flags = try reader.numbers()
    guard lines.count == types.count, lines.count == flags.count else { throw DamagedBundle() }
  }
}
