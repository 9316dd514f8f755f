import Foundation
import QuothEngine
import QuothRules
import QuothText

/// The shipped packs, loaded once for all tests.
enum ShippedRules {
  static let engine: EngineRules? = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../rules").standardized.path
    guard let table = try? LexicalTable(path: folder + "/english/english.lexicon") else {
      return nil
    }
    let loader = RuleSetLoader(shippedFolder: folder, inflection: Inflection(table: table))
    return EngineRules(loader.load([folder + "/conflict"]).ruleSet, table: table)
  }()

  /// The names, dates and quantities of every sentence, settled over the text.
  static func analyses(
    of text: [UInt8], by engine: EngineRules
  ) throws -> (TokenizedDocument, [SentenceAnalysis]) {
    let document = try engine.tokenizer.tokenize(text)
    var analyses = document.sentences.indices.map { index in
      var analysis = SentenceAnalysis(
        sentence: index, firstToken: document.sentences[index].tokens.lowerBound)
      analysis.dates = engine.dates.find(in: document, sentence: index)
      analysis.quantities = engine.quantities.find(
        in: document, sentence: index, dates: analysis.dates)
      analysis.names = engine.names.find(
        in: document, sentence: index, dates: analysis.dates, quantities: analysis.quantities)
      return analysis
    }
    DocumentNames(analyses, of: document, finder: engine.names).settle(&analyses, of: document)
    return (document, analyses)
  }
}
