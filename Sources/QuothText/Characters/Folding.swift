/// Folds word forms for look-up, the same in every locale.
///
/// Folded words have lower case, straight apostrophes, plain hyphens, composed accents, half-width Latin letters, and
/// no invisible characters.
public struct Folding {
  /// The folded bytes of the last word.
  public private(set) var bytes: [UInt8] = []
  /// The FNV-1a hash of `bytes`.
  public private(set) var hash: UInt32 = Folding.emptyHash

  static let emptyHash: UInt32 = 0x811C_9DC5

  /// A folding with an empty buffer.
  public init() { bytes.reserveCapacity(64) }

  /// Folds the bytes of `text` in `range`, which is valid UTF-8 cut at scalars.
  public mutating func fold(_ text: [UInt8], in range: Range<Int>) {
    text.withUnsafeBufferPointer { fold($0, in: range) }
  }

  /// Folds the bytes of `text` in `range`, which is valid UTF-8 cut at scalars.
  mutating func fold(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    bytes.removeAll(keepingCapacity: true)
    var hash = Folding.emptyHash
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      guard let lower = Folding.lowerASCII(byte) else { break }
      bytes.append(lower)
      hash = Folding.hash(hash, lower)
      index += 1
    }
    self.hash = hash
    guard index < range.upperBound else { return }
    while index < range.upperBound {
      let (value, length) = UTF8Validation.scalar(in: text, at: index)
      append(value)
      index += length
    }
    rehash()
  }

  /// Folds a string.
  public mutating func fold(_ text: String) {
    let utf8 = Array(text.utf8)
    fold(utf8, in: 0..<utf8.count)
  }

  private mutating func rehash() {
    hash = bytes.reduce(Folding.emptyHash, Folding.hash)
  }

  /// The hash of the bytes that had the hash `hash`, with `byte` behind them.
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The folded form of an ASCII byte; `nil` for other bytes.
  @inline(__always)
  static func lowerASCII(_ byte: UInt8) -> UInt8? {
    guard byte < 0x80 else { return nil }
    return byte &- 0x41 < 26 ? byte | 0x20 : byte == 0x60 ? 0x27 : byte
  }

  private mutating func append(_ value: UInt32) {
    switch CharacterClass.of(value) {
    case .ignorable: return
    case .apostrophe: bytes.append(0x27)
    case .hyphen: bytes.append(0x2D)
    case .mark: appendMark(value)
    default:
      let narrow = (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value
      appendScalar(Folding.lowerCase(narrow))
    }
  }

  private mutating func appendScalar(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }

  private mutating func appendMark(_ mark: UInt32) {
    if let base = bytes.last, let composed = Folding.compositions[UInt64(mark) << 32 | UInt64(base)]
    {
      bytes.removeLast()
      appendScalar(composed)
    } else {
      appendScalar(mark)
    }
  }

  /// The simple lower-case form; the dotted capital I of Turkish becomes *i*.
  private static func lowerCase(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: return value + 0x20
    case 0x61...0x7A, 0xDF...0xFF: return value
    case 0x130: return 0x69
    default:
      guard let scalar = Unicode.Scalar(value) else { return value }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first?.value ?? value : value
    }
  }

  /// Mark and ASCII base letter (mark << 32 | base) to the composed letter.
  private static let compositions: [UInt64: UInt32] = {
    let letters: [(mark: UInt32, bases: String, composed: String)] = [
      (0x300, "aeioun", "àèìòùǹ"), (0x301, "aeiouycnszlrg", "áéíóúýćńśźĺŕǵ"),
      (0x302, "aeiouycghjswz", "âêîôûŷĉĝĥĵŝŵẑ"), (0x303, "anoiuey", "ãñõĩũẽỹ"),
      (0x304, "aeiouy", "āēīōūȳ"), (0x306, "aegiou", "ăĕğĭŏŭ"), (0x307, "cegz", "ċėġż"),
      (0x308, "aeiouy", "äëïöüÿ"), (0x30A, "au", "åů"), (0x30B, "ou", "őű"),
      (0x30C, "cdenrstzg", "čďěňřšťžǧ"), (0x323, "dhstz", "ḍḥṣṭẓ"), (0x327, "cst", "çşţ"),
      (0x326, "st", "șț"), (0x328, "aeiu", "ąęįų"), (0x331, "dhkt", "ḏẖḵṯ"),
    ]
    var table: [UInt64: UInt32] = [:]
    for (mark, bases, composed) in letters {
      for (base, letter) in zip(bases.unicodeScalars, composed.unicodeScalars) {
        table[UInt64(mark) << 32 | UInt64(base.value)] = letter.value
      }
    }
    return table
  }()
}
