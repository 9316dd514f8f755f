import Foundation
import QuothEngine
import QuothModel
import Testing

/// Rules that the words of a sentence rule out are not tried; an explanation tries them all.
struct SkippingTests {
  static let articles: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../corpus/text").standardized
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0).path }
  }()

  @Test(arguments: articles)
  func `no rule that was passed over would have found an event`(article: String) throws {
    let engine = try #require(ShippedRules.engine)
    let text = Array(try Data(contentsOf: URL(filePath: article)))
    let annotator = DocumentAnnotator(rules: engine)
    let written = try annotator.annotate(id: "a", text: text, date: nil).document.events
    let explained = try annotator.explain(text: text, date: nil).flatMap(\.found).filter(\.isKept)
    #expect(
      written.map { "\($0.type) by \($0.rules)" }.sorted()
        == explained.map { "\($0.type) by \($0.rules)" }.sorted())
  }
}
