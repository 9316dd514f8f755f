import QuothModel
import Testing

@testable import QuothBatch

struct ArticleLineParserTests {
  private func parse(_ line: String, limit: Int = 1000) throws(InputProblem) -> Article {
    let parser = ArticleLineParser(fields: ArticleFields(), maximumTextBytes: limit)
    var article = Article()
    try Array(line.utf8).withUnsafeBufferPointer { bytes throws(InputProblem) in
      try parser.parse(bytes, into: &article)
    }
    return article
  }

  @Test func `reads the four fields and keeps the others as they are written`() throws {
    let article = try parse(
      #" {"url": {"a":[1,2.50]}, "id":"a1","text":"Two\nlines","date":"2017-10-24T08:00:00Z","#
        + #""source":"AP","events":[1]} "#)
    #expect(article.id == "a1")
    #expect(article.text == Array("Two\nlines".utf8))
    #expect(article.date == "2017-10-24")
    #expect(article.source == "AP")
    #expect(article.extras.map(\.key) == ["url"])
    #expect(article.extras.map(\.json) == [#"{"a":[1,2.50]}"#])
  }

  @Test(arguments: [
    (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u00e9"#, "é"), (#"\ud83d\ude00"#, "😀"),
    ("ص بسيط", "ص بسيط"), (#"a\u0301"#, "a\u{301}"),
  ])
  func `resolves escapes`(escaped: String, plain: String) throws {
    #expect(try parse(#"{"id":"a","text":"\#(escaped)"}"#).text == Array(plain.utf8))
  }

  @Test func `takes an integer as an id`() throws {
    #expect(try parse(#"{"id":-17,"text":""}"#).id == "-17")
  }

  @Test func `takes an escaped field name`() throws {
    #expect(try parse(#"{"i\u0064":"a","text":"b"}"#).id == "a")
  }

  @Test(arguments: [
    ("", InputProblem.Code.invalidJSON, 0), ("[]", .invalidJSON, 0), ("{", .invalidJSON, 1),
    (#"{"id":"a","text":"b"} x"#, .invalidJSON, 22), (#"{"id":"a","text":"b",}"#, .invalidJSON, 21),
    (#"{"id":"a","text":"b"#, .invalidJSON, 17), (#"{"id":"a","text":"\"#, .invalidJSON, 17),
    (#"{"id":"a","text":"\x"}"#, .invalidJSON, 18),
    (#"{"id":"a","text":"\u12"}"#, .invalidJSON, 18),
    (#"{"id":"a","text":"\ud83d"}"#, .invalidJSON, 18),
    (#"{"id":"a","text":"\ud83dA"}"#, .invalidJSON, 18),
    ("{\"id\":\"a\",\"text\":\"b\tc\"}", .invalidJSON, 19),
    (#"{"id":"a","text":"b","x":01}"#, .invalidJSON, 26),
    (#"{"id":"a","text":"b","x":nul}"#, .invalidJSON, 28),
    (#"{"id":"a","text":"b\u0000"}"#, .nul, 19), (#"{"id":1.5,"text":""}"#, .invalidField, 6),
    (#"{"id":"","text":""}"#, .invalidField, 6), (#"{"id":"a","text":7}"#, .invalidField, 17),
    (#"{"id":"a","id":"b","text":""}"#, .invalidField, 10),
    (#"{"id":"a","text":"","date":"May 1"}"#, .invalidField, 27),
  ])
  func `refuses what is no record`(line: String, code: InputProblem.Code, utf8Offset: Int) {
    let problem = #expect(throws: InputProblem.self) { _ = try parse(line) }
    #expect(problem?.code == code)
    #expect(problem?.utf8Offset == utf8Offset)
  }

  @Test(arguments: [#"{"text":""}"#, #"{"id":"a"}"#, "{}"])
  func `names the field that is missing`(line: String) {
    let problem = #expect(throws: InputProblem.self) { _ = try parse(line) }
    #expect(problem?.code == .missingField)
  }

  @Test func `stops at too many levels`() {
    let deep = String(repeating: "[", count: 100_000)
    let problem = #expect(throws: InputProblem.self) {
      _ = try parse(#"{"x":\#(deep)"#)
    }
    #expect(problem?.message == "too many levels of JSON")
  }

  @Test func `refuses a text beyond its limit`() throws {
    #expect(try parse(#"{"id":"a","text":"12345"}"#, limit: 5).text.count == 5)
    let problem = #expect(throws: InputProblem.self) {
      _ = try parse(#"{"id":"a","text":"123456"}"#, limit: 5)
    }
    #expect(problem?.code == .tooLong)
  }
}
