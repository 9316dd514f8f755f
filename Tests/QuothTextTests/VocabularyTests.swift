import QuothText
import Testing

struct VocabularyTests {
  @Test(arguments: [
    ("found", PartOfSpeech.pastVerb, "find"), ("fell", .pastVerb, "fall"),
    ("shot", .pastParticiple, "shoot"),
    ("wounded", .pastParticiple, "wound"), ("left", .pastVerb, "leave"),
    ("bodies", .pluralNoun, "body"),
    ("airstrikes", .pluralNoun, "airstrike"), ("lay", .pastVerb, "lie"), ("was", .pastVerb, "be"),
    ("killing", .gerund, "kill"), ("gunmen", .pluralNoun, "gunman"), ("said", .pastVerb, "say"),
  ])
  func `lemmas follow the part of speech`(form: String, tag: PartOfSpeech, lemma: String) throws {
    let vocabulary = Vocabulary(table: try TextFixture.table())
    #expect(vocabulary.text(of: vocabulary.lemma(of: vocabulary.word(for: form), as: tag)) == lemma)
  }

  @Test(arguments: [
    ("retake", Inflection.WordClass.verb, ["retake", "retaken", "retakes", "retaking", "retook"]),
    ("besiege", .verb, ["besiege", "besieged", "besieges", "besieging"]),
    ("shoot", .verb, ["shoot", "shooting", "shoots", "shot"]),
    ("drone-strike", .noun, ["drone-strike", "drone-strikes"]),
    ("zorbify", .verb, ["zorbified", "zorbifies", "zorbify", "zorbifying"]),
    ("body", .noun, ["bodies", "body"]), ("gunman", .noun, ["gunman", "gunmen"]),
    ("zorbatch", .noun, ["zorbatch", "zorbatches"]),
  ])
  func `inflects known and unknown words`(
    lemma: String, wordClass: Inflection.WordClass, forms: [String]
  ) throws {
    let inflection = Inflection(table: try TextFixture.table())
    let found = Set(inflection.forms(of: lemma, as: wordClass).map(\.form))
    #expect(found.intersection(forms).sorted() == forms)
  }

  @Test func `a file that is no table is refused`() {
    #expect(throws: LexicalTableError.malformed(path: #filePath)) {
      try LexicalTable(path: #filePath)
    }
    #expect(throws: LexicalTableError.unreadable(path: "/nowhere")) {
      try LexicalTable(path: "/nowhere")
    }
  }

  @Test func `persons are known by their first sense`() throws {
    let vocabulary = Vocabulary(table: try TextFixture.table())
    #expect(vocabulary.isPersonNoun(vocabulary.word(for: "carpenter")))
    #expect(!vocabulary.isPersonNoun(vocabulary.word(for: "river")))
  }
}
