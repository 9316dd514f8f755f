/// What a scalar means to the tokenizer.
enum CharacterClass: UInt8 {
  case space
  case lineBreak
  case letter
  case digit
  /// A combining mark: part of the letter before it.
  case mark
  /// Invisible: a byte order mark, a soft hyphen, a zero-width or bidirectional control.
  case ignorable
  case apostrophe
  case hyphen
  case dash
  case period
  case openingQuote
  case closingQuote
  /// `"`: opens or closes, by its neighbours.
  case straightQuote
  /// Brackets and other punctuation, symbols, emoji, private-use scalars: a token of its own.
  case symbol

  /// The class of any scalar.
  ///
  /// ASCII is better looked up in `asciiTable`.
  static func of(_ value: UInt32) -> CharacterClass {
    switch value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: .lineBreak
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    case 0x30...0x39, 0xFF10...0xFF19, 0x0660...0x0669, 0x06F0...0x06F9: .digit
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x02B9, 0x02BD...0x02C1: .letter
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: .ignorable
    case 0x27, 0x2018, 0x2019, 0x201B, 0x02BA...0x02BC, 0x60, 0xB4, 0xFF07: .apostrophe
    case 0x2D, 0x2010, 0x2011, 0xFE63, 0xFF0D: .hyphen
    case 0x2012...0x2015, 0x2212: .dash
    case 0x2E: .period
    case 0x22, 0xFF02: .straightQuote
    case 0x201C, 0x201E, 0x201F, 0xAB: .openingQuote
    case 0x201D, 0xBB: .closingQuote
    case 0x21...0x7E, 0xA1...0xBF, 0xD7, 0xF7: .symbol
    case 0x0300...0x036F: .mark
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: .symbol
    default: byProperties(value)
    }
  }

  private static func byProperties(_ value: UInt32) -> CharacterClass {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .decimalNumber: return .digit
    case .format: return .ignorable
    default: return properties.isAlphabetic ? .letter : properties.isWhitespace ? .space : .symbol
    }
  }

  /// The classes of the 128 ASCII characters.
  static let asciiTable: [CharacterClass] = (0..<128).map { of(UInt32($0)) }
}
