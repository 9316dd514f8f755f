import Testing

@testable import QuothRules

struct RuleListingTests {
  private let text = """
    quoth: 1
    pack: pack
    types: {Force: {}, Location: {}}
    events: {Seizure: {roles: {actor: Force, place: Location}}}
    macros:
      quickly(how): '$how quickly'
    templates:
      - id: active
        needs: [verb]
        match: '$subject? <finite($verb)> $object'
      - id: passive
        needs: [verb]
        match: '$object@subject <full_passive($verb)> $subject@by|from?'
    rules:
      - id: seizure
        frame: Seizure
        verb: [seize, take over]
        subject: {actor: Force}
        object: {place: 'Location[kind=town]'}
      - id: seizure.quick
        event: Seizure
        match: '<fell> @quickly(very?) | <gone>'
    """

  @Test func `a frame is shown as what it expands to`() throws {
    let pack = try TemporaryPack(["a.yaml": text])
    let (listing, rules) = try Repository.loader().listing([pack.folder])
    #expect(rules.diagnostics == [])
    #expect(
      listing.ids == ["seizure", "seizure/active", "seizure/passive", "seizure.quick"])
    let shown = try #require(listing.text(of: "seizure", includesExpressions: false))
    #expect(
      shown.replacing(pack.folder, with: "pack") == """
        seizure/active: frame Seizure, pack/a.yaml:15
          {actor:subject:Force}? <finite(seize, take over)> {place:object:Location[kind=town]}

        seizure/passive: frame Seizure, pack/a.yaml:15
          {place:subject:Location[kind=town]} <full_passive(seize, take over)> {actor:by|from:Force}?

        """)
  }

  @Test func `expressions are shown on demand`() throws {
    let pack = try TemporaryPack(["a.yaml": text])
    let (listing, _) = try Repository.loader().listing([pack.folder])
    let shown = try #require(listing.text(of: "seizure.quick", includesExpressions: true))
    let lines = shown.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines[1] == "<fell> (very? quickly) | <gone>")
    #expect(lines[2] == "trigger word: fell")
    #expect(lines[3].hasPrefix("right   \\x{E004}?+ "))
    #expect(lines[4] == "trigger word: gone")
    #expect(listing.text(of: "nothing", includesExpressions: true) == nil)
  }
}
