import QuothText

/// Types an acronym in brackets like the name before it, and the other way round.
///
/// *Popular River Guards (PRG)*: the letters must fit, *BEIRUT (AP)* says nothing of Beirut.
enum AcronymDefinitions {
  static func apply(to names: inout [NameMention], in sentence: SentenceCursor) {
    for index in names.indices.dropFirst() {
      let long = names[index - 1]
      let short = names[index]
      guard short.tokens.count == 1, sentence.isCharacter("(", short.tokens.lowerBound - 1),
        sentence.isCharacter(")", short.tokens.upperBound),
        isAdjacent(long.tokens.upperBound, short.tokens.lowerBound - 1, in: sentence),
        fits(short.tokens.lowerBound, long.tokens, in: sentence)
      else { continue }
      if long.isWeak, !short.isWeak, short.type != .untypedName {
        names[index - 1].adopt(short, evidence: "acronym definition")
      } else if short.isWeak || short.type != long.type, long.type != .untypedName {
        names[index].adopt(long, evidence: "acronym definition")
      }
    }
  }

  /// Whether only a lower-case noun or nothing stands between name and bracket (*X group (Y)*).
  private static func isAdjacent(_ end: Int, _ bracket: Int, in sentence: SentenceCursor) -> Bool {
    end == bracket
      || (end + 1 == bracket && !sentence.shape(end).contains(.punctuation)
        && !sentence.shape(end).contains(.capitalized))
  }

  /// Whether the letters of the acronym begin like the words of the name, with or without its
  /// small words.
  static func fits(_ acronym: Int, _ name: Range<Int>, in sentence: SentenceCursor) -> Bool {
    let letters = sentence.bytes(acronym).filter { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
      .map { $0 | 0x20 }
    guard letters.count > 1 else { return false }
    var all: [UInt8] = []
    var capitals: [UInt8] = []
    for token in name {
      var isStart = true
      for byte in sentence.bytes(token) {
        if isStart {
          all.append(byte | 0x20)
          if byte >= 0x41, byte <= 0x5A { capitals.append(byte | 0x20) }
        }
        isStart = byte == UInt8(ascii: "-")
      }
    }
    if name.count == 1 { return capitals.first == letters[0] }
    return capitals.starts(with: letters.prefix(2)) || all.starts(with: letters.prefix(3))
  }
}

extension NameMention {
  /// Takes type and features of another name of the same thing.
  mutating func adopt(_ other: NameMention, evidence: String) {
    type = other.type
    kind = other.kind
    side = other.side
    isWeak = false
    self.evidence = evidence
  }
}
