import QuothRules
import QuothText
import Testing

@testable import QuothEngine

struct NameFinderTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let drawing: String
    let types: [String]
    var testDescription: String { drawing }

    init(_ drawing: String, _ types: String...) {
      self.drawing = drawing
      self.types = types
    }
  }

  static let examples: [Example] = [
    // Lexicons and their spelling variants
    Example("Fighters of ⟦Hizbullah⟧ left.", "Force"),
    Example("Men of ⟦al Qaeda⟧ and al Zorlu left.", "Force"),
    Example("They fled ⟦Al-Raqqah⟧ for ⟦Turkey⟧.", "Location", "Location"),
    Example("⟦Reuters⟧ and the ⟦U.N.⟧ agreed.", "Organization", "Organization"),
    Example("He said it is what it is."),
    // Head words
    Example("Men of the ⟦Red Falcon Brigade⟧ dug in.", "Force"),
    Example("A clerk of the ⟦Ministry of Fisheries⟧ wept.", "Organization"),
    Example("They slept near ⟦Jabal Marwan⟧ and ⟦Tal Zeitun⟧.", "Location", "Location"),
    Example("The ⟦Springfield Police Department⟧ came.", "Force"),
    Example("Boats crossed the ⟦Arno River⟧.", "Location"),
    Example("⟦Russia's Interior Ministry⟧ spoke.", "Organization"),
    // Persons by office, first name, occupation, speech, age
    Example("⟦Colonel⟧ ⟦Odu Nwabu⟧ saluted.", "Title", "Person"),
    Example(
      "On that day ⟦Homs Province Governor⟧ ⟦Zed Karmal⟧ resigned from office.", "Title", "Person"),
    Example("⟦Ahmed Zorlu⟧ sold the mill.", "Person"),
    Example("The neighbor ⟦Vuk Zelen⟧ ran.", "Person"),
    Example("⟦Brana Zelen⟧, 41, was hurt.", "Person"),
    Example("Mr ⟦Zorlu⟧ waved.", "Person"),
    // Offices in lower case
    Example("⟦Vuk Zelen⟧, the ⟦governor of Dorvas province⟧, spoke.", "Person", "Title"),
    Example("The ⟦former army commander⟧ ⟦Vuk Zelen⟧ spoke.", "Title", "Person"),
    // Places by the words around them
    Example("in the town of ⟦Kizlova⟧", "Location"),
    Example("across ⟦Kizlova province⟧", "Location"),
    Example("west of ⟦Kizlova⟧ and ⟦Ordun⟧", "Location", "Location"),
    Example("on ⟦West 24th Street⟧", "Location"),
    // Acronyms
    Example("The ⟦Popular River Guards⟧ (⟦PRG⟧) left.", "Force", "Force"),
    // No names
    Example("Syrian and Russian planes flew."),
    Example("A US-led, Iran-backed plan failed."),
    Example("Drone footage was shown."),
  ]

  @Test(arguments: examples) func `finds and types names`(example: Example) throws {
    let engine = try #require(ShippedRules.engine)
    let marked = MarkedText(example.drawing)
    let (document, analyses) = try ShippedRules.analyses(of: marked.text, by: engine)
    var found: [Range<Int>] = []
    var types: [String] = []
    for analysis in analyses {
      for name in analysis.names where name.type != .untypedName {
        found.append(document.offsets(of: name.tokens, inSentence: analysis.sentence))
        types.append(engine.ruleSet.types.name(of: name.type))
      }
    }
    #expect(MarkedText.drawing(marked.text, found) == example.drawing)
    #expect(types == example.types)
  }

  @Test func `a full name types the last name elsewhere`() throws {
    let engine = try #require(ShippedRules.engine)
    let text = "Colonel Odu Nwabu left on Monday. Farmers in Nwabu's camp stayed."
    let (_, analyses) = try ShippedRules.analyses(of: Array(text.utf8), by: engine)
    let person = try #require(engine.ruleSet.types.type(named: "Person"))
    #expect(analyses[1].names.map(\.type) == [person])
    #expect(analyses[1].names.map(\.evidence) == ["last name"])
  }

  @Test func `names are found where all words have capitals`() throws {
    let engine = try #require(ShippedRules.engine)
    let text = "GENERAL ODU NWABU SAID THE BOMB KILLED TWO SOLDIERS IN SAN SALVADOR."
    let (document, analyses) = try ShippedRules.analyses(of: Array(text.utf8), by: engine)
    let names = analyses.flatMap { analysis in
      analysis.names.map { name in
        String(
          decoding: document.text[document.offsets(of: name.tokens, inSentence: analysis.sentence)],
          as: UTF8.self)
      }
    }
    #expect(names == ["GENERAL", "ODU NWABU", "SAN SALVADOR"])
  }

  @Test func `stretches are never empty and never overlap`() throws {
    let engine = try #require(ShippedRules.engine)
    let words = [
      "the", "of", "Observatory", "director", "Rami", "Zorlu", "said", "for", "in", "Homs",
      "province", "on", "Friday", ",", "at", "least", "12", "(", "ISIS", ")", "al-Bab", "-", "'s",
      "Police", "and", "two", "days", "later", "Minister", "to", "Syria", "IS", "a", "million",
      "May", "2015", ".", "more", "than", "10", "ago", "last", "week", "7", "p.m.", "“", "”",
      "governor", "Brigade", "Dr.", "half", "dozen", "\n", "24th", "Street", "New", "York",
    ]
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    func next() -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(truncatingIfNeeded: state >> 33)
    }
    for _ in 0..<1_500 {
      let text = (0..<(next() % 24 + 1)).map { _ in words[next() % words.count] }
        .joined(separator: " ")
      let (document, analyses) = try ShippedRules.analyses(of: Array(text.utf8), by: engine)
      for analysis in analyses {
        let count = document.sentences[analysis.sentence].tokens.count
        for stretches in [
          analysis.names.map(\.tokens),
          analysis.dates.map(\.tokens) + analysis.quantities.map(\.tokens),
        ] {
          let sorted = stretches.sorted { $0.lowerBound < $1.lowerBound }
          var end = 0
          for stretch in sorted {
            #expect(
              !stretch.isEmpty && stretch.lowerBound >= end && stretch.upperBound <= count,
              "\(text)")
            end = stretch.upperBound
          }
        }
      }
    }
  }
}

struct NameKeyTests {
  @Test(arguments: [
    ("al-Nusra", "Nusra"), ("An-Nusra", "nusra"), ("Hassan", "Hasan"), ("Da’esh", "Daesh"),
    ("Médecins", "Medecins"), ("U.N.", "UN"), ("Škoda", "skoda"),
  ])
  func `spelling variants share a key`(one: String, other: String) {
    let (left, right) = (NameKeys(Array(one.utf8)[...]), NameKeys(Array(other.utf8)[...]))
    #expect(left.whole == right.whole)
  }

  @Test(arguments: [("Qamishli", "Kamishly"), ("Deraa", "Daraa"), ("Hasaka", "Hasakeh")])
  func `transcriptions share a loose key`(one: String, other: String) {
    let left = NameKeys(Array(one.utf8)[...], folding: .transcription)
    let right = NameKeys(Array(other.utf8)[...], folding: .transcription)
    #expect(left.whole == right.whole)
  }

  @Test(arguments: [("Homs", "Hama"), ("Emma", "Hama"), ("Bab", "al"), ("Tell", "Tall")])
  func `different names differ`(one: String, other: String) {
    let (left, right) = (NameKeys(Array(one.utf8)[...]), NameKeys(Array(other.utf8)[...]))
    #expect(left.whole != right.whole)
  }

  @Test func `a hyphen parts the words of a name`() {
    #expect(NameKeys(Array("Deir-ez-Zor".utf8)[...]).count == 2)
    #expect(NameKeys(Array("".utf8)[...]).count == 0)
    #expect(NameKeys([0xC3, 0x28, 0xFF, 0xE2][...]).count == 1)
  }
}

struct NameLexiconTests {
  private static let vehicle = TypeID(rawValue: 40)

  private static func source(_ name: String) -> NameLexicon.Source {
    NameLexicon.Source(
      words: name.split(separator: " ").map(String.init),
      entry: NameEntry(
        type: vehicle, lexiconIndex: 0, kind: .unknown, side: .unknown, isCapitals: name == "GAZ",
        isLowercase: name == "dinghy", isOnlySparing: false, needsContext: false, isCountry: false),
      hasArabicVariants: true)
  }

  @Test(arguments: [
    ("Land Rover", 2), ("land Rover", 0), ("Land-Rover", 1), ("Land", 0), ("GAZ", 1), ("Gaz", 0),
    ("dinghy", 1), ("Dinghies", 0), ("al Qasimiyah", 2), ("Kasimiya", 1), ("Kasumo", 0),
  ])
  func `finds the longest name of any type`(text: String, tokenCount: Int) throws {
    let vocabulary = try #require(EnglishText.vocabulary)
    let lexicon = NameLexicon(
      ["Land Rover", "GAZ", "dinghy", "al-Qasimiyah", "Land Rover Defender Pickup"]
        .map(Self.source))
    let document = try EnglishText.tokenized(Array((text + " left").utf8), with: vocabulary)
    let cursor = SentenceCursor(document, sentence: 0)
    let match = lexicon.longestMatch(at: 0, in: cursor) { _ in true }
    #expect(match?.tokens.count ?? 0 == tokenCount)
  }
}
