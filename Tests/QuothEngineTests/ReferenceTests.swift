import PCRE2
import QuothModel
import QuothRules
import QuothText
import Testing

@testable import QuothEngine

struct ReferenceResolverTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let text: String
    /// A stretch of the text, its type, and the name that it must be given; nil for none.
    let stretch: String
    let type: String
    let name: String?
    var testDescription: String { "\(stretch) in: \(text)" }

    init(_ text: String, _ stretch: String, _ type: String, _ name: String?) {
      self.text = text
      self.stretch = stretch
      self.type = type
      self.name = name
    }
  }

  static let examples: [Example] = [
    // Names
    Example(
      "The Popular River Guards (PRG) left. The PRG came back.", "The PRG", "Force",
      "Popular River Guards"),
    Example("Odu Nwabu spoke on Monday. Later Nwabu left.", "Nwabu left", "Person", "Odu Nwabu"),
    Example("Islamic State fled. Men of Daesh were seen.", "Daesh", "Force", "Islamic State"),
    Example(
      "The University of Ordun closed. Ordun University was hit by rain. Ordun University burned.",
      "University of Ordun", "Location", "Ordun University"),
    // A name inside, members of a name
    Example(
      "Islamic State fled. IS militants were seen.", "IS militants", "Force", "Islamic State"),
    Example(
      "Hezbollah fled on Monday. Two members of Hezbollah were seen.", "Two members", "People",
      "Hezbollah"),
    // By head noun and kind
    Example(
      "Raiders came to Palmyra in Syria. They burned the town.", "the town", "Location", "Palmyra"),
    Example(
      "Raiders came to Palmyra in Syria. They left the country.", "the country", "Location", "Syria"
    ),
    Example(
      "A mill burned near Tadmur Airport and Homs. The airport was closed.", "The airport",
      "Location", "Tadmur Airport"),
    Example(
      "Reuters spoke to Human Rights Watch. The watchdog said little.", "The watchdog",
      "Organization", "Human Rights Watch"),
    Example(
      "Islamic State fought the Iraqi army. The militants fled.", "The militants", "Force",
      "Islamic State"),
    // What is indefinite is named later
    Example(
      "A town was burned on Monday. People fled Palmyra in fear.", "A town", "Location", "Palmyra"),
    // Persons
    Example("Odu Nwabu spoke on Monday. He left on Friday.", "He", "Person", "Odu Nwabu"),
    Example(
      "An 18-year-old man was shot. Odu Nwabu, 18, died on Monday.", "An 18-year-old man", "People",
      "Odu Nwabu"),
    // Nothing of the type
    Example("Odu Nwabu spoke on Monday. The airport was closed.", "The airport", "Location", nil),
    Example("Palmyra slept. He left on Friday.", "He", "Person", nil),
  ]

  /// Names as the engine finds them, and the stretch, given as the rest of the engine would.
  @Test(arguments: examples) func `gives mentions the fullest name`(example: Example) throws {
    let engine = try #require(ShippedRules.engine)
    let (document, analyses) = try ShippedRules.analyses(of: Array(example.text.utf8), by: engine)
    let type = try #require(engine.ruleSet.types.type(named: example.type))
    var mentions = analyses.flatMap { analysis in
      analysis.names.map { Self.mention($0, analysis) }
    }
    let tokens = try #require(Self.tokens(of: example.stretch, in: example.text, document))
    var given = ReferenceMention(
      type: type, tokens: tokens,
      sentence: try #require(
        document.sentences.firstIndex { $0.tokens.contains(tokens.lowerBound) }),
      nameTokens: nil, nameType: type, head: tokens.upperBound - 1)
    given.kind = engine.names.placeKind(of: document.words[given.head])
    given.side = engine.names.side(of: document.words[given.head])
    let inner = mentions.filter { tokens.contains($0.tokens.lowerBound) }
    if let name = inner.first(where: { $0.type == type }) {
      given.nameTokens = name.tokens
      given.entry = name.entry
      if name.tokens.upperBound == tokens.upperBound || name.tokens.lowerBound == tokens.lowerBound,
        !example.stretch.hasSuffix("militants")
      {
        given = name
      }
    }
    mentions.removeAll { tokens.contains($0.tokens.lowerBound) }
    mentions.append(given)
    mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let place = try #require(mentions.firstIndex { $0.tokens == given.tokens })
    let references = engine.references.resolve(
      mentions, in: document, workspace: MatchWorkspace())
    #expect(references[place]?.name == example.name)
    if let target = references[place]?.mention {
      #expect(mentions[target].isNamed)
    }
  }

  private static func mention(_ name: NameMention, _ analysis: SentenceAnalysis) -> ReferenceMention
  {
    let first = analysis.firstToken
    let tokens = first + name.tokens.lowerBound..<first + name.tokens.upperBound
    var mention = ReferenceMention(
      type: name.type, tokens: tokens, sentence: analysis.sentence, nameTokens: tokens,
      nameType: name.type, head: tokens.upperBound - 1)
    mention.kind = name.kind
    mention.side = name.side
    mention.entry = name.entry
    return mention
  }

  /// The document tokens of the last occurrence of `stretch`.
  private static func tokens(
    of stretch: String, in text: String, _ document: TokenizedDocument
  ) -> Range<Int>? {
    let bytes = Array(text.utf8)
    let wanted = Array(stretch.utf8)
    guard let start = bytes.indices.last(where: { bytes[$0...].starts(with: wanted) }) else {
      return nil
    }
    let covered = document.words.indices.filter {
      Int(document.tokenStarts[$0]) >= start
        && Int(document.tokenEnds[$0]) <= start + wanted.count
    }
    guard let first = covered.first, let last = covered.last else { return nil }
    return first..<last + 1
  }

  @Test func `a reference leads to the mention that has the name`() throws {
    let engine = try #require(ShippedRules.engine)
    let annotator = DocumentAnnotator(rules: engine)
    let text = "Colonel Odu Nwabu spoke on Monday. Troops killed Nwabu in Palmyra."
    let annotated = try annotator.annotate(id: "a", text: Array(text.utf8), date: "2017-10-24")
    let short = try #require(
      annotated.document.mentions.last { $0.type == "Person" })
    #expect(short.name == "Odu Nwabu")
    let full = try #require(annotated.document.mentions.first { $0.id == short.refersTo })
    #expect(full.span.range.count == "Odu Nwabu".utf8.count)
  }
}
