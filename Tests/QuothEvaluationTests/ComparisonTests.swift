import QuothEvaluation
import QuothModel
import Testing

struct ComparisonTests {
  /// Documents of which the numbers in `right` are annotated as gold is.
  private func run(_ name: String, _ count: Int, right: Set<Int>) -> DocumentCollection {
    Drawing.file(
      name,
      (0..<count).map {
        Drawing.document("d\($0)", right.contains($0) ? "⟦Rona|Location⟧ fell" : "Rona fell")
      })
  }

  @Test func `two identical runs have a p of one`() throws {
    let gold = run("gold", 20, right: Set(0..<20))
    let same = run("run", 20, right: Set(0..<10))
    let comparison = try Comparison(gold: gold, first: same, second: same)
    for change in comparison.changes {
      #expect(change.test.pValue == 1)
      #expect(change.test.isExact)
      #expect(change.delta == 0)
    }
    #expect(comparison.items.fixed == [])
    #expect(comparison.items.stillWrong.count == 10)
  }

  @Test func `few differing documents are enumerated`() throws {
    let gold = run("gold", 20, right: Set(0..<20))
    let comparison = try Comparison(
      gold: gold, first: run("a", 20, right: Set(0..<17)), second: gold)
    let change = try #require(comparison.changes.first { $0.metric == .mention(.strict) })
    #expect(change.test.isExact)
    #expect(change.test.differingDocumentCount == 3)
    // Only all three swapped, or none, are as far apart: two of eight.
    #expect(change.test.pValue == 0.25)
    #expect(comparison.items.fixed.count == 3)
    #expect(!change.isDropBeyondNoise)
  }

  @Test func `many differing documents are sampled, and a large drop is beyond the noise`() throws {
    let gold = run("gold", 40, right: Set(0..<40))
    let comparison = try Comparison(
      gold: gold, first: gold, second: run("b", 40, right: Set(0..<10)))
    let change = try #require(comparison.changes.first { $0.metric == .mention(.strict) })
    #expect(!change.test.isExact)
    #expect(change.test.pValue < 0.001)
    #expect(change.isDropBeyondNoise)
    #expect(comparison.items.broken.count == 30)
  }

  @Test func `refuses runs over different documents`() {
    let gold = run("gold", 10, right: [])
    let error = #expect(throws: EvaluationRefusal.self) {
      _ = try Comparison(
        gold: gold, first: run("a", 10, right: []), second: run("b", 11, right: []))
    }
    #expect(error?.problems.map(\.code) == ["differing-documents"])
  }

  @Test func `gives no interval for fewer than ten documents and says why`() throws {
    let gold = run("gold", 9, right: [1])
    let few = try Evaluation(gold: gold, predicted: gold).report
    #expect(few.intervals.isEmpty)
    #expect(few.intervalNote?.hasPrefix("no intervals") == true)
    let more = run("gold", 10, right: [1])
    let ten = try Evaluation(gold: more, predicted: more).report
    #expect(!ten.intervals.isEmpty)
    #expect(ten.problems.contains { $0.code == "few-documents" })
  }
}
