import Foundation
import QuothModel
import QuothRules
import QuothText
import Testing

@testable import QuothEngine

/// Rules whose sides are sequences of words, which are matched without PCRE2.
struct WordSequenceTests {
  private static let head = """
    quoth: 1
    pack: sequences
    types: {Vehicle: {}}
    events:
      Seen: {roles: {vehicle: Vehicle}}
    lexicons:
      - {type: Vehicle, file: vehicles.tsv}
    rules:

    """

  /// One rule for each, with the number of its line as id.
  private static let patterns = [
    "<seen> ..2! /[0-9]+/",
    "/[0-9]+/ ..3! (was | were | have been) ..1! <seen>",
    "/[A-Z][a-z]+/{1,3} <seen>",
    "<seen> /[A-Z][a-z]+/{2,3} today",
    "<seen> (near the (old | new)? bridge | there)",
    "(a | the)? (small (red | blue))? lorry ..4! <seen>",
    "<seen> ..5! o'clock",
    "very? /rare.*/ <seen> ..1! again",
    "IS ..2! <seen>",
  ]

  private static let texts = [
    "In all 14 were seen near the bridge. None was seen at 3 o’clock.",
    "Fourteen, 15 or so have been barely seen. 16 and more who had been there were not seen.",
    "John Smith Junior seen there; mary seen Upper Marl Today, Upper Marl today.",
    "Seen \"in\" 5 towns, seen “5” times, seen 'in' 7 towns, seen «5», 9 were \"seen\".",
    "A small red lorry, or the blue lorry, was seen near the old bridge again and again.",
    "The lorry of an old man who came here was seen near the new bridge; lorry was seen.",
    "very rarely seen again, rare seen, once, again. IS has been seen, is has seen.",
    "\u{E000} 12 were seen \u{E001} 13. Ｓeen 3. SEEN\u{AD} 4 ſeen 5 ＬＯＲＲＹ lorry seen",
    "", "seen", "seen.", "5 was seen", "1 2 3 seen 4 5 6",
  ]

  private func annotator(_ patterns: [String]) throws -> DocumentAnnotator {
    let folder = NSTemporaryDirectory() + "quoth-sequences-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rules = patterns.enumerated().map { number, pattern in
      "  - id: r\(number)\n    event: Seen\n    match: |\n      \(pattern)\n"
    }
    for (name, content) in [
      ("pack.yaml", Self.head + rules.joined()), ("vehicles.tsv", "Nowhere Mentioned\n"),
    ] {
      try content.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
    let table = try LexicalTable(
      path: "\(ShippedAnalysis.repository.path)/rules/english/english.lexicon")
    let loaded = RuleSetLoader(shippedFolder: nil, inflection: Inflection(table: table))
      .load(["\(folder)/pack.yaml"])
    try #require(loaded.ruleSet.eventAlternatives.count == patterns.count)
    return DocumentAnnotator(rules: EngineRules(loaded.ruleSet, table: table))
  }

  @Test func `finds what the expressions of the same rules find`() throws {
    let sequences = try annotator(Self.patterns)
    // A rule that looks at names makes the view show them, and all sides expressions.
    let expressions = try annotator(Self.patterns + ["<seen> {vehicle:Vehicle}"])
    #expect(sequences.rules.words?.patterns.isEmpty == true)
    #expect(expressions.rules.words?.sequences.isEmpty == true)
    var found: Set<String> = []
    for text in Self.texts {
      let bytes = Array(text.utf8)
      let events = try sequences.annotate(id: "a", text: bytes, date: nil).document.events
      let others = try expressions.annotate(id: "a", text: bytes, date: nil).document.events
      #expect(events == others, "\(text)")
      found.formUnion(events.flatMap(\.rules))
    }
    #expect(found.count == Self.patterns.count)
  }
}
