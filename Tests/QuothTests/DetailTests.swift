import Quoth
import Testing

struct DetailTests {
  static let extractor = Result { try Extractor() }

  @Test(arguments: try EventCase.load("details"))
  func `records are complete: places, times, counts, speakers and statuses`(
    example: EventCase
  ) throws {
    let worker = try Self.extractor.get().makeWorker()
    let document = try worker.annotate(id: "detail", text: Array(example.text.utf8), date: nil)
      .document
    #expect(document.eventLines == example.events)
  }
}
