import QuothEvaluation
import QuothModel
import Testing

struct MentionFigureTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let name: String
    let gold: String
    let predicted: String
    /// Correct, incorrect or partial, missed, spurious for strict, exact, partial and type.
    let counts: [[Int]]

    var testDescription: String { name }
  }

  static let examples: [Example] = [
    Example(
      name: "the same mentions", gold: "⟦The army|Force⟧ took ⟦Rona|Location⟧",
      predicted: "⟦The army|Force⟧ took ⟦Rona|Location⟧",
      counts: [[2, 0, 0, 0], [2, 0, 0, 0], [2, 0, 0, 0], [2, 0, 0, 0]]),
    Example(
      name: "nothing predicted", gold: "⟦The army|Force⟧ took Rona",
      predicted: "The army took Rona",
      counts: [[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0]]),
    Example(
      name: "a wrong type", gold: "⟦The army|Force⟧", predicted: "⟦The army|People⟧",
      counts: [[0, 1, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]),
    Example(
      name: "a wrong boundary", gold: "⟦The army|Force⟧ left", predicted: "The ⟦army|Force⟧ left",
      counts: [[0, 1, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]]),
    Example(
      name: "a longer prediction that sorts first does not take the exact match",
      gold: "the ⟦army|Force⟧ left", predicted: "⟦the ⟦army|Force⟧ left|Force⟧",
      counts: [[1, 0, 0, 1], [1, 0, 0, 1], [1, 0, 0, 1], [1, 0, 0, 1]]),
    Example(
      name: "nested mentions find their equals",
      gold: "⟦the ⟦Rona|Location⟧ army|Force⟧", predicted: "⟦the ⟦Rona|Location⟧ army|Force⟧",
      counts: [[2, 0, 0, 0], [2, 0, 0, 0], [2, 0, 0, 0], [2, 0, 0, 0]]),
    Example(
      name: "a second copy is spurious", gold: "⟦Rona|Location⟧",
      predicted: "⟦⟦Rona|Location⟧|Location⟧",
      counts: [[1, 0, 0, 1], [1, 0, 0, 1], [1, 0, 0, 1], [1, 0, 0, 1]]),
    Example(
      name: "one long gold mention takes only one of two predictions",
      gold: "⟦the army of Rona|Force⟧", predicted: "⟦the army|Force⟧ of ⟦Rona|Location⟧",
      counts: [[0, 1, 0, 1], [0, 1, 0, 1], [0, 1, 0, 1], [1, 0, 0, 1]]),
  ]

  @Test(arguments: examples)
  func `counts mentions in four modes`(example: Example) throws {
    let report = try Evaluation(
      gold: Drawing.file("gold", [Drawing.document("d", example.gold)]),
      predicted: Drawing.file("predicted", [Drawing.document("d", example.predicted)])
    ).report
    for (mode, expected) in zip(MentionMode.allCases, example.counts) {
      let counts = report.mentions[mode]
      #expect(
        [counts.correct, counts.incorrect + counts.partial, counts.missed, counts.spurious]
          == expected, "\(mode)")
    }
  }

  @Test func `the greedy walk loses the exact match that the optimum keeps`() throws {
    var options = EvaluationOptions()
    options.matching = .nervaluate
    let gold = Drawing.file("gold", [Drawing.document("d", "the ⟦army|Force⟧ left")])
    let predicted = Drawing.file(
      "predicted", [Drawing.document("d", "⟦the ⟦army|Force⟧ left|Force⟧")])
    let report = try Evaluation(gold: gold, predicted: predicted, options: options).report
    #expect(report.mentions[.strict].correct == 0)
    #expect(report.mentions[.strict].incorrect == 1)
    #expect(report.signature.contains("matching:nervaluate-1.2.1"))
  }

  @Test func `collapses duplicates only when asked`() throws {
    let gold = Drawing.file("gold", [Drawing.document("d", "⟦Rona|Location⟧")])
    let twice = Drawing.file("p", [Drawing.document("d", "⟦⟦Rona|Location⟧|Location⟧")])
    var options = EvaluationOptions()
    let kept = try Evaluation(gold: gold, predicted: twice, options: options).report
    #expect(kept.mentions[.strict].spurious == 1)
    #expect(kept.problems.contains { $0.code == "duplicate-mention" })
    options.collapsesDuplicates = true
    let collapsed = try Evaluation(gold: gold, predicted: twice, options: options).report
    #expect(collapsed.mentions[.strict].spurious == 0)
  }

  @Test func `a touch needs a hundredth of the gold mention`() throws {
    for (length, touches) in [(100, true), (101, false)] {
      let gold = Drawing.document("d", "⟦" + String(repeating: "x", count: length) + "|T⟧")
      let predicted = Drawing.document(
        "d", "⟦x|T⟧" + String(repeating: "x", count: length - 1))
      let report = try Evaluation(
        gold: Drawing.file("g", [gold]), predicted: Drawing.file("p", [predicted])
      ).report
      #expect(report.mentions[.partial].partial == (touches ? 1 : 0))
    }
  }

  @Test func `fragments must be equal and gaps do not count`() throws {
    let text = "north and south Rona"
    func document(_ fragments: [Range<Int>]) -> AnnotatedDocument {
      AnnotatedDocument(
        id: "d", text: text,
        mentions: [
          Mention(
            id: "m1", type: "Location", span: TextSpan(0..<20),
            fragments: fragments.map { TextSpan($0) })
        ])
    }
    let gold = Drawing.file("g", [document([0..<5, 16..<20])])
    let same = try Evaluation(gold: gold, predicted: gold).report
    #expect(same.mentions[.strict].correct == 1)
    let other = try Evaluation(
      gold: gold, predicted: Drawing.file("p", [document([0..<9, 16..<20])])
    ).report
    #expect(other.mentions[.strict].incorrect == 1)
  }

  @Test func `names that differ only in normalisation are two types`() throws {
    let gold = Drawing.file("g", [Drawing.document("d", "⟦x|Caf\u{E9}⟧")])
    let predicted = Drawing.file("p", [Drawing.document("d", "⟦x|Cafe\u{301}⟧")])
    let report = try Evaluation(gold: gold, predicted: predicted).report
    #expect(report.mentions[.strict].correct == 0)
    #expect(report.mentionsByType.count == 2)
  }
}
