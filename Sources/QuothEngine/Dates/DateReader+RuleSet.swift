package import QuothRules
package import QuothText

extension DateReader {
  /// A reader with the names of months and days of `ruleSet`.
  package init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var lists = DateLists()
    lists.months = ruleSet.words("months")
    lists.monthAbbreviations = ruleSet.words("month_abbreviations")
    lists.weekdays = ruleSet.words("weekdays")
    lists.weekdayAbbreviations = ruleSet.words("weekday_abbreviations")
    lists.timeZones = ruleSet.words("time_zones")
    self.init(lists: lists) { vocabulary.word(for: $0) }
  }
}
