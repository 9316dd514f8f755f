/// What a word contributes to a date expression.
enum DateWord: Hashable, Sendable {
  /// A month by its number; doubtful where the word is an everyday one too (*may*, *march*).
  case month(Int, isDoubtful: Bool)
  /// A day of the week, Monday being 1; doubtful for *Sun* and *Sat*.
  case weekday(Int, isDoubtful: Bool)
  /// *yesterday* (-1), *today* (0), *tomorrow* (1).
  case relativeDay(Int)
  /// *overnight*.
  case night
  /// *dawn*, *midnight*: a time of day that stands alone.
  case pointOfDay
  /// *morning*, *night*: needs company (*this morning*, *Friday night*).
  case partOfDay
  case unit(DateUnit, isPlural: Bool)
  /// *last*, *past* (-1), *this* (0), *next*, *coming* (1): counted from the day of publication.
  case shift(Int)
  /// *previous* (-1), *same*, *that* (0), *following* (1): counted from the date before.
  case contextShift(Int)
  /// *recent*.
  case recent
  /// *early*, *late*, *mid*.
  case stage
  /// *earlier* (-1), *later* (1).
  case comparative(Int)
  /// *ago*.
  case ago
  /// *before*, *prior* (-1), *after* (1).
  case side(Int)
  case number(Int)
  /// *few*, *several*, *couple*.
  case someNumber
  case the, indefinite, of, on, `in`, over
  /// *at*, *during*, *since*, *until*, *by*, *from*: a year may follow.
  case preposition
  /// *about*, *nearly*, *almost*: may lead *two years ago*.
  case approximation
  /// *end*, *beginning*, *middle* of a time.
  case edge
  /// *a.m.*, *pm*, *GMT*.
  case clock
  /// *local*, *time* behind a clock time.
  case clockTail
  /// *and* between two days.
  case joint
  /// *first*, *second*: of counted days.
  case ordinal
  /// *Christmas*.
  case holiday
  /// *eve*.
  case eve

  /// Whether an expression can be found at the word; the others only belong to one.
  var isAnchor: Bool {
    switch self {
    case .weekday, .month, .relativeDay, .night, .pointOfDay, .partOfDay, .unit, .holiday: true
    default: false
    }
  }

  /// The closed-class words of English dates; names of months and days come from the pack.
  static let english: [(words: [String], meaning: DateWord)] = [
    (["yesterday"], .relativeDay(-1)), (["today", "tonight"], .relativeDay(0)),
    (["tomorrow"], .relativeDay(1)), (["overnight"], .night),
    (
      ["dawn", "dusk", "noon", "midday", "mid-day", "midnight", "daybreak", "nightfall"],
      .pointOfDay
    ),
    (["sunrise", "sunset"], .pointOfDay),
    (["morning", "afternoon", "evening", "night"], .partOfDay),
    (["minute"], .unit(.minute, isPlural: false)), (["minutes"], .unit(.minute, isPlural: true)),
    (["hour"], .unit(.hour, isPlural: false)), (["hours"], .unit(.hour, isPlural: true)),
    (["day"], .unit(.day, isPlural: false)), (["days"], .unit(.day, isPlural: true)),
    (["weekend"], .unit(.weekend, isPlural: false)),
    (["weekends"], .unit(.weekend, isPlural: true)),
    (["week"], .unit(.week, isPlural: false)), (["weeks"], .unit(.week, isPlural: true)),
    (["fortnight"], .unit(.fortnight, isPlural: false)),
    (["month"], .unit(.month, isPlural: false)), (["months"], .unit(.month, isPlural: true)),
    (["spring", "summer", "autumn", "fall", "winter"], .unit(.season, isPlural: false)),
    (["year"], .unit(.year, isPlural: false)), (["years"], .unit(.year, isPlural: true)),
    (["decade"], .unit(.decade, isPlural: false)), (["decades"], .unit(.decade, isPlural: true)),
    (["century"], .unit(.century, isPlural: false)),
    (["centuries"], .unit(.century, isPlural: true)),
    (["last", "past"], .shift(-1)), (["this"], .shift(0)), (["next", "coming"], .shift(1)),
    (["previous", "preceding"], .contextShift(-1)), (["same", "that"], .contextShift(0)),
    (["following"], .contextShift(1)), (["recent"], .recent),
    (["early", "late", "mid"], .stage), (["earlier"], .comparative(-1)),
    (["later"], .comparative(1)), (["ago"], .ago), (["before", "prior"], .side(-1)),
    (["after"], .side(1)), (["few", "several", "couple"], .someNumber),
    (["the"], .the), (["a", "an"], .indefinite), (["of"], .of), (["on"], .on), (["in"], .in),
    (["over"], .over),
    (["at", "during", "since", "until", "till", "by", "from", "to", "between"], .preposition),
    (["about", "around", "nearly", "almost", "some", "roughly", "approximately"], .approximation),
    (["end", "beginning", "start", "middle"], .edge),
    (["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "gmt", "utc", "o'clock"], .clock),
    (["and"], .joint), (["first", "second", "third", "fourth", "fifth"], .ordinal),
    (["local", "time"], .clockTail),
    (["christmas", "easter", "thanksgiving", "ramadan", "eid"], .holiday), (["eve"], .eve),
    (["one"], .number(1)), (["two"], .number(2)), (["three"], .number(3)), (["four"], .number(4)),
    (["five"], .number(5)), (["six"], .number(6)), (["seven"], .number(7)),
    (["eight"], .number(8)), (["nine"], .number(9)), (["ten"], .number(10)),
    (["eleven"], .number(11)), (["twelve"], .number(12)), (["fifteen"], .number(15)),
    (["twenty"], .number(20)), (["thirty"], .number(30)), (["forty"], .number(40)),
    (["fifty"], .number(50)),
  ]
}
