import QuothText

/// Whether a word is an everyday word or mostly a name, by the readings of the word table.
enum WordCommonness {
  /// How frequent a tag is in news, as the natural logarithm of its share times 256.
  private static func prior(_ tag: PartOfSpeech) -> Int32 {
    switch tag {
    case .name: -589
    case .pluralName: -1487
    case .noun: -503
    case .pluralNoun, .adjective: -720
    case .foreign, .symbol, .listMarker, .interjection: -2400
    default: -900
    }
  }

  /// A word may be so much likelier as a name and still be an everyday one (*exchange*): the table
  /// was counted on business news.
  private static let margin: Int32 = 450

  /// Whether one of the readings of a word as no name is about as likely as its readings as one.
  static func isCommon(_ readings: Range<Int>, in table: LexicalTable) -> Bool {
    var name = Int32.min / 2
    var other = Int32.min / 2
    for number in readings {
      let reading = table.reading(number)
      let likelihood = reading.logProbability + prior(reading.tag)
      if reading.tag == .name || reading.tag == .pluralName {
        name = max(name, likelihood)
      } else {
        other = max(other, likelihood)
      }
    }
    return other + margin >= name
  }
}
