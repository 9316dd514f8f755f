import QuothEvaluation
import QuothModel
import Testing

struct AgreementTests {
  private func agreement(_ first: String, _ second: String) throws -> Agreement {
    try Agreement(
      first: Drawing.file("a", [Drawing.document("d", first)]),
      second: Drawing.file("b", [Drawing.document("d", second)]))
  }

  @Test func `two equal annotators agree fully`() throws {
    let agreement = try agreement("⟦ab|T⟧cd", "⟦ab|T⟧cd")
    #expect(agreement.strict.figure.f1 == 1)
    #expect(agreement.scalars.kappa == 1)
    #expect(agreement.scalars.alpha == 1)
  }

  @Test func `takes chance off, scalar by scalar`() throws {
    // Ten scalars: T and T on 2, T and O on 2, O and T on 1, O and O on 5.
    let agreement = try agreement("⟦abcd|T⟧efghij", "ab⟦cde|T⟧fghij")
    #expect(agreement.partial.partial == 1)
    #expect(agreement.strict.figure.f1 == 0)
    let kappa = try #require(agreement.scalars.kappa)
    // Observed 0.7, expected 0.4 · 0.3 + 0.6 · 0.7 = 0.54.
    #expect(abs(kappa - 0.16 / 0.46) < 1e-12)
    let alpha = try #require(agreement.scalars.alpha)
    // 7 T and 13 O among 20 labels: 1 − 19 · 6 / (400 − 49 − 169).
    #expect(abs(alpha - (1 - 19.0 * 6 / 182)) < 1e-12)
  }

  @Test func `any shared scalar is a touch, whichever side is longer`() throws {
    let long = "⟦" + String(repeating: "x", count: 300) + "|T⟧"
    let short = "⟦x|T⟧" + String(repeating: "x", count: 299)
    #expect(try agreement(long, short).partial.partial == 1)
    #expect(try agreement(short, long).partial.partial == 1)
  }

  @Test func `leaves documents with overlapping mentions out of kappa`() throws {
    let agreement = try agreement("⟦a⟦b|T⟧|T⟧c", "⟦ab|T⟧c")
    #expect(agreement.scalars.documentCount == 0)
    #expect(agreement.scalars.kappa == nil)
  }
}
