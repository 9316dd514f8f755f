import TestSupport
import Testing

/// Rules whose words no table of English holds: the names of towns, groups and weapons that a newsroom adds.
struct RuleWordTests {
  @Test(arguments: [
    ("mention: Place", "Zorkan", "We saw [Zorkan|!] burn."),
    ("mention: Place", "(Zorkan | Mirv)", "[Mirv|!] fell."),
    ("mention: Place", "the <zorkan>", "They left the [zorkan|!] again."),
  ])
  func `a word that English lacks is found`(kind: String, pattern: String, example: String) throws {
    for imports in ["", "imports: [english]\n"] {
      let rules = """
        quoth: 1
        pack: words
        \(imports)types:
          Place: {}
        rules:
          - id: word
            \(kind)
            match: |
              \(pattern)
            yes: ['\(example)']
        """
      let result = try Command.test(pack: rules)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test func `a word that English lacks changes a status`() throws {
    let rules = """
      quoth: 1
      pack: words
      imports: [english]
      types:
        Force: {}
        Place: {}
      events:
        Fall: {roles: {place: Place}}
      lexicons:
        - {type: Place, file: places.tsv}
      rules:
        - id: fall
          event: Fall
          match: |
            {place:subject:Place} <v(fall)>
        - id: doubted
          status: possible
          match: |
            zorkedly {event}
          yes: ['Qasr zorkedly [fell|!] on Monday.']
      """
    let result = try Command.test(pack: rules, files: ["places.tsv": "Qasr\n"])
    #expect(result.status == 0, "\(result.errors)")
  }
}
