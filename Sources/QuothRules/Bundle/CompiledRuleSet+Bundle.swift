package import QuothBundle

extension CompiledRuleSet {
  /// Writes everything that the rule set holds.
  package func write(to bundle: BundleWriter) { RuleSetWriter(bundle).write(self) }

  /// Reads a rule set that was written.
  ///
  /// Throws `DamagedBundle` if the bytes are none; what is read is safe to run, whoever wrote it.
  package init(from bundle: BundleReader) throws { self = try RuleSetReader(bundle).ruleSet() }
}
