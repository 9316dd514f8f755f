import QuothEngine
import QuothModel
import Testing

/// Statements, accusations, sources and status as the shipped conflict pack gives them.
struct AttributionPipelineTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let text: String
    /// *Type trigger status; role=text, …* for each event that is looked at.
    let expected: [String]
    var testDescription: String { text }

    init(_ text: String, _ expected: String...) {
      self.text = text
      self.expected = expected
    }
  }

  static let examples: [Example] = [
    Example(
      "Villagers told a reporter that gunmen had killed nine farmers.",
      "Statement told asserted; speaker=Villagers, addressee=a reporter, "
        + "content=that gunmen had killed nine farmers",
      "Killing killed asserted; source=Villagers"),
    Example(
      "The guards killed two traders, according to the mayor.",
      "Statement according to asserted; speaker=the mayor, content=The guards killed two traders",
      "Killing killed asserted; source=the mayor"),
    Example(
      "“They killed two traders,” she said. “Nobody helped them.”",
      "Statement said asserted; speaker=she, content=They killed two traders, "
        + "content=Nobody helped them",
      "Killing killed asserted; source=she"),
    Example(
      "The army denied that its soldiers had killed two traders.",
      "Statement denied asserted; speaker=The army, "
        + "content=that its soldiers had killed two traders",
      "Killing killed negated; source=The army"),
    Example(
      "A witness declined to say whether soldiers killed two traders.",
      "Statement say negated; speaker=A witness, content=whether soldiers killed two traders",
      "Killing killed possible; source=A witness"),
    Example(
      "The mayor accused the militia of killing two traders.",
      "Accusation accused asserted; accuser=The mayor, accused=the militia, "
        + "content=killing two traders",
      "Killing killing asserted; source=The mayor"),
    Example(
      "The militia may have killed two traders.", "Killing killed possible; "),
  ]

  @Test(arguments: examples)
  func `who says what, and whether it happened`(example: Example) throws {
    let engine = try #require(ShippedRules.engine)
    let result = try DocumentAnnotator(rules: engine).annotate(
      id: "example", text: Array(example.text.utf8), date: nil)
    let found = result.document.events.map { describe($0, in: result.document) }
    #expect(Set(example.expected).isSubset(of: found), "\(found)")
  }

  private func describe(_ event: Event, in document: AnnotatedDocument) -> String {
    func text(_ span: TextSpan?) -> String {
      span.map { String(decoding: Array(document.text.utf8)[$0.range], as: UTF8.self) } ?? ""
    }
    let wanted = ["speaker", "addressee", "accuser", "accused", "content", "source"]
    let arguments = wanted.flatMap { role in
      event.arguments.filter { $0.role == role }.map { argument in
        switch argument.filler {
        case .mention(let id): "\(role)=\(text(document.mentions.first { $0.id == id }?.span))"
        case .text(let span): "\(role)=\(text(span))"
        }
      }
    }
    return "\(event.type) \(text(event.trigger)) \(event.status.rawValue); "
      + arguments.joined(separator: ", ")
  }
}
