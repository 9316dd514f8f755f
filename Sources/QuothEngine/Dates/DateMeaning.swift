/// What a date expression says, before it is placed in the calendar.
package enum DateMeaning: Sendable, Hashable {
  /// A calendar date with what is given of it: *21 October 2017*, *October*, *2015*.
  case calendar(year: Int?, month: Int?, day: Int?)
  /// A day of the week, Monday being 1; `shift` is -1 for *last*, 1 for *next*, else 0.
  case weekday(Int, shift: Int)
  /// A month by its number, with *last* (-1), *next* (1) or *this* (0).
  case month(Int, shift: Int)
  /// Ten years by their first: *the 1990s*.
  case decade(Int)
  /// So many units from the day of publication: *yesterday*, *last week*, *two years ago*.
  case shifted(DateUnit, by: Int)
  /// So many units from the date named before: *10 months later*, *two days earlier*.
  case shiftedFromContext(DateUnit, by: Int)
  /// A time that no rule places: *recent months*, *mid-day*.
  case open
}
