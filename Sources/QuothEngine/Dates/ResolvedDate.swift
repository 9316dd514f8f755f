/// A date placed in the calendar, with its granularity.
package struct ResolvedDate: Sendable, Hashable {
  /// How long the named time is.
  package let granularity: DateUnit
  /// The first day of the named time.
  package let start: CalendarDate

  package init(_ start: CalendarDate, granularity: DateUnit) {
    self.start = start
    self.granularity = granularity
  }

  /// The ISO 8601 form: *2017-10-21*, *2017-10*, *2015*, *2017-W42*; a weekend is an interval of
  /// two days, a decade its first three digits and an *X*.
  package var value: String {
    switch granularity {
    case .minute, .hour, .day: iso(start)
    case .weekend: iso(start) + "/" + iso(start.adding(days: 1))
    case .week, .fortnight:
      padded(start.week.year, 4) + "-W" + padded(start.week.number, 2)
    case .month, .season: padded(start.year, 4) + "-" + padded(start.month, 2)
    case .year: padded(start.year, 4)
    case .decade: padded(start.year / 10, 3) + "X"
    case .century: padded(start.year / 100, 2) + "XX"
    }
  }

  private func iso(_ date: CalendarDate) -> String {
    padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    let missing = width - digits.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
  }
}
