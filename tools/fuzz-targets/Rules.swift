import Glibc
import QuothDiagnostics
import QuothRules
import QuothText

/// A file on a memory disk, since rule files are read from folders only.
private let rulePath = "/dev/shm/quoth-fuzz-\(getpid()).yaml"

// The fuzzer runs one input at a time.
nonisolated(unsafe) private let loader: RuleSetLoader = {
  guard let table = try? LexicalTable(path: "rules/english/english.lexicon") else {
    fatalError("run the fuzzer from the repository")
  }
  return RuleSetLoader(shippedFolder: nil, inflection: Inflection(table: table))
}()

private func load(_ bytes: [UInt8]) {
  guard let file = fopen(rulePath, "w") else { fatalError("cannot write \(rulePath)") }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
  let loaded = loader.load([rulePath])
  // Every mistake has a place that can be shown.
  for diagnostic in loaded.diagnostics { _ = DiagnosticRenderer.text(diagnostic) }
}

/// Any bytes as a rule file.
func fuzzRuleFile(_ bytes: UnsafeBufferPointer<UInt8>) { load(Array(bytes)) }

/// Any line as the pattern of an event rule.
func fuzzPattern(_ bytes: UnsafeBufferPointer<UInt8>) {
  let head = """
    quoth: 1
    pack: fuzz
    types:
      Force: {}
    events:
      Killing: {roles: {perpetrator: Force, victims: [Force, Quantity]}}
    macros:
      few(x): |
        (a few | $x)
    rules:
      - id: fuzzed
        event: Killing
        match: |

    """
  var file = Array(head.utf8)
  for line in bytes.split(separator: 0x0A) { file += Array("      ".utf8) + line + [0x0A] }
  load(file)
}
