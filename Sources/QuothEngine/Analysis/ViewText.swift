import QuothText

/// The bytes of an encoded view while they are written (see `ViewEncoding`).
struct ViewText: Sendable {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// The number of bytes so far.
  var count: Int { bytes.count }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Writes a character of the view's structure, which lies in the private-use area.
  mutating func append(_ structure: Unicode.Scalar) {
    // Every scalar of that area takes three bytes.
    let value = structure.value
    bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }

  /// Writes the type codes of a group that opens; its features follow, then `textStart`.
  mutating func openGroup(_ type: TypeID, _ kind: TypeID? = nil) {
    append(ViewEncoding.groupStart)
    append(ViewEncoding.typeCode(of: type))
    if let kind { append(ViewEncoding.typeCode(of: kind)) }
  }

  mutating func append(feature key: String, _ value: String) {
    append(featureKey: key)
    append(ascii: value)
  }

  mutating func append(feature key: String, _ value: WordID, of vocabulary: Vocabulary) {
    append(featureKey: key)
    vocabulary.append(value, to: &bytes)
  }

  private mutating func append(featureKey key: String) {
    append(ViewEncoding.featureStart)
    append(ascii: key)
    bytes.append(UInt8(ascii: "="))
  }

  /// Writes what was encoded before.
  mutating func append(encoded text: [UInt8]) { bytes.append(contentsOf: text) }

  mutating func append(_ word: WordID, of vocabulary: Vocabulary) {
    vocabulary.append(word, to: &bytes)
  }

  mutating func append(ascii text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Writes a token's text.
  ///
  /// Its private-use characters, which must not look like structure, become U+FFFD, which is as long.
  mutating func append(_ token: Int, of document: TokenizedDocument) {
    var offset = bytes.count
    bytes.append(contentsOf: document.bytes(ofToken: token))
    guard document.shapes[token].contains(.nonASCII) else { return }
    while offset + 2 < bytes.count {
      if ViewEncoding.isPrivateUse(firstByte: bytes[offset], secondByte: bytes[offset + 1]) {
        (bytes[offset], bytes[offset + 1], bytes[offset + 2]) = (0xEF, 0xBF, 0xBD)
      }
      offset += 1
    }
  }

  mutating func appendBlank() { bytes.append(UInt8(ascii: " ")) }
}
