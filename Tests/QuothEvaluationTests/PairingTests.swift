import QuothEvaluation
import QuothModel
import Testing

struct PairingTests {
  private func codes(_ gold: [AnnotatedDocument], _ predicted: [AnnotatedDocument]) -> [String] {
    let error = #expect(throws: EvaluationRefusal.self) {
      _ = try Evaluation(
        gold: Drawing.file("gold", gold), predicted: Drawing.file("predicted", predicted))
    }
    return error?.problems.map(\.rendered) ?? []
  }

  @Test func `refuses texts that differ only by normalisation`() {
    #expect(
      codes([Drawing.document("d", "caf\u{E9}")], [Drawing.document("d", "cafe\u{301}")]) == [
        "predicted:1: error: the text of document 'd' differs at scalar 3: U+0065 here, U+00E9 "
          + "in 'gold' [differing-text]"
      ])
  }

  @Test func `refuses texts that differ only by line ends`() {
    #expect(
      codes([Drawing.document("d", "a\nb")], [Drawing.document("d", "a\r\nb")]).first?
        .contains("U+000D here") == true)
  }

  @Test func `refuses predictions that lack a gold document`() {
    #expect(
      codes(
        [Drawing.document("d", "x"), Drawing.document("e", "x")], [Drawing.document("d", "x")])
        == ["gold:2: error: document 'e' is missing from 'predicted' [missing-document]"])
  }

  @Test func `refuses files without a document in common`() {
    #expect(
      codes([Drawing.document("d", "x")], [Drawing.document("e", "x")])
        == ["predicted: error: no document has the id of one in 'gold' [no-common-document]"])
  }

  static let doubts: [(code: String, gold: String, predicted: String)] = [
    ("duplicate-mention", "⟦⟦x|T⟧|T⟧", "⟦x|T⟧"),
    ("span-with-two-types", "⟦⟦x|T⟧|U⟧", "⟦x|T⟧"),
    ("type-unknown-to-gold", "⟦x|T⟧", "⟦x|U⟧"),
    ("types-differ-in-case", "⟦x|T⟧", "⟦x|t⟧"),
    ("white-space-at-edge", "⟦x |T⟧y", "⟦x|T⟧ y"),
    ("nothing-annotated", "x", "x"),
  ]

  @Test(arguments: doubts)
  func `warns of doubtful data and goes on`(code: String, gold: String, predicted: String) throws {
    let report = try Evaluation(
      gold: Drawing.file("gold", [Drawing.document("d", gold)]),
      predicted: Drawing.file("predicted", [Drawing.document("d", predicted)])
    ).report
    #expect(report.problems.contains { $0.code == code && $0.severity == .warning })
  }

  @Test func `leaves extra documents out with a warning`() throws {
    let gold = Drawing.file("gold", [Drawing.document("d", "⟦x|T⟧")])
    let predicted = Drawing.file(
      "predicted", [Drawing.document("d", "⟦x|T⟧"), Drawing.document("e", "⟦x|T⟧")])
    let report = try Evaluation(gold: gold, predicted: predicted).report
    #expect(report.mentions[.strict].actual == 1)
    #expect(report.problems.contains { $0.code == "extra-document" && $0.line == 2 })
  }
}
