import Quoth
import Testing

struct ListTests {
  static let extractor = Result { try Extractor() }

  @Test(arguments: try EventCase.load("lists"))
  func `lists have their members and groups their numbers`(example: EventCase) throws {
    let worker = try Self.extractor.get().makeWorker()
    let document = try worker.annotate(id: "list", text: Array(example.text.utf8), date: nil)
      .document
    #expect(document.eventLines == example.events)
  }
}
