import Foundation
import QuothText

/// A text in which ⟦…⟧ draws the stretches that a reader must find.
struct MarkedText {
  let text: [UInt8]
  /// The drawn stretches, as UTF-8 offsets of `text`.
  let marks: [Range<Int>]

  init(_ drawing: String) {
    var bytes: [UInt8] = []
    var marks: [Range<Int>] = []
    var start = 0
    for character in drawing {
      switch character {
      case "⟦": start = bytes.count
      case "⟧": marks.append(start..<bytes.count)
      default: bytes.append(contentsOf: String(character).utf8)
      }
    }
    text = bytes
    self.marks = marks
  }

  /// The drawing of `text` with these stretches.
  static func drawing(_ text: [UInt8], _ stretches: [Range<Int>]) -> String {
    var result = ""
    var position = 0
    for stretch in stretches {
      result += String(decoding: text[position..<stretch.lowerBound], as: UTF8.self)
      result += "⟦" + String(decoding: text[stretch], as: UTF8.self) + "⟧"
      position = stretch.upperBound
    }
    return result + String(decoding: text[position...], as: UTF8.self)
  }
}

/// The shipped word table and a tokenizer over it.
enum EnglishText {
  static let vocabulary: Vocabulary? = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../rules/english/english.lexicon").standardized.path
    return (try? LexicalTable(path: path)).map { Vocabulary(table: $0) }
  }()

  /// Tokens and sentences of `text`.
  static func tokenized(_ text: [UInt8], with vocabulary: Vocabulary) throws -> TokenizedDocument {
    let abbreviations = ["Gen", "Lt", "Col", "Dr", "Mr", "Dec", "Oct", "Nov", "Aug", "a.m", "p.m"]
    return try Tokenizer(vocabulary: vocabulary, abbreviations: abbreviations).tokenize(text)
  }
}

extension TokenizedDocument {
  /// The UTF-8 offsets of a range of tokens of `sentence`.
  func offsets(of tokens: Range<Int>, inSentence sentence: Int) -> Range<Int> {
    let first = sentences[sentence].tokens.lowerBound
    return Int(
      tokenStarts[first + tokens.lowerBound])..<Int(
        tokenEnds[first + tokens.upperBound - 1])
  }
}
