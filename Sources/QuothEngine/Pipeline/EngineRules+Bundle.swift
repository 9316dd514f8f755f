package import QuothBundle
package import QuothRules
package import QuothText

extension EngineRules {
  /// Changes whenever other bytes are written; a bundle of another version is not read.
  package static let bundleVersion = 5

  /// Writes the rule set, with the tables that take longest to make from it.
  package func write(to bundle: BundleWriter) {
    ruleSet.write(to: bundle)
    vocabulary.write(to: bundle)
    triggers.write(to: bundle)
    names.lexicon.write(to: bundle)
  }

  /// Reads rules that were written with the same lexical table.
  ///
  /// Throws `DamagedBundle`.
  package convenience init(from bundle: BundleReader, table: LexicalTable) throws {
    let ruleSet = try CompiledRuleSet(from: bundle)
    let vocabulary = try Vocabulary(from: bundle, table: table)
    let triggers = try TriggerTable(from: bundle, ruleSet, vocabulary: vocabulary)
    let lexicon = try NameLexicon(
      from: bundle, vocabulary: vocabulary, nameCount: ruleSet.lexicon.count)
    guard bundle.isAtEnd else { throw DamagedBundle() }
    self.init(ruleSet, vocabulary: vocabulary, triggers: triggers, lexicon: lexicon)
  }
}
