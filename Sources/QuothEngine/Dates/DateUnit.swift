/// A unit of time that a date expression counts in or names.
package enum DateUnit: UInt8, Sendable, Hashable, Comparable {
  case minute, hour, day, weekend, week, fortnight, month, season, year, decade, century

  package static func < (left: DateUnit, right: DateUnit) -> Bool {
    left.rawValue < right.rawValue
  }
}
