import QuothEngine
import QuothText
import Testing

struct TaggerTests {
  @Test(arguments: try ShippedAnalysis.suite("tags"))
  func `tags news prose`(line: String) throws {
    let words = line.split(separator: " ").map { pair in
      String(pair[..<(pair.lastIndex(of: "/") ?? pair.endIndex)])
    }
    let (document, analysis) = try ShippedAnalysis.shared.get().analyze(text(words))
    let found = analysis.tags.indices.map { token in
      String(decoding: document.bytes(ofToken: token), as: UTF8.self) + "/"
        + (TaggerTests.labels[analysis.tags[token]] ?? "")
    }
    #expect(found.joined(separator: " ") == line)
  }

  /// The sentence as it is printed: punctuation and endings without a space before them.
  private func text(_ words: [String]) -> String {
    words.reduce(into: "") { text, word in
      let joins =
        [",", ".", "'s", "'", ")", "?"].contains(word) || text.hasSuffix("(") || text.isEmpty
      text += (joins ? "" : " ") + word
    }
  }

  static let labels: [PartOfSpeech: String] = [
    .noun: "NN", .pluralNoun: "NNS", .name: "NNP", .pluralName: "NNPS", .baseVerb: "VB",
    .presentVerb: "VBP", .thirdPersonVerb: "VBZ", .pastVerb: "VBD", .pastParticiple: "VBN",
    .gerund: "VBG",
    .modal: "MD", .adjective: "JJ", .comparativeAdjective: "JJR", .superlativeAdjective: "JJS",
    .adverb: "RB",
    .comparativeAdverb: "RBR", .superlativeAdverb: "RBS", .particle: "RP", .determiner: "DT",
    .predeterminer: "PDT", .number: "CD", .possessiveEnding: "POS", .pronoun: "PRP",
    .possessivePronoun: "PRP$",
    .existential: "EX", .whDeterminer: "WDT", .whPronoun: "WP", .whAdverb: "WRB",
    .preposition: "IN", .to: "TO",
    .coordinator: "CC", .punctuation: "PUNC",
  ]
}
