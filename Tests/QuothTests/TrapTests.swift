import Quoth
import Testing

struct TrapTests {
  static let extractor = Result { try Extractor() }

  @Test(arguments: try EventCase.load("traps"))
  func `the traps of raw expressions come out right`(example: EventCase) throws {
    let worker = try Self.extractor.get().makeWorker()
    let document = try worker.annotate(id: "trap", text: Array(example.text.utf8), date: nil)
      .document
    #expect(document.eventLines == example.events)
  }
}
