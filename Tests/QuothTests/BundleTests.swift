import Quoth
import QuothBundle
import QuothEngine
import QuothRules
import QuothText
import TestSupport
import Testing

struct BundleTests {
  private let table: LexicalTable
  private let rules: EngineRules

  init() throws {
    let folder = try TemporaryFolder()
    table = try LexicalTable(path: try ShippedPacks.path(of: "english") + "/english.lexicon")
    let loaded = RuleSetLoader(shippedFolder: nil, inflection: Inflection(table: table))
      .load([try TinyPack.write(to: folder)])
    try #require(loaded.diagnostics.map(\.code) == [])
    rules = EngineRules(loaded.ruleSet, table: table)
  }

  private var bytes: [UInt8] {
    let bundle = BundleWriter()
    rules.write(to: bundle)
    return bundle.finished()
  }

  private func read(_ bytes: [UInt8]) throws -> EngineRules {
    try EngineRules(from: BundleReader(bytes), table: table)
  }

  @Test func `a rule set comes back with all that it had`() throws {
    let copy = try read(bytes)
    #expect(Outline.of(copy.ruleSet) == Outline.of(rules.ruleSet))
    #expect(copy.vocabulary.count == rules.vocabulary.count)
    #expect(copy.vocabulary.word(for: "Qasr") == rules.vocabulary.word(for: "Qasr"))
  }

  @Test func `what was read is written as it was`() throws {
    let bundle = BundleWriter()
    try read(bytes).write(to: bundle)
    #expect(bundle.finished() == bytes)
  }

  @Test func `a bundle that is cut short is an error`() throws {
    let bytes = bytes
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: DamagedBundle.self) { try read(Array(bytes[..<length])) }
    }
  }

  /// A stranger can make the hash of a bundle fit, so that what it says must be safe too.
  @Test func `a bundle with wrong bytes is an error or runs`() throws {
    let bytes = bytes
    var number: UInt64 = 1
    func random(below limit: Int) -> Int {
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(number >> 33) % limit
    }
    var readCount = 0
    for _ in 0..<400 {
      var mutated = bytes
      for _ in 0...random(below: 3) {
        mutated[random(below: bytes.count)] = UInt8(random(below: 256))
      }
      guard let copy = try? read(mutated) else { continue }
      readCount += 1
      _ = try DocumentAnnotator(rules: copy).annotate(id: "a", text: TinyPack.text, date: nil)
    }
    // Both ends happen, or the test would show nothing.
    #expect((1..<400).contains(readCount))
  }
}

/// Everything that a value holds, as text: for comparing values that are not `Equatable`.
private enum Outline {
  static func of(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    var parts = mirror.children.map { child in
      // Compiled patterns are made when they are needed.
      child.label == "compilation" ? "" : "\(child.label ?? "")=\(of(child.value))"
    }
    if mirror.displayStyle == .dictionary || mirror.displayStyle == .set { parts.sort() }
    let name = "\(type(of: value))"
    guard parts.isEmpty else { return "\(name)(\(parts.joined(separator: ", ")))" }
    return mirror.displayStyle == .class ? name : "\(name):\(value)"
  }
}
