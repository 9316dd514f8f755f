import ArgumentParser
import QuothDiagnostics
import QuothEngine
import QuothEvaluation
import QuothModel
import QuothRules
import QuothText

/// The rule packs that `quoth evaluate --rules` annotates the gold documents with.
struct EvaluatePack {
  private let ruleSet: CompiledRuleSet
  private let table: LexicalTable
  private let annotator: DocumentAnnotator

  /// Loads the packs at `paths`.
  ///
  /// - Throws: `ExitCode` 3 after every mistake has been printed.
  init(_ paths: [String]) throws {
    let authored = try AuthoredRules(paths)
    let loaded = authored.loader.load(authored.paths)
    let mistakes = loaded.diagnostics.filter { $0.severity == .error }
    if !mistakes.isEmpty {
      try DiagnosticOutput.write(mistakes, format: .text)
      throw EvaluateInput.badInput
    }
    ruleSet = loaded.ruleSet
    table = authored.table
    annotator = DocumentAnnotator(rules: EngineRules(ruleSet, table: table))
  }

  /// The ids of all rules.
  var ruleIDs: [String] { ruleSet.ruleIDs }

  /// Annotates the texts of `gold` and forgets its annotation.
  func annotate(_ gold: DocumentCollection) throws -> DocumentCollection {
    let documents = try gold.documents.map { try Self.annotate($0, annotator) }
    return DocumentCollection(
      file: "output", documents: documents, lines: Array(1..<(documents.count + 1)), digest: "")
  }

  /// Annotates some documents of `gold` by all rules but one.
  func annotate(
    _ gold: [ExactText: AnnotatedDocument], ids: [String], without rule: String
  ) throws -> [AnnotatedDocument] {
    let rest = DocumentAnnotator(rules: EngineRules(ruleSet.without(rule: rule), table: table))
    return try ids.compactMap { gold[ExactText($0)] }.map { try Self.annotate($0, rest) }
  }

  private static func annotate(
    _ document: AnnotatedDocument, _ annotator: DocumentAnnotator
  ) throws -> AnnotatedDocument {
    try annotator.annotate(
      id: document.id, text: Array(document.text.utf8), date: document.date
    ).document
  }

  /// The rule that came nearest to an event that was missed, and what it lacked.
  func nearestRule(toMissed item: ErrorItem) -> String? {
    guard let gold = item.gold,
      let explanations = try? annotator.explain(text: Array(item.sentence.utf8), date: nil)
    else { return nil }
    let bytes = Array(item.sentence.utf8)[gold.range]
    let words = Set(String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init))
    let misses = explanations.flatMap(\.missed).filter { words.contains($0.trigger) }
    guard let nearest = misses.min(by: { $0.reason.distance < $1.reason.distance }) else {
      return "no rule has the trigger '\(words.sorted().joined(separator: " "))'"
    }
    return "\(nearest.rule): \(nearest.reason.text)"
  }
}

extension RuleMiss.Reason {
  /// How far a rule was from finding its event; 0 is nearest.
  fileprivate var distance: Int {
    switch self {
    case .outranked: 1
    case .context: 2
    case .binding: 3
    case .veto: 4
    case .predicate: 5
    }
  }
}
