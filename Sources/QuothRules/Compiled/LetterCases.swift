/// Which letters the words of a lexicon have; ASCII is told without the Unicode tables.
package struct LetterCases {
  package private(set) var letterCount = 0
  package private(set) var hasUpper = false
  package private(set) var hasLower = false

  /// The letters of `name`.
  package init(_ name: String.UTF8View) { self.init(bytes: name) }

  /// The letters of `name`; not generic, because other modules would run code that is specialized for nothing.
  package init(_ name: ArraySlice<UInt8>) { self.init(bytes: name) }

  private init(bytes name: some Collection<UInt8>) {
    for byte in name {
      switch byte {
      case 0x41...0x5A: note(isUpper: true, isLower: false)
      case 0x61...0x7A: note(isUpper: false, isLower: true)
      case 0..<0x80: break
      default:
        self = LetterCases(scalarsOf: String(decoding: name, as: UTF8.self))
        return
      }
    }
  }

  private init(scalarsOf name: String) {
    for scalar in name.unicodeScalars {
      let properties = scalar.properties
      guard properties.isAlphabetic else { continue }
      note(isUpper: properties.isUppercase, isLower: properties.isLowercase)
    }
  }

  /// A letter without case counts as neither wholly upper nor wholly lower case.
  private mutating func note(isUpper: Bool, isLower: Bool) {
    letterCount += 1
    hasUpper = hasUpper || !isLower
    hasLower = hasLower || !isUpper
  }
}
