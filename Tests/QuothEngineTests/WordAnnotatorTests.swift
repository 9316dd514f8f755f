import Foundation
import PCRE2
import QuothModel
import QuothRules
import QuothText
import Testing

@testable import QuothEngine

/// Packs that need nothing but words.
struct WordAnnotatorTests {
  private static let pack = """
    quoth: 1
    pack: convoys
    types:
      Vehicle: {}
      Town: {}
    events:
      Departure: {roles: {vehicle: Vehicle, place: Town}}
      Sighting: {roles: {}}
    lexicons:
      - {type: Vehicle, file: vehicles.tsv}
      - {type: Town, file: towns.tsv}
    rules:
      - id: left
        event: Departure
        match: |
          {vehicle:Vehicle} ..2 <(left | departed from)> {place:Town}
      - id: left.early
        event: Departure
        match: |
          <left> ..3! (early | before dawn)
      - id: seen
        event: Sighting
        match: |
          /[0-9]+/ ..1! <seen>

    """

  private func annotate(_ text: String) throws -> AnnotatedDocument {
    let folder = NSTemporaryDirectory() + "quoth-words-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, content) in [
      ("pack.yaml", Self.pack), ("vehicles.tsv", "Red Lorry\nRed Lorry Two\n"),
      ("towns.tsv", "Upper Marl\nMarl\n"),
    ] {
      try content.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
    let repository = ShippedAnalysis.repository.path
    let table = try LexicalTable(path: "\(repository)/rules/english/english.lexicon")
    let loaded = RuleSetLoader(shippedFolder: nil, inflection: Inflection(table: table))
      .load(["\(folder)/pack.yaml"])
    try #require(loaded.ruleSet.eventAlternatives.count == 3)
    let rules = EngineRules(loaded.ruleSet, table: table)
    try #require(rules.words != nil)
    return try DocumentAnnotator(rules: rules)
      .annotate(id: "a", text: Array(text.utf8), date: nil).document
  }

  private func slice(_ span: TextSpan?, _ text: String) -> String {
    String(decoding: Array(text.utf8)[(span ?? TextSpan(0..<0)).range], as: UTF8.self)
  }

  @Test func `finds the longest name of any type that a pack declares`() throws {
    let text = "The Red Lorry Two was near Marl, not upper Marl."
    let mentions = try annotate(text).mentions
    #expect(mentions.map { slice($0.span, text) } == ["Red Lorry Two", "Marl", "Marl"])
    #expect(mentions.map(\.type) == ["Vehicle", "Town", "Town"])
  }

  @Test func `binds names around the trigger, nearest first`() throws {
    let text = "Red Lorry waited – é – while Red Lorry Two quietly departed from Upper Marl."
    let document = try annotate(text)
    let event = try #require(document.events.first)
    #expect(document.events.count == 1)
    #expect(slice(event.trigger, text) == "departed from")
    #expect(event.arguments.map(\.role).sorted() == ["place", "vehicle"])
  }

  @Test func `merges rules of one type on one trigger`() throws {
    let document = try annotate("Red Lorry left Marl before dawn.")
    #expect(document.events.map(\.type) == ["Departure"])
    #expect(document.events.first?.rules.sorted() == ["left", "left.early"])
  }

  @Test func `keeps an event without roles`() throws {
    let document = try annotate("In all 14 were seen there. None seen here.")
    #expect(document.events.map(\.rules) == [["seen"]])
    #expect(document.events.map(\.arguments.count) == [0])
  }
}
