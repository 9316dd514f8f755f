import QuothModel
import QuothText
import Testing

@testable import QuothEngine
@testable import QuothRules

struct StatusTests {
  /// A drawn sentence, the trigger in it, and how the event is told.
  struct Example: CustomTestStringConvertible, Sendable {
    let drawing: String
    let trigger: String
    let status: Status
    var testDescription: String { drawing }

    init(_ drawing: String, _ trigger: String, _ status: Status) {
      self.drawing = drawing
      self.trigger = trigger
      self.status = status
    }
  }

  static let examples: [Example] = [
    // The verb group itself.
    Example("[Guards] <seized> [the mill].", "seized", .asserted),
    Example("[Guards] <did not seize> [the mill].", "seize", .negated),
    Example("[Guards] <may seize> [the mill].", "seize", .possible),
    Example("[Guards] <tried to seize> [the mill].", "seize", .possible),
    Example("[Guards] <failed to seize> [the mill].", "seize", .negated),
    Example("[Guards] <managed to seize> [the mill].", "seize", .asserted),
    // Infinitives and gerunds.
    Example("[Guards] <came> to [town] <to seize> [the mill].", "seize", .possible),
    Example("[The army] <allowed> [guards] <to seize> [the mill].", "seize", .asserted),
    Example("[Guards] <left> without <seizing> [the mill].", "seizing", .negated),
    Example("[The mayor] <denied> <seizing> [the mill].", "seizing", .negated),
    // Clauses.
    Example("If [guards] <seized> [the mill], [millers] <would leave>.", "seized", .possible),
    Example("[Millers] <fear> that [guards] <seized> [the mill].", "seized", .possible),
    Example("[Millers] <fear> [guards] <seized> [the mill].", "seized", .possible),
    Example("[The mayor] <denied> that [guards] <seized> [the mill].", "seized", .negated),
    Example("[Millers] <say> that [guards] <seized> [the mill].", "seized", .asserted),
    Example("[Millers] <saw> [a suspected raid] which <wounded> [guards].", "wounded", .possible),
    Example("[Millers] <left> before [guards] <seized> [the mill].", "seized", .asserted),
    // Nouns.
    Example("[The guards] <launched> [an attack].", "attack", .asserted),
    Example("[The guards] <came> <to stop> [the attack].", "attack", .asserted),
    Example("[The guards] <plan to launch> [an attack].", "attack", .possible),
    Example("[The guards] <denied> [the attack].", "attack", .negated),
    Example("[Millers] <left> for [fear] of [an attack].", "attack", .possible),
    Example("[The attack] <was foiled>.", "attack", .negated),
    Example("[The attack] <may begin> on {Monday}.", "attack", .possible),
    Example("[Millers] <reported> [no attack].", "attack", .negated),
    Example("[Millers] <saw> [a suspected attack].", "attack", .possible),
    Example("[The mayor] <urged> [guards] in [the attack].", "attack", .asserted),
  ]

  @Test(arguments: examples)
  func `polarity, modality and governing words decide`(example: Example) throws {
    let vocabulary = try AttributionTests.vocabulary()
    let row = try AttributionTests.row(example.drawing, vocabulary)
    let graph = try #require(row.graphs.first ?? nil)
    let words = row.document.words
    let token = try #require(words.firstIndex(of: vocabulary.word(for: example.trigger)))
    let element = try #require(graph.elements.firstIndex { $0.tokens.contains(token) })
    let reader = StatusReader(ruleSet: Self.rules, vocabulary: vocabulary)
    let event = EventCandidate(
      type: "Seizure", trigger: token..<token + 1, element: element, rules: ["test"])
    #expect(reader.status(of: event, in: graph) == example.status)
  }

  static let rules: CompiledRuleSet = {
    func row(_ kind: String, _ status: String, _ words: String...) -> TableRow {
      TableRow(cells: [("kind", [kind]), ("status", [status]), ("words", words)])
    }
    var rules = CompiledRuleSet()
    rules.tables["governors"] = [
      row("verb", "negated", "deny", "foil"), row("verb", "possible", "fear", "urge"),
      row("verb", "asserted", "allow"), row("noun", "possible", "fear"),
      row("adjective", "possible", "suspected"), row("preposition", "negated", "without"),
      row("modal", "possible", "may", "would"),
    ]
    rules.tables["chain_verbs"] = [
      row("verb", "negated", "fail"), row("verb", "possible", "try", "plan"),
    ]
    rules.wordLists = [
      "negations": ["no", "not"], "conditional_subordinators": ["if"],
      "occurrence_verbs": ["begin", "launch"],
    ]
    return rules
  }()
}
