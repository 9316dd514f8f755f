import Quoth
import Testing

/// How news words its events, and words of war that tell of none.
struct PhrasingTests {
  static let extractor = Result { try Extractor() }

  @Test(arguments: try EventCase.load("phrasings") + EventCase.load("figures-of-speech"))
  func `a sentence yields the events that a reader would mark`(example: EventCase) throws {
    let worker = try Self.extractor.get().makeWorker()
    let document = try worker.annotate(id: "phrasing", text: Array(example.text.utf8), date: nil)
      .document
    #expect(document.eventLines == example.events)
  }
}
