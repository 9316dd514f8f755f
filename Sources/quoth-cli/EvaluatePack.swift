import ArgumentParser
import QuothAuthoring
import QuothDiagnostics
import QuothEngine
import QuothEvaluation
import QuothModel
import QuothRules

/// The rule packs that `quoth evaluate --rules` annotates the gold documents with.
struct EvaluatePack {
  private let annotator: PackAnnotator

  /// Loads the packs at `paths`.
  ///
  /// - Throws: `ExitCode` 3 after every mistake has been printed.
  init(_ paths: [String]) throws {
    let authored = try AuthoredRules(paths)
    annotator = PackAnnotator(try Self.load(authored).ruleSet, table: authored.table)
  }

  /// Loads packs that must have no mistakes.
  ///
  /// - Throws: `ExitCode` 3 after every mistake has been printed.
  static func load(_ authored: AuthoredRules) throws -> LoadedRules {
    let loaded = authored.loader.load(authored.paths)
    let mistakes = loaded.diagnostics.filter { $0.severity == .error }
    if !mistakes.isEmpty {
      try DiagnosticOutput.write(mistakes, format: .text)
      throw EvaluateInput.badInput
    }
    return loaded
  }

  /// The ids of all rules.
  var ruleIDs: [String] { annotator.ruleSet.ruleIDs }

  /// Annotates the texts of `gold` and forgets its annotation.
  func annotate(_ gold: DocumentCollection) throws -> DocumentCollection {
    try annotator.annotate(gold)
  }

  /// Annotates some documents of `gold` by all rules but one.
  func annotate(
    _ gold: [ExactText: AnnotatedDocument], ids: [String], without rule: String
  ) throws -> [AnnotatedDocument] {
    try annotator.without(rule: rule).annotate(ids.compactMap { gold[ExactText($0)] })
  }

  /// How long each event rule takes on the texts of `gold`, the slowest first.
  func times(on gold: DocumentCollection) -> [RuleTimer.Time] {
    annotator.times(on: gold.documents)
  }

  /// The rule that came nearest to an event that was missed, and what it lacked.
  func nearestRule(toMissed item: ErrorItem) -> String? {
    NearestRule.description(for: item, annotator)
  }
}
