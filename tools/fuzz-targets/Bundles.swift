import QuothBundle
import QuothEngine
import QuothText

// The fuzzer runs one input at a time.
nonisolated(unsafe) private let table: LexicalTable = {
  guard let table = try? LexicalTable(path: "rules/english/english.lexicon") else {
    fatalError("run the fuzzer from the repository")
  }
  return table
}()
private let text = Array("Brigade of the Hills killed 3 herders near Qasr on Monday.".utf8)

/// Any bytes as the rules of a bundle whose hash somebody made fit; what can be read must run.
func fuzzBundle(_ bytes: UnsafeBufferPointer<UInt8>) {
  guard let bundle = try? BundleReader(Array(bytes)),
    let rules = try? EngineRules(from: bundle, table: table)
  else { return }
  guard
    (try? DocumentAnnotator(rules: rules).annotate(id: "a", text: text, date: nil)) != nil
  else { preconditionFailure("a text that was read cannot be read") }
}
