import TestSupport
import Testing

/// Patterns that an author writes into a pack of their own, over nothing but the pack `english`.
struct AuthoredPatternTests {
  @Test(arguments: [
    ("{a:subject:Force} <v(smash)> {b:object:NG}", "[Marines|a] [smashed|!] [the big drum|b]"),
    (
      "{a:subject:Force} <v(smash)> {b:object:NG[head=drum|bell]}",
      "[Marines|a] [smashed|!] [the big drums|b]"
    ),
    ("{a:subject:Force} <v(smash)> {b:NG}", "[Marines|a] [smashed|!] [the big drum|b]"),
    ("{a:subject:Force} <v(say)> {c:Clause}", "[Marines|a] [said|!] [the drum was lost|c]"),
    (
      "{a:subject:Force} <v(say)> {c:Clause}",
      "[Marines|a] [said|!] [that the drum was lost in Homs|c] after they left."
    ),
    (
      "{a:subject:Force} <v(say)> that {c:Clause}",
      "[Marines|a] [said|!] that [the drum was lost on Monday|c], and left."
    ),
    (
      "{a:subject:Force} <v(say)> {c:Clause} and left",
      "[Marines|a] [said|!] [the drum was lost on Monday|c] and left."
    ),
    (
      "{c:Clause} , {a:Force} <v(say)>",
      "[The drum was lost on Monday|c], [marines|a] [said|!]."
    ),
    ("<v(say)> , {c:Quote}", #"He [said|!], "[the drum was lost|c]"."#),
  ])
  func `a pattern binds what its author marks`(pattern: String, example: String) throws {
    let rules = """
      quoth: 1
      pack: own
      imports: [english]
      types: {Force: {}, Person: {}}
      events:
        Own: {roles: {a: [Force, Person], b: Person, c: Clause}}
      tables: {head_nouns: [{type: Force, words: [marines]}]}
      rules:
        - id: own
          event: Own
          match: |
            \(pattern)
          yes: ['\(example)']
      """
    let result = try Command.test(pack: rules)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `a reference rule is for mentions with its features`() throws {
    let folder = try TemporaryFolder()
    let rules = """
      quoth: 1
      pack: own
      imports: [english]
      types: {Force: {}, Location: {}}
      events:
        Flight: {roles: {actor: Force, place: Location}}
      tables:
        head_nouns:
          - {type: Force, words: [marines]}
          - {type: Location, words: [hamlet], kind: town}
          - {type: Location, words: [fort], kind: base}
      lexicons:
        - {type: Location, file: places.tsv}
      rules:
        - id: flight
          event: Flight
          match: |
            {actor:subject:Force} <v(leave)> {place:object:Location}
        - id: there
          refer: Location[kind=town]
          match: |
            the /[a-z]+/
          to: nearest earlier named Location
      """
    try folder.write(rules.utf8, to: "own/rules.yaml")
    try folder.write("Qasr\tkind=town\n".utf8, to: "own/places.tsv")
    let article =
      #"{"id":"a","text":"Marines left Qasr. Marines left the hamlet. Marines left the fort."}"#
    let result = try Command.run(
      "annotate", "-", "--rules", "own", input: Array(article.utf8), in: folder.path)
    let mentions = try #require(result.rows.first?["mentions"] as? [[String: Any]])
    let names = mentions.reduce(into: [Int: String]()) { names, mention in
      guard let start = mention["start"] as? Int else { return }
      names[start] = mention["name"] as? String
    }
    #expect(names[32] == "Qasr")  // the hamlet
    #expect(names[57] == nil)  // the fort
  }

  @Test func `an event without roles needs no participant`() throws {
    let rules = """
      quoth: 1
      pack: own
      imports: [english]
      events:
        Alarm: {roles: {time: Date}}
      rules:
        - id: alarm
          event: Alarm
          match: |
            <n(siren)>
          adjuncts: [time]
          yes: ['[Sirens|!] wailed again']
      """
    let result = try Command.test(pack: rules)
    #expect(result.status == 0, "\(result.errors)")
  }
}
