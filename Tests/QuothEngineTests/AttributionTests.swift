import QuothText
import Testing

@testable import QuothEngine
@testable import QuothRules

struct AttributionTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let drawing: String
    /// *speaker | cue | content … second part* for each attribution.
    let expected: [String]
    var testDescription: String { drawing }

    init(_ drawing: String, _ expected: String...) {
      self.drawing = drawing
      self.expected = expected
    }
  }

  static let examples: [Example] = [
    // The content behind the cue.
    Example(
      "[The mayor] <said> that [the bridge] <had fallen>.",
      "The mayor | said | that the bridge had fallen"),
    Example(
      "[The mayor] <said> on {Monday} [the bridge] <had fallen>.",
      "The mayor | said | the bridge had fallen"),
    Example(
      "[The mayor] <told> [reporters] in [the square] that [nobody] <was hurt>.",
      "The mayor | told | that nobody was hurt"),
    Example(
      "According to [two drivers], [the road] <was closed>.",
      "two drivers | According to | the road was closed"),
    Example(
      "[The mayor] <said> [the bridge] <had fallen>, <adding> that [nobody] <was hurt>.",
      "The mayor | said | the bridge had fallen", "The mayor | adding | that nobody was hurt"),
    Example(
      "[The mayor] <said> [the clerk] <told> [him] that [the bridge] <had fallen>.",
      "The mayor | said | the clerk told him that the bridge had fallen",
      "the clerk | told | that the bridge had fallen"),
    // The content before the cue.
    Example(
      "[The bridge] <fell> at [noon], [the mayor] <said>.",
      "the mayor | said | The bridge fell at noon"),
    Example(
      "[The bridge] <fell> at [noon] [the mayor] <said> {Monday}.",
      "the mayor | said | The bridge fell at noon"),
    Example(
      "[The bridge], [the mayor] <said>, <fell> at [noon].",
      "the mayor | said | The bridge … fell at noon"),
    Example(
      "[The road] <was closed>, according to [two drivers].",
      "two drivers | according to | The road was closed"),
    Example(
      "In [the long run], [farmers] <say>, [the dam] <pays> for [itself].",
      "farmers | say | In the long run … the dam pays for itself"),
    // Quotations.
    Example(
      "“[We] <heard> [the crash] at [noon],” [she] <said>. “[It] <shook> [the whole house].”",
      "she | said | We heard the crash at noon … It shook the whole house"),
    Example(
      "“[We] <heard> [the crash] at [noon],” <said> [Ana Ruiz], [a baker].",
      "Ana Ruiz | said | We heard the crash at noon"),
    Example(
      "“[We] <heard> [it]. [The house] <shook> for [a minute],” [she] <said>.",
      "she | said | We heard it. The house shook for a minute"),
    // No attribution.
    Example("[The mayor] <crossed> [the bridge] on {Monday}."),
    Example("[The bridge] <was said> <to be> [old]."),
  ]

  @Test(arguments: examples)
  func `the speaker, the cue and the words are found`(example: Example) throws {
    let vocabulary = try Self.vocabulary()
    let found = try Self.read(example.drawing, vocabulary)
    #expect(found == example.expected)
  }

  @Test func `a paragraph of nothing but a quotation goes on with the speech before it`() throws {
    let vocabulary = try Self.vocabulary()
    let drawing = """
      “[We] <heard> [the crash] at [noon],” [she] <said>.

      “[It] <shook> [the whole house], and [the lamp] <fell>.”
      """
    let found = try Self.read(drawing, vocabulary)
    #expect(
      found == [
        "she | said | We heard the crash at noon … It shook the whole house, and the lamp fell"
      ])
  }

  @Test func `of two readings of the same words the surer one is kept`() {
    func candidate(_ cue: Int, _ content: Range<Int>, _ score: Double) -> Attribution {
      Attribution(
        kind: .statement, form: .prePosed, cue: cue..<cue + 1,
        cueElement: ElementReference(sentence: 0, element: cue), speakers: [], content: [content],
        score: score, rule: "cue.say/cl")
    }
    let resolution = OverlapResolution(limit: 0.5, keepsNestedSpeech: false)
    let kept = resolution.resolve([candidate(2, 3..<9, 0.6), candidate(10, 3..<10, 0.9)])
    #expect(kept.map(\.cue.lowerBound) == [10])
    let nested = resolution.resolve([candidate(2, 3..<20, 0.6), candidate(10, 12..<20, 0.9)])
    #expect(nested.map(\.cue.lowerBound) == [2, 10])
    let reported = [candidate(2, 3..<20, 0.6), candidate(5, 6..<20, 0.9)]
    #expect(resolution.resolve(reported).map(\.cue.lowerBound) == [5])
    let lenient = OverlapResolution(limit: 0.5, keepsNestedSpeech: true)
    #expect(lenient.resolve(reported).map(\.cue.lowerBound) == [2, 5])
  }

  @Test func `an event has the speaker of the smallest content around it as source`() throws {
    let vocabulary = try Self.vocabulary()
    let row = try Self.row(
      "[The mayor] <said> [the clerk] <told> [him] that [the bridge] <had fallen>.", vocabulary)
    let found = AttributionReader(ruleSet: Self.rules, vocabulary: vocabulary)
      .attributions(in: row.document, graphs: row.graphs)
    let fallen = try #require(row.document.words.firstIndex(of: vocabulary.word(for: "fallen")))
    let sources = SourceAssignment(found).sources(ofTrigger: fallen, inSentence: 0)
    #expect(sources == [ElementReference(sentence: 0, element: 2)])
  }

  // MARK: Fixture

  /// The shipped words and the marks that a rule set names.
  static func vocabulary() throws -> Vocabulary {
    let table = try #require(EnglishText.vocabulary).table
    let marks = [",", ";", ":", ".", "?", "!", "—", "–", "-"]
    return Vocabulary(table: table, additionalWords: marks)
  }

  static let rules: CompiledRuleSet = {
    func row(_ cells: (String, [String])...) -> TableRow {
      TableRow(cells: cells.map { (key: $0.0, values: $0.1) })
    }
    let contexts = ["post", "inverted", "bracketed", "that", "cl", "q", "colon"]
    var rules = CompiledRuleSet()
    rules.tables["cues"] = [
      row(("words", ["say", "tell", "add"]), ("contexts", contexts)),
      row(
        ("words", ["according to"]), ("contexts", ["according_back", "according_front"])),
    ]
    rules.wordLists = [
      "addressee_verbs": ["tell"], "list_coordinators": ["and", "or"],
      "cue_adjunct_prepositions": ["in", "on", "at", "to"],
      "circumstance_prepositions": ["in", "on", "at"],
      "content_enders": ["which", "but", "while"], "clause_joiners": ["and", "but"],
      "opening_subordinators": ["if", "when"], "relative_pronouns": ["who", "which"],
      "person_relatives": ["who"], "thing_relatives": ["which"],
    ]
    return rules
  }()

  static func row(_ drawing: String, _ vocabulary: Vocabulary) throws -> AttributionRow {
    let words = ClauseWords(rules, vocabulary: vocabulary)
    return try AttributionRow(drawing, words: words, vocabulary: vocabulary)
  }

  static func read(_ drawing: String, _ vocabulary: Vocabulary) throws -> [String] {
    let row = try row(drawing, vocabulary)
    let document = row.document
    func text(_ tokens: Range<Int>) -> String {
      let bytes =
        Int(
          document.tokenStarts[tokens.lowerBound])..<Int(document.tokenEnds[tokens.upperBound - 1])
      return String(decoding: document.text[bytes], as: UTF8.self)
    }
    return AttributionReader(ruleSet: rules, vocabulary: vocabulary)
      .attributions(in: document, graphs: row.graphs)
      .map { attribution in
        let speakers = attribution.speakers.compactMap { speaker -> String? in
          guard let graph = row.graphs[speaker.sentence] else { return nil }
          let tokens = graph.elements[speaker.element].tokens
          let first = graph.analysis.firstToken
          return text(first + tokens.lowerBound..<first + tokens.upperBound)
        }
        let content = attribution.content.map(text).joined(separator: " … ")
        return "\(speakers.joined(separator: ", ")) | \(text(attribution.cue)) | \(content)"
      }
  }
}
