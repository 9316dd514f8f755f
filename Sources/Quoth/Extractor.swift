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
  /// A digest of every rule file and table that was read; equal digests give equal output.
  public let fingerprint: String

  /// Loads rule packs.
  ///
  /// - Parameter packs: the folders of the packs; empty for the shipped conflict pack.
  /// - Throws: `PackError` with every mistake in the rules and its place.
  public init(packs: [String] = []) throws(PackError) {
    let shipped = try ShippedPacks.directory()
    let loaded = PackLoader.load(
      packs.isEmpty ? [shipped + "/conflict"] : packs, shippedPacks: shipped)
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw .invalidRules(
        report: errors.map { $0.rendered() + "\n" }.joined(), count: errors.count)
    }
    fingerprint = loaded.fingerprint
    rules = EngineRules(loaded.ruleSet, table: loaded.table)
  }

  /// A worker, for one thread at a time.
  public func makeWorker() -> ExtractorWorker { ExtractorWorker(rules: rules) }
}
