import Foundation
import QuothEvaluation
import QuothFormats
import QuothModel
import Testing

struct ReportTests {
  private static let hostile = "<script>alert(1)</script>\"'&\u{1B}[31m|`\u{202E}"

  private func report(_ hostile: String) throws -> EvaluationReport {
    func file(_ name: String, _ type: String) -> DocumentCollection {
      Drawing.file(
        name,
        [
          AnnotatedDocument(
            id: hostile, text: "a \(hostile) b",
            mentions: [
              Mention(
                id: "m1", type: type, span: TextSpan(2..<(2 + hostile.utf8.count)),
                rules: [hostile])
            ])
        ])
    }
    return try Evaluation(
      gold: file(hostile, "T"), predicted: file("p", hostile), listingErrors: true
    ).report
  }

  @Test func `nothing from a file becomes markup`() throws {
    let page = String(decoding: ReportHTML.bytes(of: try report(Self.hostile)), as: UTF8.self)
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(!page.contains("alert(1)</script>"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\\u{1B}[31m"))
    #expect(!page.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x1B })
    let markdown = ReportRenderer.markdown(of: try report(Self.hostile))
    #expect(!markdown.contains("<script"))
    let junit = ReportRenderer.junit(of: try report(Self.hostile), budgets: [])
    #expect(!junit.contains("<script") && !junit.contains("\u{1B}"))
  }

  @Test func `the page names its own script and style, and lets nothing else run`() throws {
    let page = String(decoding: ReportHTML.bytes(of: try report("x")), as: UTF8.self)
    #expect(page.contains("default-src &#39;none&#39;; script-src &#39;sha256-"))
    #expect(!page.contains("http://") && !page.contains("https://"))
    #expect(!page.contains(" style=") && !page.contains(" onclick="))
  }

  @Test func `JSON has its keys and reads back`() throws {
    let bytes = ReportJSON.bytes(of: try report("x"))
    var cursor = JSONCursor(bytes, in: bytes.indices)
    var keys: [String] = []
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      keys.append(key)
      try cursor.skipValue()
    }
    try cursor.finish()
    #expect(
      keys == [
        "signature", "documents", "mentions", "mentions_by_type", "mentions_macro",
        "mentions_weighted", "mention_strings", "confusion", "events", "events_by_type", "records",
        "attributes", "intervals", "interval_note", "rules", "problems", "errors", "error_groups",
        "gold_suspects",
      ])
  }

  @Test func `a figure of nothing is 0 and undefined`() throws {
    let empty = Drawing.file("g", [Drawing.document("d", "x")])
    let report = try Evaluation(gold: empty, predicted: empty).report
    let json = String(decoding: ReportJSON.bytes(of: report), as: UTF8.self)
    #expect(
      json.contains(
        #""trigger_id":{"tp":0,"pred":0,"gold":0,"precision":0,"recall":0,"f1":0,"undefined":true}"#
      ))
    #expect(ReportRenderer.text(of: report).contains("n/a"))
  }

  @Test func `the signature names the conventions`() throws {
    #expect(
      try report("x").signature
        == "quoth-evaluate 1|matching:optimal|overlap:1%|duplicates:keep|unit:scalar|docs:1"
        + "|gold:sha256:ab12|draws:10000|seed:12345")
  }

  @Test func `groups errors by class and names suspects`() throws {
    let gold = Drawing.file(
      "g",
      [
        Drawing.document("a", "⟦Rona|Location⟧ and ⟦Rona|Location⟧ fell. ⟦The army|Force⟧ left."),
        Drawing.document("b", "Rona fell."),
      ])
    let predicted = Drawing.file(
      "p",
      [
        Drawing.document("a", "⟦Rona|Force⟧ and Rona fell. The ⟦army|Force⟧ left."),
        Drawing.document("b", "Rona ⟦fell|Event⟧."),
      ])
    let report = try Evaluation(gold: gold, predicted: predicted, listingErrors: true).report
    let errors = try #require(report.errors)
    #expect(
      errors.items.map { "\($0.errorClass.rawValue) \($0.label) in \($0.sentence)" } == [
        "type Location in Rona and Rona fell.", "missed Location in Rona and Rona fell.",
        "boundary Force in The army left.", "spurious Event in Rona fell.",
      ])
    #expect(
      errors.suspects.map { "\($0.document) \($0.surface) \($0.type)" } == ["b Rona Location"])
  }
}
