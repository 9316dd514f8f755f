/// A word of a name in the form under which spelling variants meet, as a hash.
///
/// Case, accents, apostrophes, full stops and doubled letters do not count, nor does an Arabic
/// article before a hyphen: *al-Nusra*, *an-Nusra* and *Nusra* have one key. Two words share a key
/// by accident once in 2⁶⁴ pairs.
struct NameKey: Hashable, Sendable {
  let rawValue: UInt64

  /// The key of a sequence of words.
  func followed(by next: NameKey) -> NameKey {
    NameKey(rawValue: (rawValue &* 0x9E37_79B9_7F4A_7C15 ^ next.rawValue) &* 0xC2B2_AE3D_27D4_EB4F)
  }

  /// The key of no word, the start of a sequence.
  static let empty = NameKey(rawValue: 0x51_7C_C1_B7_27_22_0A_95)
}

/// The keys of one token: one for each of its parts between hyphens.
struct NameKeys: Sendable {
  /// How letters are folded.
  enum Folding: Sendable {
    /// Case, accents and doubled letters.
    case spelling
    /// Also the ways in which Arabic is written in Latin letters (*Daraa* and *Deraa*, *Qamishli*
    /// and *Kamishly*).
    case transcription
  }

  private var first = NameKey.empty
  private var rest: [NameKey] = []
  private(set) var count = 0

  /// The keys of the UTF-8 text of a token.
  init(_ bytes: ArraySlice<UInt8>, folding: Folding = .spelling) {
    self = bytes.withUnsafeBufferPointer { NameKeys(letters: $0, folding: folding) }
  }

  /// The same for text in memory that is open.
  init(letters: UnsafeBufferPointer<UInt8>, folding: Folding) {
    // Most tokens are one part of plain letters.
    if let part = NamePart(plain: letters, folding: folding) {
      if part.length > 0 { (first, count) = (part.key, 1) }
      return
    }
    var part = NamePart(folding: folding)
    var index = 0
    while index < letters.count {
      let byte = letters[index]
      if byte < 0x80 {
        if byte == UInt8(ascii: "-") {
          finish(&part, isLast: false)
        } else {
          part.append(byte)
        }
        index += 1
      } else {
        index += part.append(multibyte: UnsafeBufferPointer(rebasing: letters[index...]))
      }
    }
    finish(&part, isLast: true)
  }

  subscript(index: Int) -> NameKey { index == 0 ? first : rest[index - 1] }

  /// The key of all parts together.
  var whole: NameKey {
    (0..<count).reduce(NameKey.empty) { $0.followed(by: self[$1]) }
  }

  private mutating func finish(_ part: inout NamePart, isLast: Bool) {
    defer { part.reset() }
    guard part.length > 0, isLast || !part.isArabicArticle else { return }
    if count == 0 { first = part.key } else { rest.append(part.key) }
    count += 1
  }
}

/// One part of a name word while its letters come in.
private struct NamePart {
  let folding: NameKeys.Folding
  private(set) var length = 0
  private var hash = NamePart.seed
  private var last: UInt8 = 0
  /// The first three letters, for the test of articles.
  private var opening: UInt32 = 0

  private static let prime: UInt64 = 0x100_0000_01B3
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let transcriptionSalt: UInt64 = 0xA5A5_5A5A_1234_4321

  init(folding: NameKeys.Folding) { self.folding = folding }

  /// A part of ASCII letters without hyphens, nil for others; no test for an article follows.
  @inline(__always)
  init?(plain letters: UnsafeBufferPointer<UInt8>, folding: NameKeys.Folding) {
    self.folding = folding
    var (length, hash, last) = (0, Self.seed, UInt8(0))
    for byte in letters {
      if byte >= 0x80 || byte == UInt8(ascii: "-") { return nil }
      guard var letter = Self.folded(byte) else { continue }
      length += 1
      if folding == .transcription {
        guard let written = length == 1 ? Self.firstLetter(letter) : Self.transcribed(letter)
        else { continue }
        letter = written
      }
      if letter == last, letter >= 0x61 { continue }
      last = letter
      hash = (hash ^ UInt64(letter)) &* Self.prime
    }
    (self.length, self.hash, self.last) = (length, hash, last)
  }

  mutating func reset() {
    length = 0
    hash = Self.seed
    last = 0
    opening = 0
  }

  /// *al*, *el*, *an*, *ash* and their like before a hyphen.
  var isArabicArticle: Bool {
    guard length == 2 || length == 3 else { return false }
    let vowel = UInt8(truncatingIfNeeded: length == 2 ? opening >> 8 : opening >> 16)
    guard vowel == UInt8(ascii: "a") || vowel == UInt8(ascii: "e") || vowel == UInt8(ascii: "u")
    else { return false }
    if length == 3 {
      return opening & 0xFFFF == 0x7368  // sh
    }
    switch UInt8(truncatingIfNeeded: opening) {
    case UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "s"),
      UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "z"):
      return true
    default: return false
    }
  }

  var key: NameKey {
    NameKey(rawValue: folding == .transcription ? hash ^ Self.transcriptionSalt : hash)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard var letter = Self.folded(byte) else { return }
    if length < 3 { opening = opening << 8 | UInt32(letter) }
    length += 1
    if folding == .transcription {
      guard let written = length == 1 ? Self.firstLetter(letter) : Self.transcribed(letter)
      else { return }
      letter = written
    }
    if letter == last, letter >= 0x61 { return }
    last = letter
    hash = (hash ^ UInt64(letter)) &* Self.prime
  }

  /// A letter in lower case, a digit or an ampersand; nil for what does not count.
  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8? {
    let lower = byte | 0x20
    if lower &- 0x61 < 26 { return lower }
    return byte &- 0x30 < 10 || byte == UInt8(ascii: "&") ? byte : nil
  }

  /// The first letter of a word is kept, so that *Emma* is not *Hama*.
  @inline(__always)
  private static func firstLetter(_ letter: UInt8) -> UInt8? {
    letter == UInt8(ascii: "q") ? UInt8(ascii: "k") : letter
  }

  /// Vowels are one class of front and one of back vowels; *h* and *y* carry nothing.
  @inline(__always)
  private static func transcribed(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y"):
      UInt8(ascii: "a")
    case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "w"): UInt8(ascii: "u")
    case UInt8(ascii: "q"), UInt8(ascii: "k"): UInt8(ascii: "k")
    case UInt8(ascii: "z"): UInt8(ascii: "s")
    case UInt8(ascii: "p"): UInt8(ascii: "b")
    case UInt8(ascii: "h"): nil
    default: letter
    }
  }

  /// Folds one character outside ASCII; returns its length in bytes.
  mutating func append(multibyte bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let lead = bytes.first else { return 1 }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard bytes.count >= length else { return max(bytes.count, 1) }
    // Apostrophes, dashes and quotation marks (U+2010 to U+201F) count for nothing.
    if lead == 0xE2, bytes[1] == 0x80 { return length }
    if lead == 0xC3 || lead == 0xC4 || lead == 0xC5 {
      let second = bytes[1]
      if let base = LatinLetter.base(lead, second) {
        append(base)
        return length
      }
    }
    for byte in bytes.prefix(length) {
      hash = (hash ^ UInt64(byte)) &* Self.prime
    }
    last = 0
    self.length += 1
    return length
  }
}
