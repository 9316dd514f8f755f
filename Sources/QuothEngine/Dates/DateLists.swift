import QuothText

/// The names of months and days that a language pack gives the date reader, in calendar order.
struct DateLists: Sendable {
  var months: [String] = []
  var monthAbbreviations: [String] = []
  var weekdays: [String] = []
  var weekdayAbbreviations: [String] = []
  /// *GMT*, *UTC*: behind a clock time.
  var timeZones: [String] = []

  /// Names that are everyday words as well.
  private static let doubtful: Set<String> = [
    "may", "march", "mar", "sun", "sat", "wed", "sept", "dec",
  ]

  /// The map from words to what they contribute.
  func wordMap(word: (String) -> WordID) -> WordMap<DateWord> {
    var map = WordMap<DateWord>()
    for (number, name) in months.enumerated() {
      let folded = name.lowercased()
      let isDoubtful = Self.doubtful.contains(folded)
      map.insert(.month(number + 1, isDoubtful: isDoubtful), for: word(folded))
      for short in monthAbbreviations where folded.hasPrefix(short.lowercased().prefix(3)) {
        for form in [short.lowercased(), short.lowercased() + "."] {
          map.insert(.month(number + 1, isDoubtful: Self.doubtful.contains(form)), for: word(form))
        }
      }
      map.insert(.month(number + 1, isDoubtful: false), for: word("mid-" + folded))
    }
    for (number, name) in weekdays.enumerated() {
      let folded = name.lowercased()
      map.insert(.weekday(number + 1, isDoubtful: false), for: word(folded))
      // *Tuesdays attack* lost its apostrophe.
      map.insert(.weekday(number + 1, isDoubtful: false), for: word(folded + "s"))
      for short in weekdayAbbreviations where folded.hasPrefix(short.lowercased().prefix(3)) {
        for form in [short.lowercased(), short.lowercased() + "."] {
          map.insert(.weekday(number + 1, isDoubtful: true), for: word(form))
        }
      }
    }
    for zone in timeZones { map.insert(.clock, for: word(zone.lowercased())) }
    for (names, meaning) in DateWord.english {
      for name in names { map.insert(meaning, for: word(name)) }
    }
    return map
  }
}
