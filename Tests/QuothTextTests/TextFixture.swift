import Foundation
import QuothText

/// The shipped lexical table and a tokenizer for the tests.
enum TextFixture {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func table() throws -> LexicalTable {
    try LexicalTable(path: repository.appending(path: "rules/english/english.lexicon").path)
  }

  static func tokenizer() throws -> Tokenizer {
    Tokenizer(
      vocabulary: Vocabulary(table: try table()),
      abbreviations: ["Mr", "Dr", "Gen", "Col", "Gov", "No", "Dec", "Sept", "Inc", "Co", "St"])
  }

  static func tokens(_ text: String) throws -> [String] {
    let document = try tokenizer().tokenize(Array(text.utf8))
    return document.words.indices.map {
      String(decoding: document.bytes(ofToken: $0), as: UTF8.self)
    }
  }

  /// The sentences with single spaces between tokens.
  static func sentences(_ text: String) throws -> [String] {
    let document = try tokenizer().tokenize(Array(text.utf8))
    return document.sentences.map { sentence in
      sentence.tokens.map { String(decoding: document.bytes(ofToken: $0), as: UTF8.self) }
        .joined(separator: " ")
    }
  }
}

/// Random numbers that are the same in every run.
struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
