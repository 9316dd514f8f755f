import QuothText
import Testing

@testable import QuothEngine

struct DateReaderTests {
  static let lists: DateLists = {
    var lists = DateLists()
    lists.months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    lists.monthAbbreviations = ["Jan", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"]
    lists.weekdays = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    lists.weekdayAbbreviations = ["Fri", "Sat", "Sun"]
    return lists
  }()

  /// A drawing, and what its dates resolve to in an article of Tuesday 24 October 2017.
  struct Example: CustomTestStringConvertible, Sendable {
    let drawing: String
    let values: [String?]
    var testDescription: String { drawing }

    init(_ drawing: String, _ values: String?...) {
      self.drawing = drawing
      self.values = values
    }
  }

  static let examples: [Example] = [
    Example("Guards left on ⟦Sunday⟧.", "2017-10-22"),
    Example("On ⟦Tuesday⟧ and ⟦last Tuesday⟧ rain fell.", "2017-10-24", "2017-10-17"),
    Example("It closes ⟦next Friday⟧.", "2017-10-27"),
    Example("The gate fell ⟦late last month⟧.", "2017-09"),
    Example("It rained ⟦over the weekend⟧.", "2017-10-21/2017-10-22"),
    Example("They met ⟦yesterday⟧ and ⟦earlier today⟧.", "2017-10-23", "2017-10-24"),
    Example("The town was lost ⟦last March⟧.", "2017-03"),
    Example("It fell in ⟦December⟧.", "2016-12"),
    Example("It fell in ⟦August 2015⟧ and rose ⟦10 months later⟧.", "2015-08", "2016-06"),
    Example("On ⟦August 15, 2016⟧ and on ⟦16 August⟧ it hailed.", "2016-08-15", "2017-08-16"),
    Example("on the ⟦9th of June⟧ or ⟦Dec. 6th⟧", "2017-06-09", "2017-12-06"),
    Example("⟦Fri Dec 9 2016⟧ Smoke rose.", "2016-12-09"),
    Example("on ⟦Monday, October 23, 2017⟧, and again", "2017-10-23"),
    Example("⟦Friday morning⟧ and ⟦the early hours of Sunday morning⟧", "2017-10-20", "2017-10-22"),
    Example("⟦Earlier on Friday⟧ the mill burned.", "2017-10-20"),
    Example("⟦Earlier in the day⟧ and around ⟦mid-day⟧ they ran.", nil, nil),
    Example("around ⟦7 p.m. Friday⟧ near the mill", "2017-10-20"),
    Example("At ⟦9:20 p.m.⟧, the guard left.", nil),
    Example("They came on ⟦the night of 8 October⟧.", "2017-10-08"),
    Example("in ⟦2014⟧ and ⟦late 2015⟧", "2014", "2015"),
    Example("in ⟦the 1990s⟧", "199X"),
    Example(
      "born on ⟦08.04.2017⟧, seen on ⟦2017-10-20⟧ and ⟦13/4/2016⟧", "2017-04-08", "2017-10-20",
      "2016-04-13"),
    Example("⟦3/4/2017⟧ can be read in two ways", "2017"),
    Example(
      "rain ⟦two days ago⟧, and ⟦last week⟧, and ⟦last year⟧", "2017-10-22", "2017-W42", "2016"),
    Example(
      "⟦Two years ago⟧ the dam broke; ⟦earlier this month⟧ it was mended.", "2015", "2017-10"),
    Example("It will open ⟦in a few weeks⟧.", nil),
    Example("the worst of ⟦the past 8 years⟧ and of ⟦recent months⟧", nil, nil),
    Example("in ⟦the 48 hours⟧ before the raid", nil),
    Example("On ⟦Monday⟧ they came, and left ⟦the following day⟧.", "2017-10-23", "2017-10-24"),
    Example("a ⟦Christmas Day⟧ raid", nil),
    Example("between ⟦6 and 9 March⟧ and from ⟦8 to 15 May⟧", "2017-03-06", "2017-05-08"),
    Example("On ⟦the night of 3-4 May⟧ rain fell.", "2017-05-03"),
    Example("It rained in ⟦the night from Sunday to Monday⟧.", "2017-10-22"),
    Example("The wall fell ⟦overnight into Sunday⟧.", "2017-10-22"),
    Example("The mill stood still between ⟦June 15 and 21⟧.", "2017-06-15"),
    Example("They left before ⟦dawn on Thursday⟧.", "2017-10-19"),
    Example("at ⟦2:30 in the morning of Tuesday⟧", "2017-10-24"),
    Example("He woke at ⟦five in the morning⟧.", nil),
    Example("They came again on ⟦the 17th⟧.", nil),
    Example("on ⟦the first day⟧ and in ⟦the second night⟧", nil, nil),
    Example("closed since ⟦15 April last year⟧", nil),
    Example("closed since ⟦New Year⟧ and open in ⟦the spring⟧", nil, nil),
    Example("The mills stand still, Dawn reported."),
    Example("for three weeks they may march at the time"),
    Example("April Jones met 20 men who sat in the sun."),
    Example("In ⟦May⟧ 20 people fled; they march on.", "2017-05"),
    Example("A second minute passed, 2015 boats in all."),
  ]

  @Test(arguments: examples) func `finds dates and places them`(example: Example) throws {
    let vocabulary = try #require(EnglishText.vocabulary)
    let reader = DateReader(lists: Self.lists) { vocabulary.word(for: $0) }
    let resolver = DateResolver(published: CalendarDate(year: 2017, month: 10, day: 24))
    let marked = MarkedText(example.drawing)
    let document = try EnglishText.tokenized(marked.text, with: vocabulary)
    var found: [Range<Int>] = []
    var meanings: [DateMeaning] = []
    for sentence in document.sentences.indices {
      for date in reader.find(in: document, sentence: sentence) {
        found.append(document.offsets(of: date.tokens, inSentence: sentence))
        meanings.append(date.meaning)
      }
    }
    #expect(MarkedText.drawing(marked.text, found) == example.drawing)
    #expect(resolver.resolve(meanings).map { $0?.value } == example.values)
  }
}

struct DateResolverTests {
  @Test(arguments: [
    (DateMeaning.calendar(year: 2016, month: 2, day: 29), String?("2016-02-29")),
    (.calendar(year: 2016, month: 2, day: nil), "2016-02"), (.decade(1980), "198X"),
    (.weekday(7, shift: 0), nil), (.shifted(.day, by: -1), nil), (.month(3, shift: -1), nil),
    (.shiftedFromContext(.month, by: 1), nil), (.calendar(year: nil, month: 8, day: 15), nil),
  ])
  func `without a day of publication only full dates are placed`(
    meaning: DateMeaning, value: String?
  ) {
    #expect(DateResolver(published: nil).resolve(meaning)?.value == value)
  }

  @Test func `what counts from an earlier date keeps the coarser granularity`() {
    let resolver = DateResolver(published: nil)
    let dates = resolver.resolve([
      .calendar(year: 2015, month: 5, day: nil), .shiftedFromContext(.day, by: 2),
      .shiftedFromContext(.year, by: -1),
    ])
    #expect(dates.map { $0?.value } == ["2015-05", "2015-05", "2014"])
  }
}

struct CalendarDateTests {
  @Test(arguments: [
    ("2017-10-24", 2, "2017-W43"), ("2016-01-03", 7, "2015-W53"), ("2018-12-31", 1, "2019-W01"),
    ("1970-01-01", 4, "1970-W01"), ("1600-02-29", 2, "1600-W09"),
  ])
  func `knows day of the week and ISO week`(iso: String, weekday: Int, week: String) throws {
    let date = try #require(CalendarDate(iso: iso))
    #expect(date.weekday == weekday)
    #expect(ResolvedDate(date, granularity: .week).value == week)
    #expect(CalendarDate(dayNumber: date.dayNumber) == date)
  }

  @Test(arguments: ["2017-02-29", "2017-13-01", "0000-01-01", "today", "17-1-1", ""])
  func `refuses what is no day`(iso: String) {
    #expect(CalendarDate(iso: iso) == nil)
  }

  @Test func `a month later the day is cut to the month`() throws {
    let date = try #require(CalendarDate(year: 2016, month: 1, day: 31))
    #expect(date.adding(months: 1) == CalendarDate(year: 2016, month: 2, day: 29))
    #expect(date.adding(months: -2) == CalendarDate(year: 2015, month: 11, day: 30))
  }
}
