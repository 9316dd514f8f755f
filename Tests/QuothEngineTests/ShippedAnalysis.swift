import Foundation
import PCRE2
import QuothEngine
import QuothRules
import QuothText

/// The shipped packs and the analysis of single sentences with them, for suites of sentences.
struct ShippedAnalysis: Sendable {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let vocabulary: Vocabulary
  let ruleSet: CompiledRuleSet
  private let tokenizer: Tokenizer
  private let dates: DateReader
  private let quantities: QuantityReader
  private let names: NameFinder
  private let groups: GroupStage

  /// Loaded once for all tests.
  static let shared = Result { try ShippedAnalysis() }

  init() throws {
    let rules = ShippedAnalysis.repository.appending(path: "rules").path
    let table = try LexicalTable(path: rules + "/english/english.lexicon")
    let loader = RuleSetLoader(shippedFolder: rules, inflection: Inflection(table: table))
    ruleSet = loader.load([rules + "/conflict"]).ruleSet
    vocabulary = Vocabulary(table: table, additionalWords: ruleSet.additionalWords)
    tokenizer = Tokenizer(
      vocabulary: vocabulary, abbreviations: ruleSet.words("abbreviations"))
    dates = DateReader(ruleSet: ruleSet, vocabulary: vocabulary)
    quantities = QuantityReader(ruleSet: ruleSet, vocabulary: vocabulary)
    names = NameFinder(ruleSet: ruleSet, vocabulary: vocabulary)
    groups = GroupStage(ruleSet: ruleSet, vocabulary: vocabulary)
  }

  /// The document and the analysis of its first sentence.
  func analyze(_ text: String) throws -> (document: TokenizedDocument, analysis: SentenceAnalysis) {
    let document = try tokenizer.tokenize(Array(text.utf8))
    var analysis = SentenceAnalysis(sentence: 0, firstToken: 0)
    analysis.dates = dates.find(in: document, sentence: 0)
    analysis.quantities = quantities.find(in: document, sentence: 0, dates: analysis.dates)
    analysis.names = names.find(
      in: document, sentence: 0, dates: analysis.dates, quantities: analysis.quantities)
    var analyzer = groups.analyzer(workspace: MatchWorkspace())
    analyzer.complete(&analysis, of: document)
    return (document, analysis)
  }

  /// The lines of the literal block in `Tests/Suites/NAME.yaml`.
  static func suite(_ name: String) throws -> [String] {
    let file = repository.appending(path: "Tests/Suites/\(name).yaml")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
  }
}
