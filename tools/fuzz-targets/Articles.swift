import Quoth
import QuothFormats
import QuothModel

// The fuzzer runs one input at a time.
nonisolated(unsafe) private let worker: ExtractorWorker = {
  do {
    return try Extractor(packs: ["rules/conflict"]).makeWorker()
  } catch {
    fatalError("\(error)")
  }
}()

/// Any bytes as an article, up to its record.
func fuzzArticle(_ bytes: UnsafeBufferPointer<UInt8>) {
  let text = Array(bytes)
  guard let extraction = try? worker.annotate(id: "a", text: text, date: "2019-05-07") else {
    precondition(String(validating: text, as: UTF8.self) == nil || text.contains(0))
    return
  }
  let document = extraction.document
  precondition(document.text.utf8.elementsEqual(text))
  // Offsets lead into the text, at the edges of scalars.
  for mention in document.mentions {
    let slice = text[mention.span.range]
    precondition(!slice.isEmpty && String(validating: slice, as: UTF8.self) != nil)
  }
  var writer = DocumentWriter()
  precondition(writer.line(for: document).last == 0x0A)
}
