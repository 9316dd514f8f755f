import QuothEngine
import QuothRules
import QuothText
import Testing

struct GroupBuilderTests {
  @Test(arguments: try ShippedAnalysis.suite("groups"))
  func `finds noun groups and verb groups`(drawing: String) throws {
    let text = drawing.filter { !"[]<>".contains($0) }
    let (document, analysis) = try ShippedAnalysis.shared.get().analyze(text)
    #expect(draw(analysis, document) == drawing)
  }

  private func draw(_ analysis: SentenceAnalysis, _ document: TokenizedDocument) -> String {
    var result: [UInt8] = []
    var position = 0
    for element in analysis.elements where element.kind == .nounGroup || element.kind == .verbGroup
    {
      let start = Int(document.tokenStarts[element.tokens.lowerBound])
      let end = Int(document.tokenEnds[element.tokens.upperBound - 1])
      result += document.text[position..<start]
      result += element.kind == .nounGroup ? "[".utf8 : "<".utf8
      result += document.text[start..<end]
      result += element.kind == .nounGroup ? "]".utf8 : ">".utf8
      position = end
    }
    return String(decoding: result + document.text[position...], as: UTF8.self)
  }

  /// The only verb group of the sentence whose main verb is `verb`.
  private func verbGroup(_ verb: String, in text: String) throws -> VerbGroup {
    let analysis = try ShippedAnalysis.shared.get()
    let (_, result) = try analysis.analyze(text)
    return try #require(
      result.verbGroups.first { analysis.vocabulary.text(of: $0.lemma) == verb })
  }

  @Test(arguments: [
    ("The village was retaken by troops.", "retake", true),
    ("Troops retook the village.", "retake", false),
    ("Two men were found shot.", "shoot", true), ("He has been arrested.", "arrest", true),
    ("He has arrested a man.", "arrest", false), ("They are being held.", "hold", true),
    ("They listed 60 civilians confirmed killed in the town.", "kill", true),
    ("The men got killed.", "kill", true), ("Rebels are fighting troops.", "fight", false),
  ])
  func `voice follows the auxiliary`(text: String, verb: String, isPassive: Bool) throws {
    #expect(try verbGroup(verb, in: text).isPassive == isPassive)
  }

  @Test(arguments: [
    ("The rebels seized the town.", "seize", VerbForm.finite),
    ("The town seized by rebels is small.", "seize", .participle),
    ("Soldiers left after seizing the town.", "seize", .gerund),
    ("It gave them time to seize the town.", "seize", .infinitive),
    ("Troops managed to retake the town.", "retake", .finite),
    ("Syrian forces battle militants, recapture town", "recapture", .finite),
  ])
  func `form follows the first verb`(text: String, verb: String, form: VerbForm) throws {
    #expect(try verbGroup(verb, in: text).form == form)
  }

  @Test func `polarity, modality, perfect and chain are read off the group`() throws {
    let vocabulary = try ShippedAnalysis.shared.get().vocabulary
    #expect(try verbGroup("reply", in: "He did not reply.").isNegated)
    #expect(try verbGroup("attack", in: "They never attacked.").isNegated)
    #expect(try !verbGroup("attack", in: "They attacked.").isNegated)
    let mayLeave = try verbGroup("leave", in: "They may have left.")
    #expect(vocabulary.text(of: mayLeave.modal) == "may")
    #expect(mayLeave.hasPerfectAuxiliary)
    let retake = try verbGroup("retake", in: "The army failed to retake the dam.")
    #expect(retake.chain.map(vocabulary.text(of:)) == ["fail"])
    let killed = try verbGroup("kill", in: "A man killed in the blast was named.")
    #expect(killed.isAmbiguousPast)
    #expect(try !verbGroup("die", in: "A man died in the blast.").isAmbiguousPast)
  }

  @Test(arguments: [
    ("Rebels attacked the army base.", ["Force", "Location"]),
    ("They shot him.", ["Pronoun", "Pronoun"]), ("It hit the town of Harim.", ["It", "Location"]),
    ("A carpenter met armed groups.", ["People", "Force"]),
    ("Two were hurt in the attack.", ["Quantity", "EventNoun"]),
    ("They saw Islamic State (IS) fighters.", ["Pronoun", "Force"]),
    ("Several of the nurses blamed the ministry.", ["People", "Organization"]),
    ("Two 12-year-olds saw a 38-year-old.", ["People", "People"]),
    ("At least 292 Iraqis fled to the north of the Raqqa province.", ["People", "Location"]),
  ])
  func `heads give the type`(text: String, types: [String]) throws {
    let shipped = try ShippedAnalysis.shared.get()
    let (_, analysis) = try shipped.analyze(text)
    let found = analysis.elements.filter { $0.kind == .nounGroup }
    #expect(found.map { shipped.ruleSet.types.name(of: $0.type) } == types)
  }

  @Test func `merged groups keep number, part and body`() throws {
    let shipped = try ShippedAnalysis.shared.get()
    let (_, part) = try shipped.analyze("At least 17 of the villagers were found shot.")
    let casualties = try #require(part.elements.first).nounGroup
    #expect(casualties.isPart && casualties.isPlural)
    #expect(casualties.quantity == 0)
    let (_, bodies) = try shipped.analyze("The bodies of nine fishermen were found.")
    #expect(try #require(bodies.elements.first).nounGroup.isBody)
    let (_, owner) = try shipped.analyze("The army's attack and their defeat surprised us.")
    let groups = owner.elements.filter { $0.kind == .nounGroup }.map(\.nounGroup)
    #expect(groups[0].possessor == 0..<2)
    #expect(groups[1].hasPossessivePronoun)
  }

  @Test(arguments: [
    ("He left after the war.", ElementKind.preposition),
    ("He left after the war began.", .subordinator),
    ("He left after burning the papers.", .gerundPreposition),
    ("As troops advanced, he left.", .subordinator),
    ("He served as a guard.", .preposition),
  ])
  func `after and as open clauses only before a finite verb`(text: String, kind: ElementKind) throws
  {
    let (document, analysis) = try ShippedAnalysis.shared.get().analyze(text)
    let words = try ShippedAnalysis.shared.get().vocabulary.words(["after", "as"])
    let element = analysis.elements.first { words.contains(document.words[$0.head]) }
    #expect(element?.kind == kind)
  }

  @Test func `prepositions of several words are one element`() throws {
    let (_, analysis) = try ShippedAnalysis.shared.get().analyze(
      "He died at the hands of the police.")
    #expect(analysis.elements.contains { $0.kind == .preposition && $0.tokens == 2..<6 })
  }

  @Test func `elements cover every token once, whatever the words`() throws {
    let shipped = try ShippedAnalysis.shared.get()
    let drawings = try ShippedAnalysis.suite("groups").joined(separator: " ")
    let pieces =
      drawings.filter { !"[]<>.".contains($0) }.split(separator: " ").map(String.init) + [
        "“", "”", "(", ")", "—", ",", "'s", "Monday", "in 2014", "at least 5", "$", "%", "U.S.",
        "é", "👍",
      ]
    var state: UInt64 = 3
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<400 {
      let text = (0..<1 + next(24)).map { _ in pieces[next(pieces.count)] }.joined(separator: " ")
      let (document, analysis) = try shipped.analyze(text)
      let tokens = analysis.elements.flatMap { Array($0.tokens) }
      #expect(tokens == Array(document.sentences[0].tokens), "\(text)")
      #expect(analysis.elements.allSatisfy { $0.tokens.contains($0.head) }, "\(text)")
      #expect(analysis.verbGroups.allSatisfy { $0.lexicalVerbs.contains($0.main) }, "\(text)")
    }
  }
}
