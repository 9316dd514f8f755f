import Foundation
import Quoth
import QuothAuthoring
import QuothEngine
import QuothEvaluation
import QuothModel
import QuothRules
import QuothText
import Testing

struct SuggesterTests {
  private static let shipped =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/rules"

  /// Gold drawn as `[Gunmen|actor:Force] [cordoned|!] [Idlib|place:Location].`, one Seizure a line.
  private func gold(_ drawings: [String]) -> DocumentCollection {
    let documents = drawings.enumerated().map { number, drawing in
      var text = ""
      var mentions: [Mention] = []
      var arguments: [Argument] = []
      var trigger: TextSpan?
      for part in drawing.split(separator: "[", omittingEmptySubsequences: false) {
        guard let bar = part.firstIndex(of: "|"), let end = part.firstIndex(of: "]") else {
          text += part
          continue
        }
        let span = TextSpan(text.utf8.count..<text.utf8.count + part[..<bar].utf8.count)
        text += part[..<bar]
        let label = part[part.index(after: bar)..<end].split(separator: ":").map(String.init)
        if label == ["!"] {
          trigger = span
        } else {
          let id = "m\(mentions.count + 1)"
          mentions.append(Mention(id: id, type: label[1], span: span))
          arguments.append(Argument(role: label[0], filler: .mention(id)))
        }
        text += part[part.index(after: end)...]
      }
      let event = trigger.map {
        Event(id: "e1", type: "Seizure", trigger: $0, arguments: arguments)
      }
      return AnnotatedDocument(
        id: "d\(number)", text: text, mentions: mentions, events: event.map { [$0] } ?? [])
    }
    return DocumentCollection(
      file: "gold", documents: documents, lines: documents.indices.map { $0 + 1 }, digest: "ab12")
  }

  private func suggestions(
    _ drawings: [String], texts: [String] = []
  ) throws -> Suggester.Result {
    let table = try LexicalTable(path: "\(Self.shipped)/english/english.lexicon")
    let loader = RuleSetLoader(
      shippedFolder: Self.shipped, inflection: Inflection(table: table))
    let paths = ["\(Self.shipped)/conflict"]
    let suggester = Suggester(
      gold: gold(drawings), texts: texts.map { AnnotatedDocument(id: $0, text: $0) },
      options: EvaluationOptions(), table: table, load: { loader.load(paths, adding: $0) })
    return try suggester.suggestions(for: loader.load(paths))
  }

  @Test func `proposes a frame for a verb, from the relations of its gold participants`() throws {
    let result = try suggestions(
      [
        "[Gunmen|actor:Force] [cordoned|!] [Idlib|place:Location].",
        "[Aleppo|place:Location] was [cordoned|!] by [rebels|actor:Force] at dawn.",
      ], texts: ["Soldiers cordoned Homs.", "The rain stopped."])
    #expect(result.missedEvents == 2)
    let suggestion = try #require(result.suggestions.first)
    #expect(suggestion.words == "cordon")
    #expect(suggestion.found == 2)
    #expect(suggestion.gain.wrong == 0)
    #expect(suggestion.gain.rightArguments == 4)
    #expect(suggestion.wrongMatches == [])
    #expect(
      suggestion.textMatches == ["Soldiers cordoned Homs.: Soldiers ‹cordoned› Homs."])
    #expect(
      suggestion.proposal?.yaml == """
          - id: seizure.cordon
            frame: Seizure
            verb: [cordon]
            subject: {actor: Force}
            object: {place: Location}
            adjuncts: [place, opponent, time]
            yes:
              - '[Gunmen|actor] [cordoned|!] [Idlib|place].'

        """)
  }

  @Test func `counts what a proposal finds that gold does not have as wrong`() throws {
    let result = try suggestions([
      "[Gunmen|actor:Force] [fenced|!] [Idlib|place:Location].", "Trees fenced Homs on all sides.",
      "Soldiers fenced Aleppo with flags.",
    ])
    let suggestion = try #require(result.suggestions.first { $0.words == "fence" })
    #expect(suggestion.found == 1)
    #expect(suggestion.gain.wrong > 0)
    #expect(suggestion.wrongMatches.contains("d2: Soldiers ‹fenced› Aleppo with flags."))
    #expect(suggestion.gain.balance < 1)
  }

  @Test func `writes a pattern for an expression that is neither verb nor noun`() throws {
    let result = try suggestions([
      "[Idlib|place:Location] is now [under the boot|!] of [the rebels|actor:Force]."
    ])
    let suggestion = try #require(result.suggestions.first)
    #expect(suggestion.wordClass != .verb)
    let yaml = try #require(suggestion.proposal?.yaml)
    #expect(yaml.contains("event: Seizure"))
  }

  @Test func `puts the greatest gain first and the text says what was measured`() throws {
    let result = try suggestions([
      "[Gunmen|actor:Force] [cordoned|!] [Idlib|place:Location].",
      "[Rebels|actor:Force] [cordoned|!] [Homs|place:Location].",
      "[Rebels|actor:Force] [garrisoned|!] [Homs|place:Location].",
    ])
    #expect(result.suggestions.map(\.words) == ["cordon", "garrison"])
    let text = SuggestionReport.text(of: result, limit: 1)
    #expect(text.hasPrefix("0 of 3 gold events are found, 3 missed, in 2 groups\n"))
    #expect(text.contains("1. Seizure 'cordon' (verb), 2 missed\n   d0: Gunmen ⟦cordoned⟧ Idlib."))
    #expect(text.contains("finds 2 of 2, 0 wrong (P 100.0 R 100.0); arguments 4 right, 0 wrong"))
    #expect(text.hasSuffix("… and 1 group more; --limit 0 shows all\n"))
  }

  @Test func `says so when nothing is missing`() throws {
    let found = try suggestions(["[Gunmen|actor:Force] [seized|!] [Idlib|place:Location]."])
    #expect(SuggestionReport.text(of: found) == "nothing is missing: 1 gold event, all found\n")
    let none = try suggestions(["The rain stopped."])
    #expect(SuggestionReport.text(of: none) == "gold has no events\n")
  }
}
