import QuothEvaluation
import Testing

struct RoleFillerTests {
  private func figure(_ gold: [[String]], _ predicted: [[String]]) -> Figure {
    RoleFillerEvaluation(
      gold: [RoleFillerDocument(id: "d", entities: [("Victim", gold)])],
      predicted: [RoleFillerDocument(id: "d", entities: [("Victim", predicted)])]
    ).micro
  }

  @Test func `an entity fits when all its strings are strings of the gold one`() {
    #expect(figure([["the mayor", "J. Ruiz"]], [["Mayor"]]).correct == 1)
    #expect(figure([["the mayor"]], [["mayor", "a guard"]]).correct == 0)
  }

  @Test func `aligns one to one and finds the best alignment`() {
    let figure = figure([["a guard", "guards"], ["guards"]], [["guards"], ["guard"]])
    #expect(figure == Figure(correct: 2, predicted: 2, gold: 2))
  }

  @Test func `keeps roles apart and counts a missing document as empty`() {
    let evaluation = RoleFillerEvaluation(
      gold: [
        RoleFillerDocument(id: "d", entities: [("Victim", [["x"]]), ("Target", [["y"]])]),
        RoleFillerDocument(id: "e", entities: [("Victim", [["z"]])]),
      ], predicted: [RoleFillerDocument(id: "d", entities: [("Target", [["x"], ["y"]])])])
    #expect(evaluation.micro == Figure(correct: 1, predicted: 2, gold: 3))
    #expect(evaluation.missing == ["e"])
  }
}
