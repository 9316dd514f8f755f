/// Places the dates of an article in the calendar, from its day of publication.
///
/// News looks back: *Sunday* is the last one, *December* in an article of October is last year's.
/// Without a day of publication only full dates are placed, and what counts from them.
package struct DateResolver: Sendable {
  private let published: CalendarDate?

  /// How many days ahead a date without a year may lie before it is taken for last year's.
  private static let foresightInDays = 45

  package init(published: CalendarDate?) { self.published = published }

  /// The dates in the order of the text; *10 months later* counts from the date before it.
  package func resolve(_ meanings: [DateMeaning]) -> [ResolvedDate?] {
    var context: ResolvedDate?
    return meanings.map { meaning in
      let date = resolve(meaning, context: context)
      if let date { context = date }
      return date
    }
  }

  /// The date that `meaning` names, or nil when something is missing to place it.
  package func resolve(_ meaning: DateMeaning, context: ResolvedDate? = nil) -> ResolvedDate? {
    switch meaning {
    case .calendar(let year, let month, let day): calendar(year, month, day)
    case .weekday(let weekday, let shift): self.weekday(weekday, shift: shift)
    case .month(let month, let shift): self.month(month, shift: shift)
    case .decade(let year):
      CalendarDate(year: year, month: 1, day: 1).map { ResolvedDate($0, granularity: .decade) }
    case .shifted(let unit, let distance):
      published.flatMap { self.shift($0, unit, by: distance, granularity: unit) }
    case .shiftedFromContext(let unit, let distance):
      fromContext(unit, by: distance, context: context)
    case .open: nil
    }
  }

  private func calendar(_ year: Int?, _ month: Int?, _ day: Int?) -> ResolvedDate? {
    guard let month else {
      guard let year else { return nil }
      return CalendarDate(year: year, month: 1, day: 1)
        .map { ResolvedDate($0, granularity: .year) }
    }
    guard let year else { return yearless(month, day) }
    return CalendarDate(year: year, month: month, day: day ?? 1)
      .map { ResolvedDate($0, granularity: day == nil ? .month : .day) }
  }

  /// *15 August*, *December*: the latest one that is not far ahead of the article.
  private func yearless(_ month: Int, _ day: Int?) -> ResolvedDate? {
    guard let published else { return nil }
    guard let day else {
      return self.month(month, shift: 0)
    }
    let latest = published.adding(days: Self.foresightInDays)
    for year in stride(from: published.year + 1, through: published.year - 8, by: -1) {
      if let date = CalendarDate(year: year, month: month, day: day), date <= latest {
        return ResolvedDate(date, granularity: .day)
      }
    }
    return nil
  }

  private func month(_ month: Int, shift: Int) -> ResolvedDate? {
    guard let published else { return nil }
    var year = published.year
    switch shift {
    case ..<0: if month >= published.month { year -= 1 }
    case 1...: if month <= published.month { year += 1 }
    default: if month > published.month { year -= 1 }
    }
    return CalendarDate(year: year, month: month, day: 1)
      .map { ResolvedDate($0, granularity: .month) }
  }

  private func weekday(_ weekday: Int, shift: Int) -> ResolvedDate? {
    guard let published else { return nil }
    let difference = published.weekday - weekday
    let daysBack: Int
    switch shift {
    case ..<0: daysBack = difference > 0 ? difference : difference + 7
    case 1...: daysBack = difference >= 0 ? difference - 7 : difference
    default: daysBack = difference >= 0 ? difference : difference + 7
    }
    return ResolvedDate(published.adding(days: -daysBack), granularity: .day)
  }

  /// A date `distance` units from `origin`, as long as `granularity` says.
  private func shift(
    _ origin: CalendarDate, _ unit: DateUnit, by distance: Int, granularity: DateUnit
  ) -> ResolvedDate? {
    guard abs(distance) <= 5_000 else { return nil }
    let date: CalendarDate
    switch unit {
    case .minute, .hour:
      guard distance == 0 || abs(distance) > 23 else { return nil }
      date = origin.adding(days: distance / 24)
    case .day: date = origin.adding(days: distance)
    case .weekend:
      // The weekend of an article's week is the one before it, unless it is published on one.
      let saturday = origin.adding(
        days: origin.weekday >= 6 ? 6 - origin.weekday : -1 - origin.weekday)
      date = saturday.adding(days: 7 * distance)
    case .week: date = origin.adding(days: 7 * distance + 1 - origin.weekday)
    case .fortnight: date = origin.adding(days: 14 * distance + 1 - origin.weekday)
    case .month: date = origin.adding(months: distance)
    case .season: date = origin.adding(months: 3 * distance)
    case .year: date = origin.adding(months: 12 * distance)
    case .decade: date = origin.adding(months: 120 * distance)
    case .century: date = origin.adding(months: 1_200 * distance)
    }
    return ResolvedDate(date, granularity: granularity)
  }

  private func fromContext(
    _ unit: DateUnit, by distance: Int, context: ResolvedDate?
  ) -> ResolvedDate? {
    guard let context else { return nil }
    // *two days after 2015* cannot be finer than the year.
    return shift(
      context.start, unit, by: distance, granularity: max(unit, context.granularity))
  }
}
