public import QuothModel
import QuothDiagnostics
package import QuothEngine
import QuothRules
import QuothText

/// Extracts records from texts by rule packs: the entry for users of the library.
///
/// Immutable and shared; each thread makes a worker of its own.
public struct Extractor: Sendable {
  package let rules: EngineRules

  /// Loads rule packs.
  ///
  /// - Parameters:
  ///   - packs: the folders of the packs; empty for the shipped conflict pack.
  ///   - cache: where compiled rules are kept for the next start; by default nowhere.
  /// - Throws: `PackError` with every mistake in the rules and its place.
  public init(packs: [String] = [], cache: RuleCache? = nil) throws(PackError) {
    let shipped = try ShippedPacks.directory()
    let path = shipped + "/english/english.lexicon"
    let table: LexicalTable
    do {
      table = try LexicalTable(path: path)
    } catch {
      throw .lexicalTable(path: path, reason: String(describing: error))
    }
    let packs = packs.isEmpty ? [shipped + "/conflict"] : packs
    if let known = cache?.rules(of: packs, shippedFolder: shipped, table: table) {
      rules = known
      return
    }
    let loaded = RuleSetLoader(shippedFolder: shipped, inflection: Inflection(table: table))
      .load(packs)
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw .invalidRules(
        report: errors.map { DiagnosticRenderer.text($0) + "\n" }.joined(), count: errors.count)
    }
    rules = EngineRules(loaded.ruleSet, table: table)
    cache?.store(rules, of: packs, shippedFolder: shipped, sources: loaded.sources)
  }

  /// A worker, for one thread at a time.
  public func makeWorker() -> ExtractorWorker { ExtractorWorker(rules: rules) }
}
